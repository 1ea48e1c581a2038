import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contohUbahan } from '../../src/impor/contoh.js';
import type { Isian } from '../../src/shared/isian.js';

const ALAMAT: Isian = { kode: 'alamat', label: 'Alamat', jenis: 'paragraf', maks: 300 };

describe('an example of what an import would change', () => {
  it('is cut between two signs: half of one is nothing that the database keeps', () => {
    const baru = `Jl. ${'\u{1f600}'.repeat(200)}`;
    const { ubahan } = contohUbahan('x', [{ awalan: '', isian: [ALAMAT] }], { alamat: 'Jl. Lama' }, { alamat: baru });
    assert.equal(ubahan[0]!.baru, `Jl. ${'\u{1f600}'.repeat(116)}…`);
    assert.doesNotMatch(JSON.stringify(ubahan), /\\ud8/);
  });
});
