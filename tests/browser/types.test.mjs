// The page's scripts are plain JavaScript with declared types; this is where they are checked.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('the page’s scripts have the types they declare', () => {
  const tsc = path.join(root, 'node_modules/.bin/tsc');
  assert.doesNotThrow(() => execFileSync(tsc, ['-p', path.join(root, 'web/tsconfig.json')], { encoding: 'utf8' }),
    (/** @type {{ stdout: string }} */ error) => assert.fail(error.stdout));
});
