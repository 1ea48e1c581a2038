import assert from 'node:assert/strict';
import { it } from 'node:test';
import { bacaAlasan } from '../../src/shared/alasan.js';

it('a reason is kept without unseen signs and cut between characters', () => {
  assert.equal(bacaAlasan('  Beda\u0001 dengan\u202e KTP\u200b \r\nbaris dua ', 100), 'Beda dengan KTP \nbaris dua');
  assert.equal(bacaAlasan('ab😀', 3), 'ab😀');
  assert.equal(bacaAlasan('abc😀', 3), 'abc');
  assert.equal(bacaAlasan(undefined, 3), '');
});
