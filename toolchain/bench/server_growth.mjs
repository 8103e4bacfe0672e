// What lists, searches and pages cost in a large portal against a small one: processor time of the server a request.
// `toolchain/dev bench server-growth`; RECORDS=10000000 for the goal's own size (half an hour, 30 GB), ROUNDS.
import { statSync } from 'node:fs';
import path from 'node:path';
import { installPeers, micros, ratio, remove, report, startGuichet } from './common.mjs';
import { grown } from './growth_data.mjs';
import { hammer, inTurn, signedIn } from './load.mjs';

const rounds = Number(process.env.ROUNDS ?? 3);
const sizes = [10_000, Number(process.env.RECORDS ?? 1_000_000)];
const countMax = 150, secondsMax = 1, clients = 4;

const queue = {
  where: { filter: 'all', text: '', is_unassigned: false, assignee: '', sort: 'due', grouping: 'state' }, after: '',
};
const list = { group: 'completed', text: '', after: '' };
const requests = [
  ['list of listings', '48213', '/api/listings/search', { text: '', scope: 'office', after: '' }],
  ['search of listings, a street', '48213', '/api/listings/search', { text: 'cartier', scope: 'office', after: '' }],
  ['search of listings, a street of the office', '48213', '/api/listings/search', { text: 'salaberry', scope: 'office', after: '' }],
  ['search of listings, an address', '48213', '/api/listings/search', { text: '2003 cartier', scope: 'office', after: '' }],
  ['list of orders, 500 of one’s own', '48213', '/api/orders/list', list],
  ['list of orders, a twentieth of all', '48220', '/api/orders/list', list],
  ['search of orders, a street', '48213', '/api/orders/list', { ...list, text: 'cartier' }],
  ['search of orders in vain, a twentieth of all', '48220', '/api/orders/list', { ...list, text: 'nowhere' }],
  ['order page', '48213', '/api/orders/get', { number: 'SQ-10000000' }],
  ['order page with gallery', '48213', '/api/orders/get', { number: 'SP-20391' }],
  ['queue of the staff, 200 open', 'dispatch@panorama.example', '/api/orders/queue', queue],
  ['search of everything', '48213', '/api/search', { text: 'cartier' }],
];

await installPeers({ 'better-sqlite3': '12.11.1' }, true);
const data = [];
for (const size of sizes) data.push(await grown(size));
const servers = [];
for (const one of data) servers.push(await startGuichet({ data: one }));
try {
  const people = [...new Set(requests.map(([, person]) => person))];
  const signed = [];
  for (const server of servers) {
    signed.push(Object.fromEntries(await Promise.all(people.map(async (person) => [person, await signedIn(server.url, person)]))));
  }
  const rows = [];
  for (const [name, person, address, request] of requests) {
    const costs = servers.map(() => []);
    const counts = [];
    for (const persons of signed) {
      const began = performance.now();
      await persons[person].ask(address, request);
      counts.push(Math.max(clients, Math.min(countMax, Math.round(1000 * secondsMax / (performance.now() - began)))));
    }
    await inTurn(rounds + 1, servers.map((server, at) => async () => costs[at].push((await hammer(server.pid, counts[at], clients,
      async (agent) => (await signed[at][person].call(agent, address, request)).status === 200)).micros)));
    for (const list of costs) list.shift();
    rows.push([name, micros(costs[0]), micros(costs[1]), ratio(costs[1], costs[0]), '1.5']);
  }
  const bytes = data.map((one) => `${(statSync(path.join(one, 'guichet.sqlite')).size / 2 ** 20).toFixed(0)} MiB`);
  await report('server growth', ['figure', ...sizes.map((size, at) => `${size} listings and orders (${bytes[at]})`), 'ratio', 'goal'], rows);
} finally {
  for (const server of servers) await server.stop();
  await remove(...data);
}
