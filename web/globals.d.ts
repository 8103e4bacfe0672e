// What the bundler puts in.

declare const __ASSETS__: Record<string, string>;
declare const __MANIFEST__: Record<string, string>;

declare module 'guichet-app' {
  const create: (options: object) => Promise<import('./bridge.js').Client>;
  export default create;
}
