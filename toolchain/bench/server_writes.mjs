// Durable small writes: orders placed by many at once share commits, one client alone pays for each.
// `toolchain/dev bench server-writes`; ROUNDS shortens it.
import { median, remove, report, sleep, startGuichet } from './common.mjs';
import { addListings } from './feed.mjs';
import { hammer, restingDemoData, signedIn } from './load.mjs';

const rounds = Number(process.env.ROUNDS ?? 3);
const data = await restingDemoData();  // its renditions are made: nothing else works meanwhile
await addListings(data, 20_000);
const guichet = await startGuichet({ data });
try {
  const { call, ask } = await signedIn(guichet.url, '48213');
  const free = [], wanted = rounds * 700;
  for (let after = ''; free.length < wanted;) {
    const found = await ask('/api/listings/search', { text: '', scope: 'office', after });
    free.push(...found.items.filter((item) => !item.open_order).map((item) => item.number));
    after = found.next;
    if (!after) break;
  }
  const form = await ask('/api/orders/form', { listing: free[0] });
  const order = (listing) => ({ listing, services: [form.services[0].id], address_is_right: true, client_name: 'Anna Nowak', contact: 'client',
    phone: '+15145550123', other_phone: '', time_slot: 'any', access: 'on_site', comment: '' });
  const place = async (used) => {
    const answer = await call(used, '/api/orders/place', order(free.pop()));
    if (answer.status !== 200) throw new Error(`place: ${answer.status} ${answer.body}`);
    return true;
  };
  const mailsAreSent = async () => {
    while (!/^guichet_jobs_due 0$/m.test(await (await fetch(`${guichet.url}/metrics`)).text())) await sleep(100);
  };
  const alone = [], together = [];
  for (let round = 0; round < rounds; ++round) {
    await mailsAreSent();
    alone.push((await hammer(guichet.pid, 60, 1, place)).rate);
    await mailsAreSent();
    together.push((await hammer(guichet.pid, 640, 64, place)).rate);
  }
  await report('server writes', ['figure', '64 clients', 'one commit each', 'ratio', 'goal'], [['orders placed a second',
    `${median(together).toFixed(0)}/s`, `${median(alone).toFixed(0)}/s`, (median(together) / median(alone)).toFixed(1), '10']]);
} finally {
  await guichet.stop();
  await remove(data);
}
