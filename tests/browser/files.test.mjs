// Videos and documents of a delivered order, opened by the browser's own viewers; downloads that go on. P30, P31, V60
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Caller } from './support/caller.mjs';
import { launchChromium, openPage } from './support/chromium.mjs';
import { chromiumUser } from './support/chromium_user.mjs';
import { administrator, agent, password, signIn, until } from './support/people.mjs';
import { startServer } from './support/server.mjs';

const states = ['received', 'scheduled', 'captured', 'in_production', 'quality_check', 'completed'];
let server, browser, staff, number;

before(async () => {
  [server, browser] = await Promise.all([startServer(), launchChromium()]);
  staff = new Caller(server.url);
  await staff.signIn(administrator, password);
  number = await deliveredOrder();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Three seconds of a moving square, recorded by the browser itself. */
async function video() {
  const { page, context } = await openPage(browser);
  const bytes = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    const pen = canvas.getContext('2d');
    const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm' });
    const parts = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    const ended = new Promise((done) => (recorder.onstop = done));
    recorder.start();
    for (let at = 0; at < 75; ++at) {
      pen.fillStyle = `hsl(${5 * at} 80% 50%)`;
      pen.fillRect(2 * at, at, 40, 40);
      await new Promise((done) => setTimeout(done, 40));
    }
    recorder.stop();
    await ended;
    return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
  });
  await context.close();
  return Buffer.from(bytes);
}

async function document() {
  const { page, context } = await openPage(browser);
  await page.setContent('<h1>Plan du rez-de-chaussée</h1>');
  const bytes = await page.pdf();
  await context.close();
  return bytes;
}

/** @param {string} name @param {string} kind @param {Buffer} bytes */
async function bring(name, kind, bytes) {
  const sending = await staff.startUpload(number, name, kind, bytes);
  await staff.sendPiece(sending, bytes.length);
}

/** An order of the agent, in production, gets its files and is delivered. */
async function deliveredOrder() {
  const client = new Caller(server.url);
  await client.signIn(agent, password);
  const { items } = await client.call('/api/orders/list', { group: 'in_progress', text: '', after: '' });
  const order = items.at(0);
  number = order.number;
  const move = (/** @type {string} */ from, /** @type {string} */ to) =>
    staff.call('/api/orders/move', { number, from, to, notify_client: false });
  let at = states.indexOf(order.state);
  for (; at < states.indexOf('in_production'); ++at) await move(states[at], states[at + 1]);
  await bring('visite.webm', 'video', await video());
  await bring('plan.pdf', 'document', await document());
  const isReady = (/** @type {{ state: string }} */ { state }) => state === 'ready';
  await until(async () => (await staff.call('/api/orders/get', { number })).media.every(isReady), 'the files are ready');
  for (; at < states.length - 1; ++at) await move(states[at], states[at + 1]);
  return number;
}

/** What opens when the client asks for a file. @param {import('node:test').TestContext} context @param {string} name */
async function opened(context, name) {
  const user = await chromiumUser(browser, server.url);
  context.after(() => user.close());
  await signIn(user, agent);
  await user.open(`/panorama/orders/${number}`);
  await user.activate('button', name);
  await user.see('dialog', name);
  const [page] = await Promise.all([user.page.context().waitForEvent('page'), user.activate('link', `Ouvrir ${name}`)]);
  return page;
}

test('a video plays, and its middle is shown before all of it has come', async (context) => {
  const page = await opened(context, 'visite.webm');
  const player = page.locator('video');
  await player.waitFor();
  const seen = await player.evaluate(async (video) => {
    const happens = (/** @type {string} */ what) => new Promise((done, fail) => {
      video.addEventListener(what, done, { once: true });
      video.addEventListener('error', () => fail(video.error), { once: true });
    });
    video.muted = true;
    if (video.readyState < HTMLMediaElement.HAVE_METADATA) await happens('loadedmetadata');
    const sought = happens('seeked');
    video.currentTime = 1.5;
    await sought;
    const at = video.currentTime;
    const moved = happens('timeupdate');
    await video.play();
    await moved;
    return { at, width: video.videoWidth, plays: !video.paused };
  });
  assert.ok(Math.abs(seen.at - 1.5) < 0.2, `${seen.at}`);
  assert.ok(seen.width > 0 && seen.plays);
});

test('a document opens in the browser', async (context) => {
  const page = await opened(context, 'plan.pdf');
  const answer = await page.context().request.get(page.url());
  assert.equal(answer.headers()['content-type'], 'application/pdf');
  assert.match(answer.headers()['content-disposition'] ?? '', /^inline/);
});

test('a download of everything that was cut goes on where it stopped', async (context) => {
  const user = await chromiumUser(browser, server.url);
  context.after(() => user.close());
  await signIn(user, agent);
  const { request } = user.page.context();
  const whole = await request.get(`${server.url}/archives/panorama/${number}.zip?size=original`);
  const bytes = await whole.body(), etag = whole.headers().etag ?? '';
  const half = Math.floor(bytes.length / 2);
  const rest = await request.get(`${server.url}/archives/panorama/${number}.zip?size=original`,
    { headers: { Range: `bytes=${half}-`, 'If-Range': etag } });
  assert.equal(rest.status(), 206);
  assert.ok(Buffer.concat([bytes.subarray(0, half), await rest.body()]).equals(bytes));
});
