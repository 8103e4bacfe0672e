// The main job from end to end, as people do it: by role and accessible name, in Chromium and Firefox, at the
// desk, on a phone, with the keyboard alone and in other languages.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { launchChromium, screenshot } from './support/chromium.mjs';
import { chromiumUser } from './support/chromium_user.mjs';
import { launchFirefox } from './support/firefox.mjs';
import { firefoxUser } from './support/firefox_user.mjs';
import { keyboardUser } from './support/keyboard_user.mjs';
import { administrator, agent, deliver, leaveOrder, lookAt, orderTour, signIn, signOut, upload } from './support/people.mjs';
import { panorama, photos, sizesOf } from './support/samples.mjs';
import { startServer } from './support/server.mjs';
import { nameOf } from './support/words.mjs';
import { entriesOf } from './support/zip.mjs';

const desktop = { width: 1440, height: 900 }, phone = { width: 390, height: 844 };
let server, chromium, firefox, downloads;

before(async () => {
  downloads = await mkdtemp(path.join(tmpdir(), 'guichet-downloads-'));
  const saving = { 'browser.download.folderList': 2, 'browser.download.dir': downloads, 'browser.download.alwaysOpenPanel': false };
  [server, chromium, firefox] = await Promise.all([startServer(), launchChromium(), launchFirefox(saving)]);
});
after(async () => {
  await Promise.allSettled([chromium?.close(), firefox?.close()]);
  await server?.stop();
  await rm(downloads, { recursive: true, force: true });
});

/** Five of the agent's listings, one for each journey. */
const properties = {
  desk: { street: '86, rue des Érables', place: 'Lévis', words: '25003316', address: '86, rue des Érables, Lévis G6V 3N2' },
  phone: { street: '1310, rue des Érables', place: 'Québec (Montcalm)', words: '26190447', address: '1310, rue des Érables, Québec (Montcalm) G1R 2K6' },
  keyboard: { street: '9, rue des Érables Ouest', place: 'Saint-Augustin', words: '27440120', address: '9, rue des Érables Ouest, Saint-Augustin G3A 2B8' },
  firefox: { street: '2205, rue des Érables, app. 504', place: 'Québec (Limoilou)', words: '23981755', address: '2205, rue des Érables, app. 504, Québec (Limoilou) G1J 4L1' },
  firefoxPhone: { street: '1248, rue des Érables', place: 'Québec (Montcalm)', words: '24718803', address: '1248, rue des Érables, Québec (Montcalm) G1R 2K4' },
};

/** @param {import('./support/people.mjs').User} user @param {typeof properties.desk} property */
async function wholeWay(user, property) {
  try {
    return await walk(user, property);
  } catch (error) {
    throw new Error(`${error.message}\nat ${await user.path()}:\n${await user.text()}\n${(await user.complaints()).join('\n')}`, { cause: error });
  }
}

/** @param {import('./support/people.mjs').User} user @param {typeof properties.desk} property */
async function walk(user, property) {
  const { street } = property;
  await signIn(user, agent);
  const order = await orderTour(user, property);
  await signOut(user);
  await signIn(user, administrator);
  await upload(user, order, street, photos, panorama);
  await deliver(user, order);
  await leaveOrder(user, street);
  await signOut(user);
  await signIn(user, agent);
  await lookAt(user, order, street, photos.length + 1);
  const archive = await user.download(() => user.activate('button', user.words('download_all')));
  await checkArchive(archive);
  assert.deepEqual(await user.complaints(), []);
  return order;
}

/** @param {Buffer} archive */
async function checkArchive(archive) {
  const sent = await sizesOf([...photos, panorama]);
  const entries = entriesOf(archive);
  assert.equal(entries.length, sent.length);
  for (const { bytes } of entries) assert.ok(bytes.length > 10_000 && bytes.readUInt16BE(0) === 0xffd8, 'a file of the archive is no JPEG');
  for (const { name } of sent) {
    const stem = name.replace(/\.jpg$/, '');
    assert.ok(entries.some((entry) => entry.name.includes(stem)), `${name} is not in the archive: ${entries.map((entry) => entry.name)}`);
  }
}

test('Chromium, at the desk', async (context) => {  // V21, V22, V31, V35 to V43, V51, V59 to V63, P11, P29, P32
  const user = await chromiumUser(chromium, server.url, { viewport: desktop });
  context.after(() => user.close());
  await wholeWay(user, properties.desk);
  await screenshot(user.page, 'journey-end');
});

test('Chromium, on a phone', { timeout: 600_000 }, async (context) => {
  const user = await chromiumUser(chromium, server.url, { viewport: phone, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
  context.after(() => user.close());
  await wholeWay(user, properties.phone);
  await screenshot(user.page, 'journey-end-phone');
});

/** The same in the language of the browser; with a company of its own, for the same property. */
for (const [language, place, options] of /** @type {const} */ ([['pl-PL', 'at the desk', { viewport: desktop }],
  ['en', 'on a phone', { viewport: phone, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }]])) {
  test(`Chromium, ${place}, in ${nameOf(language)}`, { timeout: 600_000 }, async (context) => {  // P43
    const company = await startServer();
    context.after(() => company.stop());
    const user = await chromiumUser(chromium, company.url, options, language);
    context.after(() => user.close());
    await wholeWay(user, properties.desk);
    await screenshot(user.page, `journey-end-${language}`);
  });
}

test('Chromium, with the keyboard alone', { timeout: 600_000 }, async (context) => {  // P40
  const user = await keyboardUser(chromium, server.url);
  context.after(() => user.close());
  await wholeWay(user, properties.keyboard);
});

test('Firefox, at the desk', { timeout: 600_000 }, async (context) => {
  const user = await firefoxUser(firefox, server.url, downloads, { viewport: desktop });
  context.after(() => user.close());
  await wholeWay(user, properties.firefox);
});

test('Firefox, on a phone', { timeout: 600_000 }, async (context) => {
  const user = await firefoxUser(firefox, server.url, downloads, { viewport: { ...phone, hasTouch: true } });
  context.after(() => user.close());
  await wholeWay(user, properties.firefoxPhone);
});
