// Requests over kept-alive connections, and what they cost the process that answers.
import http from 'node:http';
import { existsSync, statSync } from 'node:fs';
import { cp, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { folder, guichet, out, processorSeconds, remove, sleep, startGuichet } from './common.mjs';

/** @returns {Promise<{ status: number, body: Buffer, headers: http.IncomingHttpHeaders, bytes: number }>} */
export function send(agent, url, { method = 'GET', headers = {}, body = '', keep = true } = {}) {
  return new Promise((done, fail) => {
    const request = http.request(url, { agent, method, headers: { ...headers, ...(body && { 'Content-Length': Buffer.byteLength(body) }) } });
    request.on('response', (response) => {
      const parts = [];
      let bytes = 0;
      response.on('data', (part) => (bytes += part.length, keep && parts.push(part)));
      response.on('end', () => done({ status: response.statusCode ?? 0, body: Buffer.concat(parts), headers: response.headers, bytes }));
      response.on('error', fail);
    });
    request.on('error', fail);
    request.end(body);
  });
}

/**
 * Sends `count` requests from `clients` at once; processor microseconds of the server and wall-clock rate.
 * @param {number | number[]} pids of all processes that answer
 */
export async function hammer(pids, count, clients, once) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
  let left = count, failed = 0;
  const work = async () => {
    while (left-- > 0) if (!await once(agent)) failed++;
  };
  const before = processorSeconds(pids), began = performance.now();
  await Promise.all(Array.from({ length: clients }, work));
  const seconds = (performance.now() - began) / 1000, used = processorSeconds(pids) - before;
  agent.destroy();
  if (failed) throw new Error(`${failed} of ${count} requests failed`);
  return { micros: (1e6 * used) / count, rate: count / seconds };
}

/** A portal's interface as the client calls it, signed in. */
export async function signedIn(url, login, portal = 'panorama', password = 'guichet-demo-2026') {
  const agent = new http.Agent({ keepAlive: true });
  const headers = { 'Content-Type': 'application/json', 'Guichet-Request': '1', 'Guichet-Portal': portal, Origin: url };
  const answer = await send(agent, `${url}/api/accounts/sign-in`, { method: 'POST',
    headers: { ...headers, 'Idempotency-Key': crypto.randomUUID().replaceAll('-', '') },
    body: JSON.stringify({ login, password, stay_signed_in: false }) });
  if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${answer.body}`);
  const cookie = (answer.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ');
  const call = (used, path, request) => send(used, url + path, { method: 'POST', body: JSON.stringify(request),
    headers: { ...headers, Cookie: cookie, 'Idempotency-Key': crypto.randomUUID().replaceAll('-', '') } });
  const ask = async (path, request) => {
    const answer = await call(agent, path, request);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.body}`);
    return JSON.parse(answer.body.toString());
  };
  return { call, ask, agent, headers: { ...headers, Cookie: cookie } };
}

/** The demo's order with ten pictures and two rooms to look around. */
export const galleryOrder = 'SP-20391';

async function rest(server) {
  const { ask } = await signedIn(server.url, 'admin@panorama.example');
  for (const end = Date.now() + 180_000; Date.now() < end; await sleep(500)) {
    const orders = await Promise.all([galleryOrder, 'SP-20352', 'SP-20364', 'SP-20377', 'SP-20418'].map((number) => ask('/api/orders/get', { number })));
    if (orders.every(({ media }) => media.every((item) => item.state === 'ready'))) return;
  }
  throw new Error('the files of the demo are never ready');
}

/** A copy of the demo's data whose renditions are made, which takes its worker a minute; kept for the day in build/bench. */
export async function restingDemoData() {
  const kept = path.join(out, `demo-${Math.round(statSync(guichet).mtimeMs)}-${new Date().toISOString().slice(0, 10)}`);
  if (!existsSync(kept)) {
    await mkdir(out, { recursive: true });
    const server = await startGuichet({ data: await folder() });
    try {
      await rest(server);
    } finally {
      await server.stop();
    }
    for (const name of await readdir(out)) if (name.startsWith('demo-')) await remove(path.join(out, name));
    await cp(server.data, kept, { recursive: true });
    await remove(server.data);
  }
  const data = await folder();
  await cp(kept, data, { recursive: true });
  return data;
}

/** The demo with nothing left to do in the background, which would disturb what is measured. */
export async function startRestingDemo() {
  const data = await restingDemoData();
  const server = await startGuichet({ data });
  return { ...server, stop: () => server.stop().then(() => remove(data)) };
}

/** A round of each in turn, so that what disturbs the machine disturbs all. @param {(() => Promise<void>)[]} takers */
export async function inTurn(rounds, takers) {
  for (let round = 0; round < rounds; ++round) for (const take of takers) await take();
}
