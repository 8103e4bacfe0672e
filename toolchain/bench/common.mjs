// What the benchmarks share: peers installed at bench time, the product as a process, processor time, medians, tables.
import { execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

export const run = promisify(execFile);
export const root = path.resolve(import.meta.dirname, '../..');
export const out = path.join(root, 'build/bench');
export const guichet = process.env.GUICHET_BIN ?? path.join(root, 'build/release/guichet');
export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Peers come from npm into build/bench and nowhere else. @param {Record<string, string>} packages */
export async function installPeers(packages, allowScripts = false) {
  await mkdir(out, { recursive: true });
  const missing = Object.keys(packages).filter((name) => !existsSync(path.join(out, 'node_modules', name)));
  if (missing.length) {
    if (!existsSync(path.join(out, 'package.json'))) await writeFile(path.join(out, 'package.json'), '{"private":true}');
    const wanted = missing.map((name) => `${name}@${packages[name]}`);
    const scripts = allowScripts ? [] : ['--ignore-scripts'];
    await run('npm', ['install', '--silent', '--no-fund', '--no-audit', ...scripts, ...wanted], { cwd: out });
  }
  return createRequire(path.join(out, 'package.json'));
}

export const folder = () => mkdtemp(path.join(os.tmpdir(), 'guichet-bench-'));

/** Starts a program and waits until what it prints matches. */
export async function start(program, args, ready, options = {}) {
  const began = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let said = '';
  const match = await new Promise((done, fail) => {
    const read = (chunk) => {
      said += chunk;
      const found = ready.exec(said);
      if (found) done(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`${program} ended with ${code}:\n${said}`)));
  });
  child.removeAllListeners('exit');
  const stop = async () => {
    const ended = new Promise((done) => child.once('exit', done));
    if (child.exitCode === null && child.kill('SIGTERM')) await ended;
  };
  return { pid: child.pid, match, startMs: performance.now() - began, stop };
}

/** The product on an empty folder, with its demo data or without. */
export async function startGuichet({ demo = true, data, web = path.join(root, 'build/web') } = {}) {
  const home = data ?? await folder();
  const server = await start(guichet, [demo ? 'demo' : 'serve', '--data', home, '--port', '0', '--web',
    web], /ready: (http:\/\/\S+)/, { env: { ...process.env, GUICHET_REQUESTS_PER_MINUTE: '0' } });
  const stop = async () => {
    await server.stop();
    if (!data) await rm(home, { recursive: true, force: true });
  };
  return { ...server, url: server.match[1].replace(/\/$/, ''), data: home, stop };
}

const ticksPerSecond = 100;

/** Processor seconds of a process and its threads so far. */
export function processorSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** Proportional memory of a process in MiB. */
export const memoryMiB = (pid) =>
  Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const percentile = (values, share) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
};

/** Prints and keeps a table; docs/benchmarks.md is written by hand from these. */
export async function report(name, header, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const table = [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
  const model = /model name\s*: (.*)/.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? 'unknown processor';
  const load = os.loadavg()[0].toFixed(1);
  const text = `${name}, ${new Date().toISOString().slice(0, 10)}, ${model}, ${os.cpus().length} cores, load ${load}\n\n${table}\n`;
  console.log(`\n${text}`);
  await mkdir(out, { recursive: true });
  await writeFile(path.join(out, `${name.replace(/\W+/g, '-')}.md`), text);
}
