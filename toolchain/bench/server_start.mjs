// From the start of the program to its first answer, on an empty folder and on a large one: a database of some GB and
// files, of which most bytes are holes. `toolchain/dev bench server-start`; DATABASE_GB and FILES_GB change the size.
import { closeSync, ftruncateSync, mkdirSync, openSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import http from 'node:http';
import path from 'node:path';
import { folder, guichet, installPeers, median, out, remove, report, root, sleep, startGuichet } from './common.mjs';
import { spawn } from 'node:child_process';
import { send } from './load.mjs';

const rounds = Number(process.env.ROUNDS ?? 7);
const databaseGb = Number(process.env.DATABASE_GB ?? 2), filesGb = Number(process.env.FILES_GB ?? 8);
const files = 10_000;

/** Milliseconds until /health/ready answers. */
async function firstAnswer(data, port) {
  const agent = new http.Agent({ keepAlive: false });
  const began = performance.now();
  const child = spawn(guichet, ['serve', '--data', data, '--port', String(port), '--web', path.join(root, 'build/web')], { stdio: 'ignore' });
  const ended = new Promise((done) => child.once('exit', done));
  try {
    for (;;) {
      const answer = await send(agent, `http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
      if (answer?.status === 200) return performance.now() - began;
      if (child.exitCode !== null) throw new Error(`guichet ended with ${child.exitCode}`);
      await sleep(2);
    }
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

async function starts(data, port) {
  const times = [];
  for (let round = 0; round < rounds; ++round) times.push(await firstAnswer(data, port));
  return median(times);
}

function fill(data) {
  const Database = createRequire(path.join(out, 'package.json'))('better-sqlite3');
  const database = new Database(path.join(data, 'guichet.sqlite'));
  for (const setting of ['foreign_keys = off', 'synchronous = off']) database.pragma(setting);
  const rows = Math.round(databaseGb * 2 ** 30 / 4300);
  database.exec(`with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ${rows})
    insert into listings (portal, number, search_id, source, state, raw, created_at, updated_at)
    select 'panorama', 30000000 + i, 30000000 + i, 'feed', 'listed', printf('%.*c', 4000, 'x'), 0, 0 from n`);
  database.pragma('wal_checkpoint(truncate)');
  database.close();
  for (let n = 0; n < files; ++n) {
    const key = n.toString(16).padStart(32, '0');
    const place = path.join(data, 'blobs/panorama', key.slice(-2));
    mkdirSync(place, { recursive: true });
    const file = openSync(path.join(place, key), 'w');
    ftruncateSync(file, Math.round(filesGb * 2 ** 30 / files));
    closeSync(file);
  }
  return statSync(path.join(data, 'guichet.sqlite')).size;
}

await installPeers({ 'better-sqlite3': '12.11.1' }, true);
const port = 18_000 + Math.floor(Math.random() * 10_000);
const empty = await folder(), large = await folder();
try {
  const small = await starts(empty, port);
  await (await startGuichet({ data: large })).stop();
  const bytes = fill(large);
  const big = await starts(large, port);
  await report('server start', ['figure', 'value', 'goal'], [['start to first answer, empty', `${small.toFixed(0)} ms`, '100 ms'],
    [`start to first answer, database of ${(bytes / 2 ** 30).toFixed(1)} GiB, files of ${filesGb} GiB (holes)`, `${big.toFixed(0)} ms`, '300 ms']]);
} finally {
  await remove(empty, large);
}
