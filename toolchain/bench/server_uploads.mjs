// Files of 16 MiB taken in, on disk before the answer: processor time of the server against nginx's DAV module, which does
// not sync, and Fastify, which does. `toolchain/dev bench server-uploads`; ROUNDS shortens it.
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { folder, here, installPeers, median, micros, out, ratio, remove, report, start, startGuichet } from './common.mjs';
import { hammer, inTurn, send, signedIn } from './load.mjs';
import { startNginx } from './nginx.mjs';

const rounds = Number(process.env.ROUNDS ?? 5);
const count = 12, clients = 2, mebibytes = 16;
const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(mebibytes * 2 ** 20 - 9)]);
const base64 = (text) => Buffer.from(text).toString('base64');

await installPeers({ fastify: '5.12.0', 'better-sqlite3': '12.11.1' }, true);
const home = await folder();
await Promise.all(['nginx/.temp', 'fastify'].map((name) => mkdir(path.join(home, name), { recursive: true })));
const guichet = await startGuichet();
const nginx = await startNginx({ uploads: path.join(home, 'nginx') });
const fastify = await start(process.execPath, [path.join(here, 'fastify_peer.mjs'), out, '1', path.join(home, 'fastify')], /ready: (\S+)/);
try {
  const { headers } = await signedIn(guichet.url, 'edition@panorama.example');
  const { 'Content-Type': _json, ...own } = headers;
  let serial = 0;
  const sent = (url, method, more) => async (agent) => {
    const answer = await send(agent, url.replace('*', `plan-${serial++}.pdf`), { method, headers: more, body: bytes });
    if (answer.status >= 300) throw new Error(`${url}: ${answer.status} ${answer.body}`);
    return true;
  };
  const tus = { ...own, 'Tus-Resumable': '1.0.0', 'Content-Type': 'application/offset+octet-stream', 'Upload-Length': bytes.length,
    'Upload-Metadata': `order ${base64('SP-20418')},filename ${base64('plan.pdf')},kind ${base64('document')}` };
  const into = { ours: [], nginx: [], fastify: [] }, rates = { ours: [], nginx: [], fastify: [] };
  const round = (name, pids, once) => async () => {
    const taken = await hammer(pids, count, clients, once);
    into[name].push(taken.micros), rates[name].push(taken.rate * mebibytes);
  };
  await inTurn(rounds, [
    round('ours', guichet.pid, sent(`${guichet.url}/uploads/panorama/`, 'POST', tus)),
    ...nginx ? [round('nginx', nginx.pid, sent(`${nginx.url}/uploads/*`, 'PUT', {}))] : [],
    round('fastify', fastify.pid, sent(`${fastify.match[1]}/uploads/*`, 'POST', { 'Content-Type': 'application/offset+octet-stream', Cookie: 'bench=bench' })),
  ]);
  const speed = (name) => `${median(rates[name]).toFixed(0)} MiB/s`;
  const figure = (name) => `${micros(into[name])}, ${speed(name)}`;
  await report('server uploads', ['figure', 'Guichet', 'peer', 'ratio', 'goal'], [
    nginx ? ['16 MiB upload, nginx DAV without sync', figure('ours'), figure('nginx'), ratio(into.ours, into.nginx), '0.5']
      : ['16 MiB upload, nginx DAV', figure('ours'), 'not installed'],
    ['16 MiB upload, Fastify', figure('ours'), figure('fastify'), ratio(into.ours, into.fastify), '0.17'],
  ]);
} finally {
  await guichet.stop();
  await nginx?.stop();
  await fastify.stop();
  await remove(home);
}
