// What the benchmarks share: peers installed at bench time, the product as a process, processor time, medians, tables.
import { execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const run = promisify(execFile);
export const here = path.dirname(fileURLToPath(import.meta.url));
export const root = path.resolve(here, '../..');
export const out = path.join(root, 'build/bench');
export const guichet = process.env.GUICHET_BIN ?? path.join(root, 'build/release/guichet');
export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Peers come from npm into build/bench and nowhere else. @param {Record<string, string>} packages */
export async function installPeers(packages, allowScripts = false, home = out) {
  await mkdir(home, { recursive: true });
  const missing = Object.keys(packages).filter((name) => !existsSync(path.join(home, 'node_modules', name)));
  if (missing.length) {
    if (!existsSync(path.join(home, 'package.json'))) await writeFile(path.join(home, 'package.json'), '{"private":true}');
    const wanted = missing.map((name) => `${name}@${packages[name]}`);
    const scripts = allowScripts ? [] : ['--ignore-scripts'];
    await run('npm', ['install', '--silent', '--no-fund', '--no-audit', '--legacy-peer-deps', ...scripts, ...wanted], { cwd: home });
  }
  return createRequire(path.join(home, 'package.json'));
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
export async function startGuichet({ demo = true, data, web = path.join(root, 'build/web'), settings = {} } = {}) {
  const home = data ?? await folder();
  const server = await start(guichet, [demo ? 'demo' : 'serve', '--data', home, '--port', '0', '--web', web],
    /ready: (https?:\/\/\S+)/, { env: { ...process.env, GUICHET_REQUESTS_PER_MINUTE: '0', ...settings } });
  const stop = async () => {
    await server.stop();
    if (!data) await rm(home, { recursive: true, force: true });
  };
  return { ...server, url: server.match[1].replace(/\/$/, ''), data: home, stop };
}

/** A process and those it has started. @param {number} pid @returns {number[]} */
export const family = (pid) => [pid, ...readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')
  .filter(Boolean).flatMap((child) => family(Number(child)))];

/** Processor seconds of processes and their living threads so far. @param {number | number[]} pids */
export const processorSeconds = (pids) => [pids].flat().reduce((sum, pid) => sum + readdirSync(`/proc/${pid}/task`)
  .reduce((own, thread) => own + Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e9, 0), 0);

/** Proportional memory of a process in MiB. */
export const memoryMiB = (pid) =>
  Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;

export const remove = (...folders) => Promise.all(folders.map((one) => rm(one, { recursive: true, force: true })));

export const micros = (list) => (median(list) < 10_000 ? `${median(list).toFixed(0)} µs` : `${(median(list) / 1000).toFixed(1)} ms`);
export const ratio = (ours, theirs) => (median(ours) / median(theirs)).toFixed(2);

/** Runs parts one after the other; one that fails is a row of the table and not the end of it. */
export async function rowsOf(parts) {
  const rows = [];
  for (const part of parts) {
    try {
      rows.push(...await part());
    } catch (error) {
      rows.push([`failed: ${String(error.message ?? error).slice(0, 300)}`]);
      process.exitCode = 1;
    }
  }
  return rows;
}

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
  const line = (cells) => `| ${header.map((_title, at) => cells[at] ?? '').join(' | ')} |`;
  const table = [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
  const model = /model name\s*: (.*)/.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? 'unknown processor';
  const load = os.loadavg()[0].toFixed(1);
  const text = `${name}, ${new Date().toISOString().slice(0, 10)}, ${model}, ${os.cpus().length} cores, load ${load}\n\n${table}\n`;
  console.log(`\n${text}`);
  await mkdir(out, { recursive: true });
  await writeFile(path.join(out, `${name.replace(/\W+/g, '-')}.md`), text);
}
