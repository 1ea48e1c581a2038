import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Resolusi, selesaikanRujukan } from '../../src/referensi/resolusi.js';
import type { Isian, Mentah } from '../../src/shared/isian.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const LOKASI: Isian = { kode: 'tempat_lahir', label: 'Tempat Lahir', jenis: 'referensi', daftar: 'lokasi' };
const UNOR: Isian = { kode: 'unit', label: 'Unit', jenis: 'referensi', daftar: 'unor' };
const NAMA: Isian = { kode: 'nama', label: 'Nama', jenis: 'teks' };

let db: TestDatabase;
before(async () => {
  db = await createTestDatabase();
});
after(() => db.destroy());

const solve = (mentah: Mentah, isian: Isian[] = [LOKASI], instansi: string[] = []): Promise<Resolusi> =>
  selesaikanRujukan(db.knex, isian, mentah, instansi);

/** Code found for Tempat Lahir, or the suggestions' codes. */
async function found(typed: string, picked?: string, pilih?: string): Promise<string | string[]> {
  const hasil = await solve({ tempat_lahir: typed, tempat_lahir__kode: picked, tempat_lahir__pilih: pilih });
  return hasil.rujukan.tempat_lahir?.kode ?? (hasil.usulan.tempat_lahir ?? []).map((satu) => satu.kode);
}

describe('domain §6: a field fed by a reference is type-and-pick', () => {
  it('the picked code, when its name is still what stands in the field', async () => {
    assert.equal(await found('Banyuwangi', '35.10.16'), '35.10.16');
    assert.equal(await found('  BANYUWANGI ', '35.10.16'), '35.10.16');
  });

  it('the picked code, when the field holds name and keterangan of the suggestion', async () => {
    assert.equal(
      await found('Arcawinangun, Kec. Purwokerto Timur, Kab. Banyumas, Jawa Tengah', '33.02.26.1006'),
      '33.02.26.1006',
    );
  });

  it('an entry of exactly that name, without a code: the page works without JavaScript', async () => {
    assert.equal(await found('Kab. Banyumas'), '33.02');
    assert.equal(await found('kab. banyumas'), '33.02');
  });

  it('text typed over what was picked wins over the old code', async () => {
    assert.equal(await found('Kab. Banyumas', '35.10'), '33.02');
  });

  it('a code that does not exist is no answer; the name still is', async () => {
    assert.equal(await found('Kab. Banyumas', 'palsu'), '33.02');
    assert.deepEqual(await found('tidak ada di mana pun', '33.02'), []);
  });

  it('an ambiguous name gives suggestions, all of which can be picked', async () => {
    const codes = await found('Banyuwangi');
    assert.ok(Array.isArray(codes) && codes.length > 2, String(codes));
    assert.ok(codes.includes('35.10.16'));
    assert.equal(await found('Banyuwangi', undefined, '35.10.16'), '35.10.16');
  });

  it('the name of a village is not taken for it when a kabupaten may be meant', async () => {
    const codes = await found('Cilacap');
    assert.ok(Array.isArray(codes), `taken for ${codes}`);
    assert.equal(codes[0], '33.01');
    assert.equal(await found('Cilacap', '33.01.21.1002'), '33.01.21.1002');
  });

  it('part of a name gives suggestions', async () => {
    const codes = await found('banyum');
    assert.ok(Array.isArray(codes) && codes.includes('33.02'), String(codes));
  });

  it('one picked from the suggestions wins over text and older code', async () => {
    assert.equal(await found('Banyuwangi', '35.10.16', '33.02'), '33.02');
  });

  it('a pick that does not exist falls back to the text', async () => {
    assert.equal(await found('Kab. Banyumas', undefined, 'palsu'), '33.02');
  });

  it('a retired entry is not found, though it was picked before it was retired', async () => {
    await db.knex('referensi').insert({
      jenis: 'lokasi',
      kode: 'x1',
      nama: 'Kab. Terdahulu Contoh',
      aktif: false,
      isi: { tingkat: 'kabupaten' },
    });
    assert.deepEqual(await found('Kab. Terdahulu Contoh', 'x1', 'x1'), []);
  });

  it('an empty field and a field of another kind are left alone', async () => {
    assert.deepEqual(await solve({ tempat_lahir: '  ', nama: 'SITI' }, [LOKASI, NAMA]), { rujukan: {}, usulan: {} });
  });

  it('what the list knows besides comes along', async () => {
    const { rujukan } = await solve({ tempat_lahir: 'Kab. Banyumas' });
    assert.equal(rujukan.tempat_lahir?.isi.tingkat, 'kabupaten');
  });
});

describe('a unit is looked for in the given instansi only', () => {
  it('by name and by code', async () => {
    const name = { unit: 'Sekretariat Daerah' };
    assert.equal((await solve(name, [UNOR], ['6415'])).rujukan.unit?.kode, 'BMS-01');
    assert.equal((await solve(name, [UNOR], ['6400'])).rujukan.unit?.kode, 'JTG-01');
    const code = { ...name, unit__kode: 'BMS-01' };
    assert.equal(
      (await solve(code, [UNOR], ['6400'])).rujukan.unit?.kode,
      'JTG-01',
      'the code of another instansi counts for nothing',
    );
    assert.deepEqual((await solve(code, [UNOR], [])).rujukan, {});
  });

  it('a name that two of the instansi have gives suggestions', async () => {
    const { rujukan, usulan } = await solve({ unit: 'Sekretariat Daerah' }, [UNOR], ['6400', '6415']);
    assert.deepEqual(rujukan, {});
    assert.deepEqual(
      usulan.unit
        ?.slice(0, 2)
        .map((satu) => satu.kode)
        .sort(),
      ['BMS-01', 'JTG-01'],
    );
  });
});
