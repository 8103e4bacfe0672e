// What the bundler puts in.

declare const __ASSETS__: Record<string, string>;
declare const __CHUNKS__: Record<string, { path: string; integrity: string }>;
declare const __MANIFEST__: Record<string, string>;
declare const __OFFLINE__: Record<string, string>;

// Not in TypeScript's DOM library yet.
declare var trustedTypes: {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => { createScriptURL: (url: string) => string };
} | undefined;

declare module 'guichet-app' {
  const create: (options: object) => Promise<import('./bridge.js').Client>;
  export default create;
}

// The untranspiled source is a third smaller than the package's default entry.
declare module 'tus-js-client/lib/browser/index.js' {
  export * from 'tus-js-client';
}
