// The server, its processor time per request against peers in the same run. `toolchain/dev bench server`.
import { existsSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { folder, installPeers, median, memoryMiB, out, report, root, run, sleep, start, startGuichet } from './common.mjs';
import { hammer, send, signedIn } from './load.mjs';
import { generateFeed, importFeed } from './feed.mjs';

const rounds = Number(process.env.ROUNDS ?? 3);
const listings = Number(process.env.LISTINGS ?? 20_000);
const nginx = process.env.NGINX ?? '/usr/sbin/nginx';
const rows = [];
const figures = (list) => `${median(list).toFixed(0)} µs`;
const ratio = (ours, theirs) => (median(ours) / median(theirs)).toFixed(2);

/** The built client and two files of known size, as any server would find them. */
async function webFolder() {
  const web = await folder();
  await cp(path.join(root, 'build/web'), web, { recursive: true });
  await mkdir(path.join(web, 'assets'), { recursive: true });
  await writeFile(path.join(web, 'assets/small.0123456789ab.bin'), randomBytes(11_000));
  await writeFile(path.join(web, 'assets/large.0123456789ab.bin'), randomBytes(10 * 2 ** 20));
  return web;
}

async function startNginx(web) {
  if (!existsSync(nginx)) return undefined;
  const home = await folder();
  const port = 18_000 + Math.floor(Math.random() * 10_000);
  await writeFile(path.join(home, 'nginx.conf'), `daemon off; master_process off; error_log stderr; pid ${home}/pid;
    events { worker_connections 4096; }
    http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
      ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${home};`).join(' ')}
      server { listen 127.0.0.1:${port}; root ${web}; } }`);
  const server = start(nginx, ['-e', 'stderr', '-c', path.join(home, 'nginx.conf')], /$^/);
  server.catch(() => {});
  for (let attempt = 0; attempt < 50; ++attempt) {
    await sleep(100);
    const pid = await run('cat', [`${home}/pid`]).then((said) => Number(said.stdout), () => 0);
    if (pid) return { pid, url: `http://127.0.0.1:${port}`, stop: () => process.kill(pid) };
  }
  throw new Error('nginx did not start');
}

async function list(guichet) {
  const require = await installPeers({ fastify: '5.12.0', 'better-sqlite3': '12.11.1' }, true);
  require.resolve('fastify');
  const peer = await start(process.execPath, [path.join(import.meta.dirname, 'fastify_peer.mjs'), out, String(listings)], /ready: (\S+)/);
  const { call } = await signedIn(guichet.url, '48213');
  const search = { text: '', scope: 'office', after: '' };
  const ours = [], theirs = [], oursRate = [], theirsRate = [];
  const headers = { Cookie: 'bench=bench', 'Content-Type': 'application/json' };
  for (let round = 0; round < rounds; ++round) {
    const own = await hammer(guichet.pid, 1500, 8, async (agent) => (await call(agent, '/api/listings/search', search)).status === 200);
    const other = await hammer(peer.pid, 1500, 8, async (agent) => (await send(agent, `${peer.match[1]}/api/listings/search`,
      { method: 'POST', headers, body: JSON.stringify(search) })).status === 200);
    ours.push(own.micros), theirs.push(other.micros), oursRate.push(own.rate), theirsRate.push(other.rate);
  }
  await peer.stop();
  rows.push([`list of 50 of ${listings}, Fastify with better-sqlite3`, figures(ours), figures(theirs), ratio(ours, theirs), '0.20']);
}

async function files(guichet, other) {
  for (const [name, file, count, goal] of [['static file, 11 kB, nginx', 'small', 5000, '1.2'], ['10 MiB download, nginx', 'large', 60, '0.8']]) {
    const ours = [], theirs = [];
    const get = (url) => async (agent) => (await send(agent, `${url}/assets/${file}.0123456789ab.bin`, { keep: false })).status === 200;
    for (let round = 0; round < rounds; ++round) {
      ours.push((await hammer(guichet.pid, count, 8, get(guichet.url))).micros);
      if (other) theirs.push((await hammer(other.pid, count, 8, get(other.url))).micros);
    }
    rows.push([name, figures(ours), other ? figures(theirs) : 'not installed', other ? ratio(ours, theirs) : '', goal]);
  }
}

/** Orders placed by many at once share commits; one client alone pays for each. */
async function writes(guichet) {
  const { call, agent } = await signedIn(guichet.url, '48213');
  const free = [];
  for (let after = '', page = 0; page < 20; ++page) {
    const found = JSON.parse((await call(agent, '/api/listings/search', { text: '', scope: 'office', after })).body);
    free.push(...found.items.filter((item) => !item.open_order).map((item) => item.number));
    after = found.next;
    if (!after) break;
  }
  const form = JSON.parse((await call(agent, '/api/orders/form', { listing: free[0] })).body);
  const order = (listing) => ({ listing, services: [form.services[0].id], address_is_right: true, client_name: 'Anna Nowak', contact: 'client',
    phone: '+15145550123', other_phone: '', time_slot: 'any', access: 'on_site', comment: '' });
  const place = async (used) => {
    const answer = await call(used, '/api/orders/place', order(free.pop()));
    if (answer.status !== 200) throw new Error(`place: ${answer.status} ${answer.body}`);
    return true;
  };
  const alone = await hammer(guichet.pid, 60, 1, place);
  const together = await hammer(guichet.pid, Math.min(640, free.length), 64, place);
  rows.push(['orders placed a second, 64 clients; one commit each', `${together.rate.toFixed(0)}/s`, `${alone.rate.toFixed(0)}/s`,
    (together.rate / alone.rate).toFixed(1), '10']);
}

async function idle() {
  const empty = await startGuichet({ demo: false });
  const asked = await send(new http.Agent(), `${empty.url}/`).catch(() => undefined);
  rows.push(['start to first answer, empty', `${empty.startMs.toFixed(0)} ms`, '', '', asked ? '100 ms' : 'no answer']);
  await sleep(1000);
  const before = memoryMiB(empty.pid);
  rows.push(['memory of the empty server', `${before.toFixed(1)} MiB`, '', '', '40 MiB']);
  const connections = 2000, port = Number(new URL(empty.url).port);
  const sockets = await Promise.all(Array.from({ length: connections }, () => new Promise((done) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write('GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'));
    socket.once('data', () => done(socket));
    socket.on('error', () => done(socket));
  })));
  await sleep(1000);
  const each = (1024 * (memoryMiB(empty.pid) - before)) / connections;
  rows.push([`an idle connection (${connections})`, `${each.toFixed(1)} KiB`, '', '', '4 KiB']);
  sockets.forEach((socket) => socket.destroy());
  await empty.stop();
}

const web = await webFolder(), data = await folder();
const first = await startGuichet({ data });  // makes the demo portals
await first.stop();
await importFeed(data, await generateFeed(listings));
const guichet = await startGuichet({ data, web });
const other = await startNginx(web);
try {
  for (const part of [() => list(guichet), () => files(guichet, other), () => writes(guichet), idle]) {
    await part().catch((error) => rows.push([`failed: ${error.message.slice(0, 200)}`, '', '', '', '']));
  }
  await report('server', ['figure', 'Guichet', 'peer', 'ratio', 'goal'], rows);
} finally {
  await guichet.stop();
  other?.stop();
  await Promise.all([web, data].map((one) => rm(one, { recursive: true, force: true })));
}
