// How long answers take at a steady rate over many kept-alive connections. Requests leave when their time has come,
// whatever is still under way, and their latency counts from then on. `toolchain/dev bench server-latency`; RATE,
// CONNECTIONS and SECONDS_EACH change it. A round in which the sender itself woke late is noisy: it says so.
import { spawn } from 'node:child_process';
import { remove, report, startGuichet, median, processorSeconds } from './common.mjs';
import { dataWith, program } from './feed.mjs';
import { signedIn } from './load.mjs';

const rounds = Number(process.env.ROUNDS ?? 3);
const rate = Number(process.env.RATE ?? 500), connections = Number(process.env.CONNECTIONS ?? 1000);
const seconds = Number(process.env.SECONDS_EACH ?? 10);
const lateMax = 2;  // ms: later than that and the machine, not the server, was measured

/** @returns {Promise<{ sent: number, failed: number, p50: number, p99: number, max: number, late_p99: number }>} times in ms */
function openLoop(url, headers, path, body) {
  const { hostname, port } = new URL(url);
  const lines = [`POST ${path} HTTP/1.1`, `Host: ${hostname}:${port}`, `Content-Length: ${Buffer.byteLength(body)}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  const child = spawn(program('guichet-open-loop'), [hostname, port, connections, rate, seconds].map(String), { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
  return new Promise((done, fail) => {
    let said = '';
    child.stdout.on('data', (part) => (said += part));
    child.once('exit', (code) => (code === 0 ? done(JSON.parse(said)) : fail(new Error(`guichet-open-loop ended with ${code}`))));
  });
}

const data = await dataWith(20_000);
const guichet = await startGuichet({ data });
try {
  const { headers } = await signedIn(guichet.url, '48213');
  const rows = [];
  for (const [name, path, request] of [['list of 50', '/api/listings/search', { text: '', scope: 'office', after: '' }],
    ['order page', '/api/orders/get', { number: 'SP-20391' }]]) {
    const found = [], shares = [];
    for (let round = 0; round < rounds; ++round) {
      const before = processorSeconds(guichet.pid);
      found.push(await openLoop(guichet.url, headers, path, JSON.stringify(request)));
      shares.push(100 * (processorSeconds(guichet.pid) - before) / seconds);
    }
    const failed = found.reduce((sum, round) => sum + round.failed, 0);
    const quiet = found.filter((round) => round.late_p99 <= lateMax);
    const used = quiet.length ? quiet : found;
    const middle = (key) => median(used.map((round) => round[key])).toFixed(1);
    rows.push([`${name}, ${rate}/s over ${connections} connections, ${quiet.length} of ${rounds} rounds quiet`, `${middle('p50')} ms`,
      `${middle('p99')} ms`, `${middle('max')} ms`, `${median(shares).toFixed(0)} %`, failed, '99th: 10 ms']);
  }
  await report('server latency', ['figure', '50th', '99th', 'longest', 'of a core', 'failed', 'goal'], rows);
} finally {
  await guichet.stop();
  await remove(data);
}
