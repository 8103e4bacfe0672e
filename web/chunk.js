// Parts of the client that most visits never need.

/**
 * A module of web/chunks/. Dynamic imports have no integrity of their own; the preload checks it, and the import takes
 * what was preloaded.
 * @param {string} name
 */
export async function loadChunk(name) {
  const { path = '', integrity = '' } = __CHUNKS__[name] ?? {};
  const link = document.createElement('link');
  if (link.relList.supports('modulepreload')) {
    await new Promise((load, fail) => {
      Object.assign(link, { rel: 'modulepreload', href: `/${path}`, integrity, onload: load, onerror: fail });
      document.head.append(link);
    });
  }
  return import(`/${path}`);
}
