// Requests over kept-alive connections, and what they cost the process that answers.
import http from 'node:http';
import { processorSeconds } from './common.mjs';

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

/** Sends `count` requests from `clients` at once; processor microseconds of the server and wall-clock rate. */
export async function hammer(pid, count, clients, once) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
  let left = count, failed = 0;
  const work = async () => {
    while (left-- > 0) if (!await once(agent)) failed++;
  };
  const before = processorSeconds(pid), began = performance.now();
  await Promise.all(Array.from({ length: clients }, work));
  const seconds = (performance.now() - began) / 1000, used = processorSeconds(pid) - before;
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
  return { call, agent };
}
