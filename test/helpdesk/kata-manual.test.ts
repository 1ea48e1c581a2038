import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { BERKAS_BANTUAN } from '../../seeds/referensi/bantuan.js';
import { cariMasalah } from '../../src/helpdesk/cari-kategori.js';
import { muatKategori } from '../../src/helpdesk/katalog-helpdesk.js';
import { inProject } from '../../src/paths.js';
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

  const FAQ = BERKAS_BANTUAN.flatMap((nama) => {
    const kode = /^faq\/\d+-(.*)\.md$/.exec(nama)?.[1];
    const [judul = '', ...isi] = readFileSync(inProject('seeds', 'data', nama), 'utf8').split('\n');
    return kode ? [{ kode, judul: judul.slice(2), isi: isi.join('\n') }] : [];
  });
  /** What is answered without a ticket, and which links the answer has. */
  const TERJAWAB: [frasa: string, kode: string, tautan: string[]][] = [
    ['tanggal lahir salah', 'data-lain-salah', ['/login', '/registrasi']],
    ['NIK salah', 'data-lain-salah', ['/login', '/registrasi']],
    ['gelar salah', 'data-lain-salah', ['/login', '/registrasi']],
    ['gelar saya belum benar', 'data-lain-salah', ['/login', '/registrasi']],
    ['tidak ada SK', 'tanpa-surat', ['/helpdesk/hubungi-kami']],
    ['SK saya hilang', 'tanpa-surat', ['/helpdesk/hubungi-kami']],
    ['lupa password', 'lupa-kata-kunci', ['/helpdesk/hubungi-kami']],
    ['lupa nomor register', 'lupa-kata-kunci', ['/helpdesk/hubungi-kami']],
    ['kampus tidak ada', 'nama-sekolah-bebas', ['/helpdesk/pendidikan']],
    ['universitas saya tidak ada di pilihan', 'nama-sekolah-bebas', ['/helpdesk/pendidikan']],
    ['belum bisa masuk', 'verifikasi-registrasi', []],
    ['belum di acc', 'verifikasi-registrasi', []],
    ['mau edit lagi', 'turun-status', []],
    ['nama saya salah', 'beda-nama', []],
    ['sekolah', 'sekolah', []],
    ['jurusan tidak ada', 'pendidikan', []],
  ];
  for (const [frasa, kode, tautan] of TERJAWAB)
    it(`with the FAQ beside the kategori, "${frasa}" → ${kode}`, () => {
      const hasil = cariMasalah(SEMUA, frasa, FAQ);
      assert.equal(hasil[0]?.kode, kode, hasil.map((satu) => satu.kode).join(', '));
      if (tautan.length > 0) assert.ok(!hasil.some((satu) => satu.kode === 'beda-instansi'), 'nothing else is offered');
      const isi = hasil[0]?.jenis === 'faq' ? hasil[0].isi.isi : '';
      for (const satu of tautan) assert.ok(isi.includes(`(${satu})`), satu);
    });

  it('what means nothing finds nothing', () => {
    for (const frasa of ['', '   ', '???', 'xyzzy', 'saya tidak bisa']) assert.deepEqual(cariMasalah(SEMUA, frasa), []);
  });
});
