// The peer: Fastify with better-sqlite3 answering a signed-in list of 50 listings with a response schema, and taking
// uploads into a folder. Arguments: the folder of its packages, the number of listings, the folder of uploads.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fillPeerDatabase, numbers, pageQuery, sessionQuery, texts, totalQuery } from './peer_database.mjs';

const [packages, rows, uploads] = process.argv.slice(2);
const require = createRequire(path.join(packages, 'package.json'));
const Database = require('better-sqlite3');
const fastify = require('fastify');
const database = new Database(':memory:');
const hashOf = (token) => createHash('sha256').update(token).digest();
fillPeerDatabase(database, Number(rows), hashOf('bench'));

const session = database.prepare(sessionQuery);
const page = database.prepare(pageQuery);
const total = database.prepare(totalQuery);
const typed = (names, type) => Object.fromEntries(names.map((name) => [name, { type }]));
const item = { type: 'object', properties: { ...typed(texts, 'string'), ...typed(numbers, 'integer') } };
const schema = { response: { 200: { type: 'object', properties: { items: { type: 'array', items: item }, total: { type: 'integer' } } } } };

const app = fastify({ bodyLimit: 2 ** 30 });
const portalOf = (request) => session.get(hashOf(/bench=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? ''))?.portal;
app.post('/api/listings/search', { schema }, (request, reply) => {
  const portal = portalOf(request);
  if (!portal) return reply.code(401).send();
  return { items: page.all(portal), total: total.get(portal).n };
});
app.addContentTypeParser('application/offset+octet-stream', (_request, payload, done) => done(null, payload));
app.post('/uploads/:name', async (request, reply) => {
  if (!portalOf(request)) return reply.code(401).send();
  const name = path.join(uploads, path.basename(request.params.name));
  await pipeline(request.body, createWriteStream(name));
  const file = await open(name);
  await file.datasync();  // on disk before the answer, as the product's uploads are
  await file.close();
  return reply.code(201).send();
});
console.log(`ready: ${await app.listen({ port: 0, host: '127.0.0.1' })}`);
