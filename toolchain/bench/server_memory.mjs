// Memory of the server: empty, per idle connection, plain and with TLS. `toolchain/dev bench server-memory`; CONNECTIONS.
// There are no rows for event streams: the product has none.
import net from 'node:net';
import path from 'node:path';
import tls from 'node:tls';
import { folder, memoryMiB, remove, report, rowsOf, run, sleep, startGuichet } from './common.mjs';

const connections = Number(process.env.CONNECTIONS ?? 2000);

/** Opens one connection after the other and asks once on each. */
async function openIdle(connect) {
  const sockets = [];
  for (let batch = 0; batch < connections; batch += 50) {
    sockets.push(...await Promise.all(Array.from({ length: 50 }, () => new Promise((done, fail) => {
      const socket = connect(() => socket.write('GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'));
      socket.once('data', () => done(socket));
      socket.once('error', fail);
    }))));
  }
  return sockets;
}

async function each(server, connect) {
  await sleep(1000);
  const before = memoryMiB(server.pid);
  const sockets = await openIdle(connect);
  await sleep(1000);
  const kibibytes = (1024 * (memoryMiB(server.pid) - before)) / sockets.length;
  sockets.forEach((socket) => socket.destroy());
  return { before, kibibytes };
}

async function plain() {
  const server = await startGuichet({ demo: false });
  try {
    const { before, kibibytes } = await each(server, (ready) => net.connect(Number(new URL(server.url).port), '127.0.0.1', ready));
    return [['memory of the empty server', `${before.toFixed(1)} MiB`, '40 MiB'],
      [`an idle connection (${connections})`, `${kibibytes.toFixed(1)} KiB`, '4 KiB']];
  } finally {
    await server.stop();
  }
}

async function encrypted() {
  const home = await folder(), [certificate, key] = ['certificate.pem', 'key.pem'].map((name) => path.join(home, name));
  await run('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', key, '-out', certificate,
    '-subj', '/CN=127.0.0.1', '-days', '2']);
  const server = await startGuichet({ demo: false, settings: { GUICHET_TLS_CERTIFICATE: certificate, GUICHET_TLS_KEY: key } });
  try {
    const port = Number(new URL(server.url).port);
    const { kibibytes } = await each(server, (ready) => tls.connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, ready));
    return [[`an idle connection with TLS (${connections})`, `${kibibytes.toFixed(1)} KiB`, '24 KiB']];
  } finally {
    await server.stop();
    await remove(home);
  }
}

await report('server memory', ['figure', 'value', 'goal'], await rowsOf([plain, encrypted]));
