// The signed-in list of 50 listings as JSON: processor time of the server against Fastify, PHP-FPM and the same query
// and encoding without sockets. `toolchain/dev bench server-list`; LISTINGS and ROUNDS shorten it.
import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { folder, here, installPeers, micros, out, ratio, remove, report, run, start, startGuichet } from './common.mjs';
import { dataWith, program } from './feed.mjs';
import { hammer, inTurn, send, signedIn } from './load.mjs';
import { startPhp } from './nginx.mjs';
import { fillPeerDatabase, pageQuery, sessionQuery, totalQuery } from './peer_database.mjs';

const rounds = Number(process.env.ROUNDS ?? 5);
const listings = Number(process.env.LISTINGS ?? 1_000_000);
const count = 1500, clients = 8;
const search = { text: '', scope: 'office', after: '' };

async function startPhpPeer(require, home) {
  const Database = require('better-sqlite3');
  const file = path.join(home, 'peer.sqlite');
  const database = new Database(file);
  database.pragma('journal_mode = wal');
  fillPeerDatabase(database, listings, createHash('sha256').update('bench').digest());
  database.close();
  const script = await readFile(path.join(here, 'peer.php'), 'utf8');
  return startPhp(script.replace('%database%', file).replace('%session%', sessionQuery).replace('%page%', pageQuery)
    .replace('%total%', totalQuery));
}

/** One peer's rounds: what it costs all its processes to answer. */
const asked = (url, pids, into) => async () => {
  const { micros: cost } = await hammer(pids(), count, clients, async (agent) => (await send(agent, url, { method: 'POST',
    headers: { Cookie: 'bench=bench', 'Content-Type': 'application/json' }, body: JSON.stringify(search) })).status === 200);
  into.push(cost);
};

const require = await installPeers({ fastify: '5.12.0', 'better-sqlite3': '12.11.1' }, true);
const home = await folder(), data = await dataWith(listings);
await mkdir(out, { recursive: true });
const floors = [];
for (let round = 0; round < rounds; ++round) {
  floors.push(Number((await run(program('guichet-floor'), [data, '48213', '2000'])).stdout));
}
const guichet = await startGuichet({ data });
const fastify = await start(process.execPath, [path.join(here, 'fastify_peer.mjs'), out, String(listings), home], /ready: (\S+)/);
const php = await startPhpPeer(require, home);
try {
  const { call, ask } = await signedIn(guichet.url, '48213');
  const shown = (await ask('/api/listings/search', search)).items.length;
  const ours = [], fastifys = [], phps = [];
  await inTurn(rounds + 1, [
    async () => ours.push((await hammer(guichet.pid, count, clients,
      async (agent) => (await call(agent, '/api/listings/search', search)).status === 200)).micros),
    asked(`${fastify.match[1]}/api/listings/search`, () => [fastify.pid], fastifys),
    ...php ? [asked(`${php.url}/`, php.pids, phps)] : [],
  ]);
  for (const list of [ours, fastifys, phps]) list.shift();  // the first round only warms up
  const figure = `list of ${shown} of ${listings}`;
  await report('server list', ['figure', 'Guichet', 'peer', 'ratio', 'goal'], [
    [`${figure}, Fastify with better-sqlite3`, micros(ours), micros(fastifys), ratio(ours, fastifys), '0.20'],
    php ? [`${figure}, nginx with PHP-FPM`, micros(ours), micros(phps), ratio(ours, phps), '0.20']
      : [`${figure}, nginx with PHP-FPM`, micros(ours), 'not installed', '', '0.20'],
    [`${figure}, in process without sockets`, micros(ours), micros(floors), ratio(ours, floors), '1.6'],
  ]);
} finally {
  await guichet.stop();
  await fastify.stop();
  await php?.stop();
  await remove(home, data);
}
