import assert from 'node:assert/strict';
import { it } from 'node:test';
import { alurPage, currentAlurPage } from '../../bin/gambar-alur.js';

it('docs/alur.md shows the life cycles as the code has them (npm run alur)', () => {
  assert.equal(currentAlurPage(), alurPage());
});
