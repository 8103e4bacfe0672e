// The peer: Fastify with better-sqlite3 answering a signed-in list of 50 listings, with a response schema.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(path.join(process.argv[2], 'package.json'));
const Database = require('better-sqlite3');
const fastify = require('fastify');
const rows = Number(process.argv[3]);
const database = new Database(':memory:');
const texts = ['number', 'state', 'street', 'city', 'postal_code', 'agent_name', 'photo', 'open_order'];
const numbers = ['price', 'bedrooms', 'bathrooms', 'living_area_m2', 'year_built'];

database.exec(`create table sessions (hash blob primary key, portal text);
  create table listings (portal text, listed int, ${texts.map((name) => `${name} text`).join(', ')},
    ${numbers.map((name) => `${name} int`).join(', ')}, primary key (portal, listed, number)) without rowid;`);
const insert = database.prepare(`insert into listings (portal, listed, ${[...texts, ...numbers].join(', ')})
  values ('panorama', ?, ${[...texts, ...numbers].map(() => '?').join(', ')})`);
database.transaction(() => {
  for (let row = 0; row < rows; ++row) {
    insert.run(row, String(10000000 + row), 'listed', `${row % 9000}, rue des Érables`, 'Montréal', 'H2X 1Y4', 'Mireille Bélanger',
      '', '', 45000000 + row * 100, row % 5, row % 3, 90 + (row % 60), 1950 + (row % 70));
  }
})();
const hashOf = (token) => createHash('sha256').update(token).digest();
database.prepare('insert into sessions values (?, ?)').run(hashOf('bench'), 'panorama');

const session = database.prepare('select portal from sessions where hash = ?');
const page = database.prepare(`select ${[...texts, ...numbers].join(', ')} from listings where portal = ?
  order by listed desc, number desc limit 50`);
const total = database.prepare('select count(*) as n from (select 1 from listings where portal = ? limit 1000)');
const typed = (names, type) => Object.fromEntries(names.map((name) => [name, { type }]));
const item = { type: 'object', properties: { ...typed(texts, 'string'), ...typed(numbers, 'integer') } };
const schema = { response: { 200: { type: 'object', properties: { items: { type: 'array', items: item }, total: { type: 'integer' } } } } };

const app = fastify();
app.post('/api/listings/search', { schema }, (request, reply) => {
  const token = /bench=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  const found = session.get(hashOf(token));
  if (!found) return reply.code(401).send();
  return { items: page.all(found.portal), total: total.get(found.portal).n };
});
console.log(`ready: ${await app.listen({ port: 0, host: '127.0.0.1' })}`);
