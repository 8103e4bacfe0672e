// Real pictures to upload: those of the demo.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../server/demo/media', import.meta.url));
export const photos = ['salon.jpg', 'cuisine.jpg', 'facade-moderne.jpg'].map((name) => path.join(folder, name));
export const panorama = path.join(folder, 'salon-360.jpg');

/** @param {string[]} files */
export const sizesOf = (files) => Promise.all(files.map(async (file) => ({ name: path.basename(file), bytes: (await stat(file)).size })));
