import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as sapk from '../../src/shared/kode-sapk.js';

const LISTS = Object.entries(sapk).filter((satu): satu is [string, readonly sapk.Pilihan[]] => Array.isArray(satu[1]));

/** Rows per list of BKN's SAPK code lists. */
const LENGTHS: Record<string, number> = {
  AGAMA: 7,
  ESELON: 11,
  GOLONGAN: 17,
  JENIS_DIKLAT: 9,
  JENIS_JABATAN: 4,
  JENIS_KELAMIN: 2,
  JENIS_KP: 12,
  JENIS_PEGAWAI: 19,
  KEDUDUKAN_HUKUM: 31,
  STATUS_ANAK: 3,
  STATUS_HIDUP: 2,
  STATUS_KEPEGAWAIAN: 2,
  STATUS_PERKAWINAN: 4,
  TINGKAT_PENDIDIKAN: 13,
};

describe('code lists of SAPK', () => {
  it('are complete', () => {
    const lengths = LISTS.map(([name, list]) => [name, list.length]);
    assert.deepEqual(Object.fromEntries(lengths), LENGTHS);
  });

  it('are in the order of their codes, "2" before "10"', () => {
    for (const [name, list] of LISTS) {
      const codes = list.map((satu) => satu.kode);
      const sorted = [...codes].sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1));
      assert.deepEqual(codes, sorted, name);
    }
  });

  it('name each code and each meaning once', () => {
    for (const [name, list] of LISTS) {
      assert.equal(new Set(list.map((satu) => satu.kode)).size, list.length, name);
      assert.equal(new Set(list.map((satu) => satu.nama)).size, list.length, name);
    }
  });

  it('domain §10: kedudukan hukum 90 and 92 and jenis jabatan 3 are never to be picked, all others are', () => {
    const closed = LISTS.flatMap(([name, list]) =>
      list.filter((satu) => satu.tutup).map((satu) => `${name} ${satu.kode}`),
    );
    assert.deepEqual(closed.sort(), ['JENIS_JABATAN 3', 'KEDUDUKAN_HUKUM 90', 'KEDUDUKAN_HUKUM 92']);
  });

  it('a code that an import brought and the list does not know is shown as it is', () => {
    assert.equal(sapk.namaKode(sapk.AGAMA, '1'), 'Islam');
    assert.equal(sapk.namaKode(sapk.AGAMA, '77'), '77');
    assert.equal(sapk.namaKode(sapk.KEDUDUKAN_HUKUM, '90'), 'Tidak Ikut PUPNS 2015');
  });
});
