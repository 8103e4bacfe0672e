// A smoke test in WebKit, the engine of Safari: the client starts, signs a person in and follows a link.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { agent, password } from './support/people.mjs';
import { startServer } from './support/server.mjs';

const elementKey = 'element-6066-11e4-a52e-4f735466cecf';
const miniBrowser = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
const patience = 60_000;
let server, display, driver, address, session;

const freePort = () => new Promise((done) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
    probe.close(() => done(port));
  });
});

/** @param {string} method @param {string} path @param {object} [body] */
async function ask(method, path, body) {
  const response = await fetch(address + path, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${path}: ${value.error} ${value.message}`);
  return value;
}

/** @template T @param {() => Promise<T>} attempt @returns {Promise<T>} */
async function eventually(attempt) {
  for (const end = Date.now() + patience; ; await wait(200)) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

before(async () => {
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  display = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((done, fail) => {
    display.once('error', fail);
    display.stdio[3].once('data', (text) => done(String(text).trim()));
  });
  driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: `:${number}`, GDK_BACKEND: 'x11', LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
  });
  server = await startServer();
  const made = await eventually(() => ask('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] } } },
  }));
  session = `/session/${made.sessionId}`;
});
after(async () => {
  if (session) await ask('DELETE', session).catch(() => {});
  driver?.kill();
  display?.kill();
  await server?.stop();
});

const run = (/** @type {string} */ script) => ask('POST', `${session}/execute/sync`, { script, args: [] });

/** The one control with this computed role and name. @param {string} role @param {string} name */
const find = (role, name) => eventually(async () => {
  const found = await ask('POST', `${session}/elements`, { using: 'css selector', value: '#guichet-mirror *' });
  const labels = await run(`return [...document.querySelectorAll('#guichet-mirror *')].map((at) => at.getAttribute('aria-label') || at.textContent)`);
  for (const [at, element] of found.entries()) {
    if (labels[at] !== name) continue;
    const path = `${session}/element/${element[elementKey]}`;
    if (!role || await ask('GET', `${path}/computedrole`) === role) return path;
  }
  throw new Error(`no ${role} "${name}"`);
});

test('WebKit shows the portal, signs in and follows a link', async () => {
  await ask('POST', `${session}/url`, { url: `${server.url}/panorama/` });
  await eventually(async () => assert.equal(await run('return performance.getEntriesByName("guichet-whole").length'), 1));
  for (const [name, text] of [['Code d’agent', agent], ['Mot de passe', password]]) {
    const field = await eventually(async () => {
      const element = await ask('POST', `${session}/element`, { using: 'css selector', value: `#guichet-mirror input[aria-label="${name}"]` });
      return `${session}/element/${element[elementKey]}`;
    });
    await ask('POST', `${field}/value`, { text });
  }
  await ask('POST', `${await find('button', 'Se connecter')}/click`, {});
  await find('heading', 'Bonjour Élise');
  await ask('POST', `${await find('link', 'Commandes')}/click`, {});
  await find('heading', 'Mes commandes');
  assert.equal(await run('return location.pathname'), '/panorama/orders');
  assert.equal(await run('return document.documentElement.dataset.client'), 'running');
});
