import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  bacaFormulir,
  type Isian,
  kosong,
  mentahDari,
  type Nilai,
  samaNilai,
  tampilNilai,
} from '../../src/shared/isian.js';
import { KEDUDUKAN_HUKUM } from '../../src/shared/kode-sapk.js';

const field = (isian: Partial<Isian>): Isian => ({ kode: 'x', label: 'X', jenis: 'teks', ...isian });
const TANGGAL = field({ jenis: 'tanggal' });
const PILIHAN = field({ jenis: 'pilihan', pilihan: KEDUDUKAN_HUKUM });

describe('two values mean the same', () => {
  const PAIRS: [a: Nilai | undefined, b: Nilai | undefined, same: boolean][] = [
    ['a', 'a', true],
    [' a', 'a ', true],
    ['a', 'A', false],
    ['a b', 'a  b', false],
    ['1', 1, false],
    [0, 0, true],
    [0, null, false],
    [0, '', false],
    [false, null, false],
    [true, true, true],
    [null, undefined, true],
    ['', null, true],
    [{ kode: '1', nama: 'a' }, { kode: '1', nama: 'b' }, true],
    [{ kode: '1', nama: 'a' }, { kode: '2', nama: 'a' }, false],
    [{ kode: '1', nama: 'a' }, '1', false],
    [{ kode: '1', nama: 'a' }, null, false],
  ];
  for (const [a, b, same] of PAIRS) {
    it(`${JSON.stringify(a)} and ${JSON.stringify(b)}: ${same ? 'yes' : 'no'}`, () => {
      assert.equal(samaNilai(a, b), same);
      assert.equal(samaNilai(b, a), same);
    });
  }

  it('nothing is null, undefined or an empty text; zero and "not ticked" are answers', () => {
    assert.deepEqual([null, undefined, '', 0, false, ' '].map(kosong), [true, true, true, false, false, false]);
  });
});

describe('a value as people read it', () => {
  const SHOWN: [isian: Isian, value: Nilai | undefined, text: string][] = [
    [field({}), 'a', 'a'],
    [field({ jenis: 'angka' }), 0, '0'],
    [TANGGAL, '1985-07-24', '24-07-1985'],
    [PILIHAN, '01', 'Aktif'],
    // domain §10: "shown when imported, never to be picked"
    [PILIHAN, '92', 'Pemblokiran Data PNS'],
    [PILIHAN, 'xx', 'xx'],
    [field({ jenis: 'ya-tidak' }), true, 'Ya'],
    [field({ jenis: 'ya-tidak' }), false, 'Tidak'],
    [field({ jenis: 'referensi' }), { kode: '33.02', nama: 'Kab. Banyumas' }, 'Kab. Banyumas'],
    [TANGGAL, null, ''],
    [PILIHAN, undefined, ''],
  ];
  for (const [isian, value, text] of SHOWN) {
    it(`${isian.jenis} ${JSON.stringify(value)}: "${text}"`, () => assert.equal(tampilNilai(isian, value), text));
  }
});

describe('a value as its input holds it', () => {
  it('a reference goes as its text and its picked code', () =>
    assert.deepEqual(mentahDari(field({ jenis: 'referensi' }), { kode: '33.02', nama: 'Kab. Banyumas' }), {
      x: 'Kab. Banyumas',
      x__kode: '33.02',
    }));

  it('nothing goes as nothing, an unticked box too', () => {
    for (const nothing of [null, undefined, '', false]) assert.deepEqual(mentahDari(field({}), nothing), {});
  });

  it('zero is not nothing', () => assert.deepEqual(mentahDari(field({ jenis: 'angka' }), 0), { x: '0' }));

  const day = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const VALUES: [isian: Isian, values: fc.Arbitrary<Nilai>][] = [
    [
      field({ tidakWajib: true }),
      fc.option(
        fc
          .string({ unit: fc.constantFrom(...'abc ’é7/.'), minLength: 1 })
          .map(tidy)
          .filter(Boolean),
      ),
    ],
    [field({ jenis: 'angka', tidakWajib: true }), fc.option(fc.nat(999_999_999))],
    [{ ...TANGGAL, tidakWajib: true }, fc.option(day)],
    [PILIHAN, fc.constantFrom(...KEDUDUKAN_HUKUM.filter((satu) => !satu.tutup).map((satu) => satu.kode))],
    [field({ jenis: 'ya-tidak' }), fc.boolean()],
  ];
  for (const [isian, values] of VALUES) {
    it(`${isian.jenis}: sent back unchanged, it reads as the same value`, () => {
      fc.assert(
        fc.property(values, (value) => {
          assert.deepEqual(bacaFormulir([isian], mentahDari(isian, value)), { nilai: { x: value }, pesan: {} });
        }),
      );
    });
  }

  function tidy(text: string): string {
    return text.replace(/ +/g, ' ').trim();
  }
});
