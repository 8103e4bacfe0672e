// Every screen there is: who sees it and where. New screens belong here; all checks follow.
import { administrator, agent } from './people.mjs';

/** @typedef {{ name: string, path: string, who?: string, prepare?: (page: import('playwright-core').Page) => Promise<unknown> }} Screen */

/** @type {Screen[]} */
export const screens = [
  { name: 'signin', path: '/panorama/signin' },
  { name: 'register', path: '/panorama/register' },
  { name: 'reset', path: '/panorama/reset' },
  { name: 'home', path: '/panorama/', who: agent },
  { name: 'orders', path: '/panorama/orders', who: agent },
  { name: 'orders-completed', path: '/panorama/orders?group=completed', who: agent },
  { name: 'order-new', path: '/panorama/orders/new', who: agent },
  { name: 'order-form', path: '/panorama/orders/new?listing=25003316', who: agent },
  { name: 'order', path: '/panorama/orders/SP-20418', who: agent },
  { name: 'order-media', path: '/panorama/orders/SP-20391', who: agent },
  { name: 'order-details', path: '/panorama/orders/SP-20391?tab=details', who: agent },
  { name: 'media', path: '/panorama/media', who: agent },
  { name: 'account', path: '/panorama/account', who: agent },
  { name: 'not-found', path: '/panorama/nowhere', who: agent },
  { name: 'queue', path: '/panorama/staff/orders', who: administrator },
  { name: 'queue-order', path: '/panorama/staff/orders?order=SP-20418', who: administrator },
  { name: 'listings', path: '/panorama/staff/listings', who: administrator },
];
