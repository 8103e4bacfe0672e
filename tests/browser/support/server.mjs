// Starts the product on an empty data folder and a free port, as `guichet demo` does, and stops it again.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const startMax = 60_000;
const root = path.resolve(import.meta.dirname, '../../..');

export const binary = process.env.GUICHET_SERVER ?? path.join(root, 'build/debug/guichet');
const web = process.env.GUICHET_WEB ?? path.join(root, 'build/web');

/** @returns {Promise<{ url: string, data: string, stop: () => Promise<void> }>} */
export async function startServer() {
  // A server that runs already, for trying a test by hand.
  if (process.env.GUICHET_URL) return { url: process.env.GUICHET_URL, data: '', stop: async () => {} };
  const data = await mkdtemp(path.join(tmpdir(), 'guichet-browser-'));
  const child = spawn(binary, ['demo', '--data', data, '--port', '0', '--web', web], { stdio: ['ignore', 'pipe', 'pipe'], cwd: root });
  const stop = async () => {
    const ended = new Promise((done) => child.once('exit', done));
    if (child.exitCode === null && child.kill('SIGTERM')) await ended;
    await rm(data, { recursive: true, force: true });
  };
  try {
    return { url: await addressOf(child), data, stop };
  } catch (error) {
    await stop();
    throw error;
  }
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
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}:\n${output}`)));
  });
}
