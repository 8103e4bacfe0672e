// What the demo tells of itself, as the server says it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Caller } from './support/caller.mjs';
import { agent, password } from './support/people.mjs';
import { startServer } from './support/server.mjs';

let server;

before(async () => (server = await startServer()));
after(() => server?.stop());

const groups = ['in_progress', 'completed', 'archived'];
const hourInMontreal = new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: 'America/Toronto' });

test('whatever the hour it is started at, its orders were worked on by day', async () => {
  const broker = new Caller(server.url);
  await broker.signIn(agent, password);
  const pages = await Promise.all(groups.map((group) => broker.call('/api/orders/list', { group, text: '', after: '' })));
  const orders = pages.flatMap(({ items }) => items.map(({ number }) => number));
  const histories = await Promise.all(orders.map((number) => broker.call('/api/orders/get', { number })));
  const worked = histories.flatMap(({ order, events }) => events.filter(({ state }) => state !== 'received')
    .map(({ state, at }) => ({ number: order.number, state, hour: Number(hourInMontreal.format(new Date(at))) })));
  assert.ok(worked.length > 20, `${worked.length} steps of ${orders.length} orders`);
  assert.deepEqual(worked.filter(({ hour }) => hour < 8 || hour > 17), []);
});
