// Starts the product on a fresh data folder and a free port, as `guichet demo` does, and stops it again.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const startMax = 120_000;
const root = fileURLToPath(new URL('../../..', import.meta.url));
export const binary = process.env.GUICHET_SERVER ?? path.join(root, 'build/debug/guichet');
export const web = process.env.GUICHET_WEB ?? path.join(root, 'build/web');

export const dataFolder = () => mkdtemp(path.join(tmpdir(), 'guichet-browser-'));

/**
 * @typedef {object} Server
 * @property {string} url
 * @property {string} data
 * @property {() => Promise<void>} kill ends it as a power cut would
 * @property {() => Promise<void>} stop ends it and removes its data
 */

/**
 * One life of the server on a folder that outlives it. @param {string} data @param {number} port
 * @param {{ binary: string, web: string }} release @returns {Promise<Server>}
 */
export async function runServer(data, port = 0, release = { binary, web }) {
  const child = spawn(release.binary, ['demo', '--data', data, '--port', String(port), '--web', release.web], { stdio: ['ignore', 'pipe', 'pipe'], cwd: root });
  const ended = new Promise((done) => child.once('exit', done));
  const end = async (/** @type {NodeJS.Signals} */ signal) => {
    if (child.exitCode === null && child.signalCode === null && child.kill(signal)) await ended;
  };
  const stop = async () => {
    await end('SIGTERM');
    // a worker dies with its server, but a moment later, and may still finish writing a file
    await rm(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  };
  try {
    return { url: await addressOf(child), data, kill: () => end('SIGKILL'), stop };
  } catch (error) {
    await end('SIGKILL');
    throw error;
  }
}

/** @returns {Promise<Server>} */
export async function startServer() {
  // A server that runs already, for trying a test by hand.
  if (process.env.GUICHET_URL) return { url: process.env.GUICHET_URL, data: '', kill: async () => {}, stop: async () => {} };
  return runServer(await dataFolder());
}

/** The address the server prints once it listens. @param {import('node:child_process').ChildProcess} child */
function addressOf(child) {
  return new Promise((done, fail) => {
    let output = '';
    const timer = setTimeout(() => fail(new Error(`the server did not start:\n${output}`)), startMax);
    const read = (/** @type {Buffer} */ chunk) => {
      output += chunk;
      const found = /https?:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d+/.exec(output);
      if (!found) return;
      clearTimeout(timer);
      done(found[0]);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', fail);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(new Error(`the server ended with ${code}:\n${output}`));
    });
  });
}
