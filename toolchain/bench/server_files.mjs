// Files against nginx with sendfile: processor time of the server. `toolchain/dev bench server-files`; ROUNDS shortens it.
import { randomBytes } from 'node:crypto';
import { cp, mkdir, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { folder, micros, ratio, remove, report, root, startGuichet } from './common.mjs';
import { hammer, inTurn, send } from './load.mjs';
import { startNginx } from './nginx.mjs';

const rounds = Number(process.env.ROUNDS ?? 5);

/** The built client and two files of known size, as any server would find them. */
async function webFolder() {
  const web = await folder();
  await cp(await realpath(path.join(root, 'build/web')), web, { recursive: true });
  await mkdir(path.join(web, 'assets'), { recursive: true });
  await writeFile(path.join(web, 'assets/small.0123456789ab.bin'), randomBytes(11_000));
  await writeFile(path.join(web, 'assets/large.0123456789ab.bin'), randomBytes(10 * 2 ** 20));
  return web;
}

const web = await webFolder();
const guichet = await startGuichet({ demo: false, web }), nginx = await startNginx({ web });
const rows = [];
try {
  for (const [name, file, count, clients, goal] of [['static file, 11 kB', 'small', 5000, 8, '1.2'],
    ['10 MiB download, 8 at once', 'large', 64, 8, '0.8'], ['10 MiB download, 64 at once', 'large', 192, 64, '1.0']]) {
    const ours = [], theirs = [];
    const get = (server, pids, into) => async () => into.push((await hammer(pids, count, clients, async (agent) =>
      (await send(agent, `${server.url}/assets/${file}.0123456789ab.bin`, { keep: false })).status === 200)).micros);
    await inTurn(rounds, [get(guichet, guichet.pid, ours), ...nginx ? [get(nginx, nginx.pid, theirs)] : []]);
    rows.push([`${name}, nginx`, micros(ours), nginx ? micros(theirs) : 'not installed', nginx ? ratio(ours, theirs) : '', goal]);
  }
  await report('server files', ['figure', 'Guichet', 'peer', 'ratio', 'goal'], rows);
} finally {
  await guichet.stop();
  await nginx?.stop();
  await remove(web);
}
