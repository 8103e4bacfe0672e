// What a screen reader finds on every screen: Chromium's full accessibility tree, compared with
// accessibility/*.txt. GUICHET_BLESS=1 writes them anew; read the difference as somebody who hears it.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { accessibilityText } from './support/accessibility_text.mjs';
import { screens } from './support/screens.mjs';
import { setStage } from './support/stage.mjs';

const folder = fileURLToPath(new URL('accessibility', import.meta.url));
const isBlessing = process.env.GUICHET_BLESS === '1';
const stage = setStage();

for (const screen of screens) {
  test(`${screen.name} is read out as written down`, async () => {
    const page = await stage.visits.visit(screen);
    const text = await accessibilityText(page);
    const file = path.join(folder, `${screen.name}.txt`);
    if (isBlessing) {
      await mkdir(folder, { recursive: true });
      await writeFile(file, text);
    }
    assert.equal(text, await readFile(file, 'utf8').catch(() => ''));
  });
}
