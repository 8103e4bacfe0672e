// Videos and documents of a delivered order, opened by the browser's own viewers; downloads that go on. P30, P31, V60
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Caller } from './support/caller.mjs';
import { launchChromium, openPage } from './support/chromium.mjs';
import { chromiumUser } from './support/chromium_user.mjs';
import { administrator, agent, password, signIn, until } from './support/people.mjs';
import { panorama, photos } from './support/samples.mjs';
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
  const [order] = items;
  number = order.number;
  const move = (/** @type {string} */ from, /** @type {string} */ to) =>
    staff.call('/api/orders/move', { number, from, to, notify_client: false });
  let at = states.indexOf(order.state);
  for (; at < states.indexOf('in_production'); ++at) await move(states[at], states[at + 1]);
  // every service that was ordered has its files
  for (const [kind, file] of [['photo', photos[0]], ['floor_plan', photos[1]], ['panorama', panorama]])
    await bring(path.basename(file), kind, await readFile(file));
  await bring('visite.webm', 'video', await video());
  await bring('plan.pdf', 'document', await document());
  const isReady = (/** @type {{ state: string }} */ { state }) => state === 'ready';
  await until(async () => (await staff.call('/api/orders/get', { number })).media.every(isReady), 'the files are ready');
  for (; at < states.length - 1; ++at) await move(states[at], states[at + 1]);
  return number;
}

/** The client's page with the link that opens a file. @param {import('node:test').TestContext} context @param {string} name */
async function found(context, name) {
  const user = await chromiumUser(browser, server.url);
  context.after(() => user.close());
  await signIn(user, agent);
  await user.open(`/panorama/orders/${number}`);
  await user.activate('button', name);
  await user.see('dialog', name);
  return { page: user.page, link: user.page.getByRole('link', { name: `Ouvrir ${name}` }) };
}

test('a video plays, and its middle is shown before all of it has come', async (context) => {
  const { page: client, link } = await found(context, 'visite.webm');
  const [page] = await Promise.all([client.context().waitForEvent('page'), link.click()]);
  const player = page.locator('video');
  await player.waitFor();
  // the page is in a sandbox where no script listens to anything: it can only be looked at from outside
  const look = () => player.evaluate((video) => ({ at: video.currentTime, width: video.videoWidth, isSeeking: video.seeking }));
  await until(async () => (await look()).width > 0, 'the video has a picture');
  await player.evaluate((video) => {
    video.pause();
    video.currentTime = 1.5;
  });
  await until(async () => !(await look()).isSeeking, 'the middle is found');
  assert.ok(Math.abs((await look()).at - 1.5) < 0.2);
  await player.evaluate((video) => {
    video.muted = true;
    void video.play();
  });
  await until(async () => (await look()).at > 1.8, 'it goes on from there');
});

test('a document opens in the browser', async (context) => {
  const { page, link } = await found(context, 'plan.pdf');
  assert.equal(await link.getAttribute('target'), '_blank');
  // a browser without a window has no viewer for it: what it would be told is all there is to see
  const answer = await page.context().request.get(server.url + await link.getAttribute('href'));
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
