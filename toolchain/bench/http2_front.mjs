// HTTP/2 over TLS in front of a server that speaks HTTP/1.1, with a certificate made on the spot: what is between people
// and the product, and the same for its peers.
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import http2 from 'node:http2';
import path from 'node:path';
import { folder, remove, run } from './common.mjs';

const ofOneConnection = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'http2-settings', 'proxy-connection']);

async function certificate() {
  const home = await folder();
  try {
    const [key, cert] = ['key.pem', 'cert.pem'].map((name) => path.join(home, name));
    await run('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=localhost',
      '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-keyout', key, '-out', cert]);
    return { key: await readFile(key), cert: await readFile(cert) };
  } finally {
    await remove(home);
  }
}

const passedOn = (headers) => Object.fromEntries(Object.entries(headers)
  .filter(([name]) => !name.startsWith(':') && !ofOneConnection.has(name)));

/** @param {string} origin of the server behind, over plain HTTP @returns {Promise<{ url: string, stop: () => void }>} */
export async function startFront(origin) {
  const agent = new http.Agent({ keepAlive: true });
  const server = http2.createSecureServer({ ...await certificate() }, (request, response) => {
    const { method, url, headers, authority } = request;
    const behind = http.request(new URL(url, origin), { agent, method, headers: { ...passedOn(headers), host: authority, 'x-forwarded-proto': 'https' } });
    behind.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, passedOn(answer.headers));
      answer.pipe(response);
    });
    behind.on('error', () => response.stream?.close(http2.constants.NGHTTP2_INTERNAL_ERROR));
    request.pipe(behind);
  });
  const sessions = new Set();
  server.on('session', (session) => {
    sessions.add(session);
    session.on('close', () => sessions.delete(session));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const stop = () => {
    for (const session of sessions) session.destroy();
    server.close();
    agent.destroy();
  };
  return { url: `https://localhost:${server.address().port}`, stop };
}
