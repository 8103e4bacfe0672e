// A portal of any size, made by SQL in a data folder of the demo: as many listings as orders. Two agents are looked at:
// 48213 has the same number of orders whatever the portal's size, 48220 a twentieth of all.
import { createRequire } from 'node:module';
import path from 'node:path';
import { folder, out, startGuichet } from './common.mjs';

const streets = ['des Pins', 'Saint-Louis', 'Cartier', 'du Fleuve', 'de la Montagne', 'Sainte-Ursule', 'Crémazie', 'des Bouleaux',
  'du Lac', 'Aberdeen', 'Belvédère', 'des Cèdres', 'Salaberry', 'du Moulin', 'Bourlamaque', 'Fraser'];
const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const ownOrders = 500, openOrders = 200, agents = 2000;

function withoutIndexes(database, table, fill) {
  const indexes = database.prepare("select name, sql from sqlite_master where type = 'index' and tbl_name = ? and sql is not null").all(table);
  for (const index of indexes) database.exec(`drop index ${index.name}`);
  fill();
  for (const index of indexes) database.exec(index.sql);
}

// As server/storage/search.cpp makes them.
const wordsOf = (text) => fold(text).split(/[^a-z0-9]+/).filter(Boolean).join(' ');
const owner = (kind, code) => `'_${Buffer.from('panorama').toString('hex')}${kind ? `_${kind}_' || lower(hex(${code}))` : "'"}`;
function partsOf(text) {
  const parts = new Set();
  for (const word of fold(text).replaceAll(/[^a-z0-9 ]/g, '-').split(' ')) {
    for (let at = 0; at < word.length; ++at) parts.add(word.slice(at, at + 3));
  }
  return [...parts].join(' ');
}

function inLargeSteps(database, table, fill) {
  const set = (name, value) => database.exec(`insert into ${table} (${table}, rank) values ('${name}', ${value})`);
  set('hashsize', 2 ** 26), set('automerge', 0);
  database.transaction(fill)();
  set('hashsize', 2 ** 20), set('automerge', 4);
}

const counting = (records) => `with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ${records})`;

function fillListings(database, records) {
  const offices = 4, office = `('B00' || (i % ${offices} + 1))`, agent = `(60000 + i % ${agents})`;
  const street = `(case i % ${streets.length} ${streets.map((name, at) => `when ${at} then '${name}'`).join(' ')} end)`;
  const words = street.replaceAll(/'([^']*)'/g, (_all, name) => `'${wordsOf(name)}'`);
  for (let n = 1; n <= offices; ++n) database.prepare(`insert or ignore into search_offices (portal, office, first_id)
    select 'panorama', ?, coalesce(max(first_id), 0) + 4294967296 from search_offices`).run(`B00${n}`);
  const id = `(select first_id from search_offices where portal = 'panorama' and office = ${office}) + ${2 ** 24} + i`;
  withoutIndexes(database, 'listings', () => database.exec(`${counting(records)}
    insert into listings (portal, number, search_id, source, state, address, street_number, street_name, city, postal_code, price,
      bedrooms, bathrooms, living_area, year_built, agent_code, office_code, listed_on, content_hash, created_at, updated_at)
    select 'panorama', 30000000 + i, ${id}, 'feed', 'listed', (i % 9999 + 1) || ', rue ' || ${street}, i % 9999 + 1,
      'rue ' || ${street}, 'Québec', 'G1R 2K4', 45000000, i % 6, i % 4, 120, 1980, ${agent}, ${office}, '2026-10-01', '', 0, 0 from n`));
  inLargeSteps(database, 'listing_search', () => {
    const firsts = database.prepare("select office, first_id from search_offices where portal = 'panorama' order by first_id").safeIntegers().all();
    for (const { office: one, first_id: first } of firsts) {
      const at = Number(/^B00([1-4])$/.exec(one)?.[1] ?? 0) - 1;
      if (at >= 0) database.exec(`${counting(records)} insert into listing_search (rowid, body)
        select ${first} + ${2 ** 24} + i, (30000000 + i) || ' ' || (i % 9999 + 1) || ' rue ' || ${words} || ' quebec g1r 2k4 ' || ${owner()} ||
          ' ' || ${owner('agent', agent)} from n where i % ${offices} = ${at}`);
    }
  });
}

// What server/orders/order_index.cpp keeps beside the orders.
function fillOrderIndex(database) {
  const group = "iif(state = 'completed', state, 'in_progress')", made = "portal = 'panorama' and number like 'SQ-%'";
  database.exec(`insert into order_counts (portal, owner, state_group, n)
    select portal, owner, ${group}, count(*) from (select portal, 'account:' || account as owner, state from orders where ${made}
      union all select portal, 'office:' || office, state from orders where ${made}) where true group by 1, 2, 3
    on conflict (portal, owner, state_group) do update set n = n + excluded.n`);
  database.function('parts_of', { deterministic: true }, partsOf);
  const word = (kind, code) => owner(kind, code).replace(`_${kind}_`, `_${kind}_' || ${group} || '_`);
  inLargeSteps(database, 'order_search', () => database.exec(`insert into order_search (rowid, body)
    select search_id, parts_of(number || ' ' || street || ' ' || city || ' ' || postal_code) || ' ' || ${word('account', 'account')} ||
      ' ' || ${word('office', 'office')} from orders where ${made} order by search_id`));
}

function fillOrders(database, records) {
  const account = database.prepare("select id from accounts where portal = 'panorama' and login = ?").pluck();
  const [own, growing] = [account.get('48213'), account.get('48220')];
  const others = `('other' || (i % ${agents}))`;
  database.exec(`${counting(agents)} insert into accounts (portal, id, login, role, language, state, created_at)
    select 'panorama', 'other' || i, 'other' || i, 'client', 'fr-CA', 'active', 0 from n`);
  const street = `(i % 9999 + 1) || ', rue ' || (case i % ${streets.length} ${streets.map((name, at) => `when ${at} then '${name}'`).join(' ')} end)`;
  const step = Math.floor(records / ownOrders);
  withoutIndexes(database, 'orders', () => database.exec(`${counting(records)}
    insert into orders (portal, number, listing, account, office, state, street, city, postal_code, client_name, contact, time_slot, access, currency, subtotal,
      tax_total, total, due_at, created_at, updated_at, completed_at, search_id)
    select 'panorama', 'SQ-' || (10000000 + i), 30000000 + i,
      case when i % ${step} = 0 then '${own}' when i % 20 = 1 then '${growing}' else ${others} end, 'B001',
      case when i < ${openOrders} then 'received' else 'completed' end, ${street}, 'Québec', 'G1R 2K4', 'Anna Nowak', 'client', 'any', 'on_site', 'CAD', 18900, 2830,
      21730, 1760000000000, 1500000000000 + i * 1000, 0, case when i < ${openOrders} then null else 1760000000000 end, (1500000000000 + i * 1000) * 65536 + 1 from n`));
  fillOrderIndex(database);
  database.exec(`${counting(records)} insert into order_services (portal, order_number, position, service, name, unit_price, amount)
    select 'panorama', 'SQ-' || (10000000 + i), 1, 'photos_hdr', 'Photos HDR', 18900, 18900 from n`);
  database.exec(`${counting(records)} insert into order_events (portal, order_number, seq, at, kind, to_state)
    select 'panorama', 'SQ-' || (10000000 + i), 1, 1500000000000 + i * 1000, 'state', 'received' from n`);
}

/** @param {number} records @returns {Promise<string>} the data folder */
export async function grown(records) {
  const data = await folder();
  await (await startGuichet({ data })).stop();
  const Database = createRequire(path.join(out, 'package.json'))('better-sqlite3');
  const database = new Database(path.join(data, 'guichet.sqlite'));
  for (const setting of ['foreign_keys = off', 'synchronous = off', 'cache_size = -500000', 'temp_store = memory']) database.pragma(setting);
  fillListings(database, records);
  fillOrders(database, records);
  database.pragma('wal_checkpoint(truncate)');
  database.close();
  return data;
}
