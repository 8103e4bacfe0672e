// Resumable uploads: fetched with the first file somebody sends.
export { Upload } from 'tus-js-client/lib/browser/index.js';
