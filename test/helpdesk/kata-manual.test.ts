import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cariMasalah } from '../../src/helpdesk/cari-kategori.js';
import { muatKategori } from '../../src/helpdesk/katalog-helpdesk.js';
import { DAFTAR_MANUAL } from '../support/daftar-manual.js';

const SEMUA = await muatKategori();

describe('domain §8: the kategori speak the manual’s words', () => {
  it('there are 18, in the manual’s order', () =>
    assert.deepEqual(
      SEMUA.map(({ nomor, nama }) => `${nomor} ${nama}`),
      Object.entries(DAFTAR_MANUAL).map(([nomor, { nama }]) => `${nomor} ${nama}`),
    ));

  for (const kategori of SEMUA) {
    const manual = DAFTAR_MANUAL[kategori.nomor]!;
    it(`${kategori.nomor}. ${kategori.nama}: heading, title, notes, labels and aliases`, () => {
      if (manual.judulBantuan) assert.equal(kategori.judulBantuan, manual.judulBantuan);
      if (manual.judulForm) assert.equal(kategori.judulForm, manual.judulForm);
      if (manual.alias) assert.ok(kategori.alias.includes(manual.alias));
      for (const info of manual.info ?? []) assert.ok(kategori.info.includes(info), info);
      const label = kategori.isian.map((satu) => satu.label.toUpperCase());
      for (const satu of manual.label ?? []) assert.ok(label.includes(satu.toUpperCase()), satu);
      const pilihan = kategori.isian.flatMap((satu) => (satu.pilihan ?? []).map(({ nama }) => nama));
      for (const satu of manual.pilihan ?? []) assert.ok(pilihan.includes(satu), satu);
    });
  }

  it('the boundary of group A is 2008, of kategori 14 2003', () =>
    assert.deepEqual(
      SEMUA.filter(({ batasTmt }) => batasTmt).map(({ nomor, batasTmt, cariNipLama }) => [
        nomor,
        batasTmt,
        cariNipLama,
      ]),
      [
        [1, 2008, true],
        [12, 2008, true],
        [13, 2008, true],
        [14, 2003, undefined],
        [15, 2008, true],
      ],
    ));
});

describe('the search box knows everyday phrases', () => {
  for (const kategori of SEMUA) {
    it(`at least three for ${kategori.nama}`, () => {
      assert.ok(kategori.ungkapan.length >= 3);
      for (const frasa of [...kategori.ungkapan, kategori.nama, ...kategori.alias])
        assert.equal(cariMasalah(SEMUA, frasa)[0]?.kode, kategori.kode, frasa);
    });
  }

  const LAIN: [frasa: string, kode: string][] = [
    ['nama saya salah', 'beda-nama'],
    ['NAMA SALAH!!', 'beda-nama'],
    ['kok nama saya di BKN salah ya', 'beda-nama'],
    ['pindah instansi', 'beda-instansi'],
    ['puskesmas', 'unit-kesehatan'],
    ['sekolah', 'sekolah'],
    ['mapel', 'mata-pelajaran'],
    ['hukdis', 'diberhentikan'],
    ['pensiun', 'data-pensiun'],
    ['jurusan', 'pendidikan'],
    ['sudah kirim tapi salah', 'turun-status'],
    ['desa', 'lokasi'],
  ];
  for (const [frasa, kode] of LAIN)
    it(`"${frasa}" → ${kode}`, () => assert.equal(cariMasalah(SEMUA, frasa)[0]?.kode, kode));

  it('what means nothing finds nothing', () => {
    for (const frasa of ['', '   ', '???', 'xyzzy', 'saya tidak bisa']) assert.deepEqual(cariMasalah(SEMUA, frasa), []);
  });
});
