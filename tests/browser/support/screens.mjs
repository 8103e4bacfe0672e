// Every screen there is: who sees it and where. New screens belong here; all checks follow.
import { administrator, agent } from './people.mjs';

/** @typedef {{ name: string, path: string, who?: string, prepare?: (page: import('playwright-core').Page) => Promise<unknown> }} Screen */

/** The demo's conversation, whose subject is French in every language. @param {import('playwright-core').Page} page */
async function openConversation(page) {
  await page.getByRole('link', { name: /^Clés du 77, avenue Cartier/ }).first().click();
  await page.waitForURL(/messages\/[^/?]+$/);
}

/** @param {import('playwright-core').Page} page */
async function openPalette(page) {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
}

/** @type {Screen[]} */
export const screens = [
  { name: 'signin', path: '/panorama/signin' },
  { name: 'register', path: '/panorama/register' },
  { name: 'reset', path: '/panorama/reset' },
  { name: 'link', path: '/panorama/link/expired' },
  { name: 'home', path: '/panorama/', who: agent },
  { name: 'orders', path: '/panorama/orders', who: agent },
  { name: 'orders-completed', path: '/panorama/orders?group=completed', who: agent },
  { name: 'order-new', path: '/panorama/orders/new', who: agent },
  { name: 'order-form', path: '/panorama/orders/new?listing=25003316', who: agent },
  { name: 'order', path: '/panorama/orders/SP-20418', who: agent },
  { name: 'order-media', path: '/panorama/orders/SP-20391', who: agent },
  { name: 'order-details', path: '/panorama/orders/SP-20391?tab=details', who: agent },
  { name: 'media', path: '/panorama/media', who: agent },
  { name: 'messages', path: '/panorama/messages', who: agent },
  { name: 'messages-sent', path: '/panorama/messages?box=sent', who: agent },
  { name: 'conversation', path: '/panorama/messages', who: agent, prepare: openConversation },
  { name: 'message-new', path: '/panorama/messages/new', who: agent },
  { name: 'account', path: '/panorama/account', who: agent },
  { name: 'palette', path: '/panorama/', who: agent, prepare: openPalette },
  { name: 'not-found', path: '/panorama/nowhere', who: agent },
  { name: 'queue', path: '/panorama/staff/orders', who: administrator },
  { name: 'queue-order', path: '/panorama/staff/orders?order=SP-20418', who: administrator },
  { name: 'agents', path: '/panorama/staff/agents', who: administrator },
  { name: 'agent', path: '/panorama/staff/agents?agent=48377', who: administrator },
  { name: 'corrections', path: '/panorama/staff/agents?view=corrections', who: administrator },
  { name: 'agent-links', path: '/panorama/staff/agents?view=links', who: administrator },
  { name: 'agent-slip', path: '/panorama/staff/agents/48377/slip', who: administrator },
  { name: 'listings', path: '/panorama/staff/listings', who: administrator },
];
