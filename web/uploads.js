// Files: chosen or dropped, sent in resumable pieces. The bytes never enter the client's memory.
import { loadChunk } from './chunk.js';
import { State } from './patch.js';
import { Told } from './protocol.js';

const parallelMax = 3;
const chunkBytes = 8 * 1024 * 1024;
const states = /** @type {const} */ (['queued', 'uploading', 'paused', 'done', 'failed']);

/** @typedef {import('tus-js-client').Upload} Upload */
/** @typedef {{ id: number, file: File, target: string, upload?: Upload, state: typeof states[number], sent: number, error: string }} Job */

export class Uploads {
  #bridge;
  #portal;
  #nextBatch = 1;
  /** @type {Map<number, File[]>} */
  #batches = new Map();
  /** @type {Map<number, Job>} */
  #jobs = new Map();

  /** @param {import('./bridge.js').Bridge} bridge @param {string} portal */
  constructor(bridge, portal) {
    this.#bridge = bridge;
    this.#portal = portal;
    bridge.onCommands({
      startUpload: (id, batch, index, target) => void this.#start(id, batch, index, target),
      pauseUpload: (id) => void this.#pause(id),
      resumeUpload: (id) => this.#resume(id),
      cancelUpload: (id) => void this.#cancel(id),
      forgetUploads: () => forgetInterrupted(),
    });
    bridge.onQueries({
      uploads: (batch) => (batch ? this.#describe(Number(batch)) : interrupted()),
    });
  }

  /** @param {number} node @param {File[]} files */
  offer(node, files) {
    if (!files.length) return;
    const batch = this.#nextBatch++;
    this.#batches.set(batch, files);
    this.#bridge.send(Told.filesChosen, node, files.length, batch);
    this.#bridge.runFrame();
  }

  /** @param {number} batch */
  #describe(batch) {
    return (this.#batches.get(batch) ?? []).map((file) => `${file.size}\t${file.type}\t${file.name}`).join('\n');
  }

  /** @param {number} id @param {number} batch @param {number} index @param {string} target url, then key and value lines */
  async #start(id, batch, index, target) {
    const file = this.#batches.get(batch)?.[index];
    if (!file) return;
    /** @type {Job} */
    const job = { id, file, target, state: 'queued', sent: 0, error: '' };
    this.#jobs.set(id, job);
    this.#change(id, {});
    await this.#prepare(job);
  }

  /** @param {Job} job */
  async #prepare(job) {
    const { id, file } = job;
    const [endpoint = '', ...pairs] = job.target.split('\n');
    /** @type {Record<string, string>} */
    const metadata = { filename: file.name, filetype: file.type };
    for (let at = 0; at + 1 < pairs.length; at += 2) metadata[pairs[at] ?? ''] = pairs[at + 1] ?? '';
    const tus = await loadTus().catch(() => undefined);
    if (!tus) return this.#end(id, { state: 'failed', error: '' });
    const upload = new tus.Upload(file, {
      endpoint, metadata, chunkSize: chunkBytes, retryDelays: [0, 1000, 3000, 8000, 20000],
      headers: { 'Guichet-Portal': this.#portal, 'Guichet-Request': '1' },
      removeFingerprintOnSuccess: true,
      fingerprint: async () => ['guichet', endpoint, file.name, file.size, file.lastModified].join('|'),
      onProgress: (sent) => this.#change(id, { state: 'uploading', sent }),
      onSuccess: () => this.#end(id, { state: 'done', sent: file.size }),
      onError: (error) => this.#end(id, { state: 'failed', error: reasonOf(error) }),
    });
    const previous = await upload.findPreviousUploads();
    if (previous[0]) upload.resumeFromPreviousUpload(previous[0]);
    job.upload = upload;
    this.#next();
  }

  #next() {
    const jobs = [...this.#jobs.values()];
    let running = jobs.filter((job) => job.state === 'uploading').length;
    for (const job of jobs) {
      if (running >= parallelMax) return;
      if (job.state !== 'queued' || !job.upload) continue;
      this.#change(job.id, { state: 'uploading' });
      job.upload.start();
      running++;
    }
  }

  /** @param {number} id @param {Partial<Job>} news */
  #change(id, news) {
    const job = this.#jobs.get(id);
    if (!job) return;
    if (news.state === 'uploading' && job.state === 'paused') return;
    Object.assign(job, news);
    const address = job.upload?.url ? new URL(job.upload.url, location.href).pathname : '';
    const words = [job.file.name, job.error, address].join('\n');
    this.#bridge.send(Told.upload, id, job.sent, job.file.size, states.indexOf(job.state), 0, words);
  }

  /** @param {number} id @param {Partial<Job>} news */
  #end(id, news) {
    this.#change(id, news);
    this.#next();
  }

  /** @param {number} id */
  async #pause(id) {
    await this.#jobs.get(id)?.upload?.abort();
    this.#end(id, { state: 'paused' });
  }

  /** @param {number} id */
  #resume(id) {
    const job = this.#jobs.get(id);
    if (!job || job.state === 'uploading' || job.state === 'done') return;
    this.#end(id, { state: 'queued', error: '' });
    if (!job.upload) void this.#prepare(job);
  }

  /** @param {number} id */
  async #cancel(id) {
    const job = this.#jobs.get(id);
    this.#jobs.delete(id);
    await job?.upload?.abort(true).catch(() => {});
    this.#next();
  }
}

/** @returns {Promise<typeof import('tus-js-client')>} */
const loadTus = () => loadChunk('tus.js');

/** What the server said of a file it did not take, in one line; nothing when no answer came. @param {Error | import('tus-js-client').DetailedError} error */
const reasonOf = (error) =>
  ('originalResponse' in error && error.originalResponse?.getBody().replaceAll('\n', ' ')) || '';

/** @returns {string[]} */
function interruptedKeys() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith('tus::guichet|'));
  } catch {
    return [];
  }
}

/** What earlier visits left unfinished: size, target and name of each. */
const interrupted = () => interruptedKeys().map((key) => {
  const [, url = '', name = '', size = '0'] = key.split('::')[1]?.split('|') ?? [];
  return `${size}\t${url}\t${name}`;
}).join('\n');

const forgetInterrupted = () => interruptedKeys().forEach((key) => localStorage.removeItem(key));

/** @param {DataTransfer} data */
async function droppedFiles(data) {
  /** @type {File[]} */
  const files = [];
  /** @param {FileSystemEntry} entry @returns {Promise<void>} */
  const walk = async (entry) => {
    if (entry.isFile) {
      files.push(await new Promise((take, fail) => /** @type {FileSystemFileEntry} */ (entry).file(take, fail)));
      return;
    }
    const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
    for (;;) {
      const entries = /** @type {FileSystemEntry[]} */ (await new Promise((take, fail) => reader.readEntries(take, fail)));
      if (!entries.length) return;
      for (const inner of entries) await walk(inner);
    }
  };
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry !== null);
  if (!entries.length) return [...data.files];
  for (const entry of entries) if (entry) await walk(entry);
  return files;
}

/**
 * File fields and dropping. A drop outside of a field must not navigate away.
 * @param {import('./bridge.js').Bridge} bridge @param {import('./mirror.js').Mirror} mirror
 * @param {HTMLElement} host @param {Uploads} uploads
 */
export function connectFiles(bridge, mirror, host, uploads) {
  const zoneAt = (/** @type {EventTarget | null} */ target) => {
    let entry = mirror.entryAt(target);
    while (entry && !entry.has(State.wants_drop) && entry.node.role !== 'file_chooser') entry = entry.parent;
    return entry?.has(State.disabled) ? undefined : entry;
  };
  let over = -1;
  const tellOver = (/** @type {number} */ id, /** @type {number} */ count) => {
    if (over === id * 2 + (count ? 1 : 0)) return;
    over = id * 2 + (count ? 1 : 0);
    bridge.send(Told.filesOver, id, count);
  };
  host.addEventListener('change', (event) => {
    const field = event.target;
    const entry = mirror.entryAt(field);
    if (!(field instanceof HTMLInputElement) || field.type !== 'file' || !entry) return;
    const files = [...(field.files ?? [])];
    field.value = '';
    uploads.offer(entry.node.id, files);
  });
  document.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    const zone = zoneAt(event.target);
    event.dataTransfer.dropEffect = zone ? 'copy' : 'none';
    tellOver(zone?.node.id ?? 0, Math.max(1, event.dataTransfer.items.length));
  });
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) tellOver(0, 0);
  });
  document.addEventListener('drop', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    tellOver(0, 0);
    const zone = zoneAt(event.target);
    if (zone) void droppedFiles(event.dataTransfer).then((files) => uploads.offer(zone.node.id, files));
  });
}
