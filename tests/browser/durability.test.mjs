// The server is killed at random moments while orders and files come in: nothing that it acknowledged is lost,
// nothing is there twice, and uploads go on where they were.
import assert from 'node:assert/strict';
import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { Caller } from './support/caller.mjs';
import { administrator, agent, password } from './support/people.mjs';
import { dataFolder, runServer } from './support/server.mjs';

const kills = 20;
const pieceBytes = 192 * 1024;
const listing = '25003316';
const target = 'SP-20418';  // an order of the demo that takes files

const hash = (/** @type {Buffer} */ bytes) => createHash('sha256').update(bytes).digest('hex');

/** A document of random bytes. */
const makeFile = () => Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(randomInt(1_000_000, 4_000_000)), Buffer.from('\n%%EOF\n')]);

/** What the two people did and what the server said to it. */
class Work {
  /** Acknowledged orders by the key they were sent with. @type {Map<string, string>} */
  orders = new Map();
  /** The order whose answer is not known. @type {{ key: string, comment: string } | undefined} */
  open;
  /** @type {import('./support/caller.mjs').Sending | undefined} */
  sending;
  /** Files of which every byte was acknowledged. @type {import('./support/caller.mjs').Sending[]} */
  sent = [];
  isEnding = false;
  acknowledged = 0;

  /** @param {Caller} person @param {string[]} services */
  async order(person, services) {
    while (!this.isEnding) {
      this.open ??= { key: randomUUID(), comment: `n${this.orders.size}` };
      const { key, comment } = this.open;
      const order = await person.call('/api/orders/place', {
        listing, services, address_is_right: true, client_name: 'Jean-Philippe Bouchard', contact: 'client',
        phone: '418 555-0142', other_phone: '', time_slot: 'any', access: 'on_site', comment,
      }, key);
      this.orders.set(key, order.number);
      this.acknowledged++;
      this.open = undefined;
      await wait(randomInt(1, 25));
    }
  }

  /** @param {Caller} person */
  async send(person) {
    while (!this.isEnding) {
      if (!this.sending) {
        const bytes = makeFile();
        this.sending = await person.startUpload(target, `document-${this.sent.length}.pdf`, 'document', bytes);
      }
      await person.sendPiece(this.sending, pieceBytes);
      this.acknowledged++;
      if (this.sending.offset === this.sending.bytes.length) {
        this.sent.push(this.sending);
        this.sending = undefined;
      }
    }
  }
}

/** Errors of a connection that was cut are what this test is about. @param {Promise<void>} work */
const untilCut = (work) => work.catch((error) => {
  if (!(error instanceof TypeError)) throw error;
});

test(`nothing acknowledged is lost in ${kills} sudden deaths`, { timeout: 240_000 }, async (context) => {
  const data = await dataFolder();
  let server = await runServer(data);
  context.after(() => server.stop());
  const port = Number(new URL(server.url).port);
  const broker = new Caller(server.url), staff = new Caller(server.url);
  await Promise.all([broker.signIn(agent, password), staff.signIn(administrator, password)]);
  const form = await broker.call('/api/orders/form', { listing });
  const services = [form.services[0].id];
  const work = new Work();
  for (let kill = 0; kill < kills; ++kill) {
    const working = Promise.all([untilCut(work.order(broker, services)), untilCut(work.send(staff))]);
    const goal = work.acknowledged + randomInt(0, 16);
    for (let waited = 0; work.acknowledged < goal && waited < 400; ++waited) await wait(10);
    await wait(randomInt(0, 30));
    await server.kill();
    await working;
    server = await runServer(data, port);
    if (work.sending) {
      const has = await staff.received(work.sending);
      assert.ok(has >= work.sending.offset, `${work.sending.offset} bytes were acknowledged, ${has} are there`);
      work.sending.offset = has;
      if (has === work.sending.bytes.length) work.sent.push(work.sending), work.sending = undefined;
    }
  }
  work.isEnding = true;
  await checkOrders(broker, work);
  await checkFiles(staff, work);
  context.diagnostic(`${work.orders.size} orders and ${work.sent.length} files, ${kills} deaths`);
  assert.ok(work.orders.size > kills && work.sent.length > 0, 'too little happened to mean anything');
});

/** @param {Caller} person @param {Work} work */
async function checkOrders(person, work) {
  const numbers = [...work.orders.values()];
  assert.equal(new Set(numbers).size, numbers.length, 'two keys gave one order');
  for (const [key, number] of work.orders) {
    const details = await person.call('/api/orders/get', { number });
    assert.equal(details.order.number, number, key);
  }
  const found = [];
  let after = '';
  do {
    const page = await person.call('/api/orders/list', { group: 'in_progress', text: '', after });
    found.push(...page.items.map((/** @type {{ number: string }} */ item) => item.number));
    after = page.next;
  } while (after && found.length < 10_000);
  assert.equal(new Set(found).size, found.length, 'an order is listed twice');
  for (const number of numbers) assert.ok(found.includes(number), `${number} is not listed`);
}

/** @param {Caller} person @param {Work} work */
async function checkFiles(person, work) {
  const { media } = await person.call('/api/orders/get', { number: target });
  for (const { name, bytes } of work.sent) {
    const items = media.filter((/** @type {{ name: string }} */ item) => item.name === name);
    assert.equal(items.length, 1, `${name} is there ${items.length} times`);
    const kept = await person.bytes(`/files/panorama/${items[0].id}/original/${name}`);
    assert.equal(hash(kept), hash(bytes), `${name} has changed`);
  }
}
