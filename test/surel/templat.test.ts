import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { ALUR_FORMULIR } from '../../src/formulir/formulir.alur.js';
import { perjalanan } from '../../src/formulir/perkembangan.js';
import { ALUR_TIKET } from '../../src/helpdesk/tiket.alur.js';
import { inProject } from '../../src/paths.js';
import { ALUR_REGISTRASI } from '../../src/portal/registrasi.alur.js';
import { htmlSurel } from '../../src/surel/html.js';
import { type IsiTemplat, type NamaTemplat, SEMUA_TEMPLAT, tulisSurel } from '../../src/surel/templat.js';
import { readSources } from '../shared/sumber.js';
import { KABAR_FORMULIR, KABAR_REGISTRASI, KABAR_TIKET } from '../support/kabar.js';

const DASAR = 'https://epupns.example';
const ALAMAT = `${DASAR}/formulir`;

/** What people and petugas write, at its worst. */
const JAHAT = '<b>SITI</b> & "x"\r\nBcc: a@b.example\u202e\u0000\n\n.\nhttps://epupns.example/palsu\n> kutipan';
const ORANG = { nama: JAHAT, alasan: JAHAT, kantor: JAHAT, kategori: JAHAT, teks: JAHAT, butir: JAHAT, unit: JAHAT };

/** A filled one of each, with odd text wherever a person's words, name or number stands. */
const CONTOH: { [N in NamaTemplat]: IsiTemplat[N] } = {
  'registrasi-diajukan': { ...ORANG, nomorRegister: 'ABCD2345' },
  'registrasi-diterima': { ...ORANG, alamat: ALAMAT },
  'registrasi-ditolak': ORANG,
  'registrasi-direset': ORANG,
  'registrasi-disanggah': ORANG,
  'sanggahan-ditutup': ORANG,
  'kode-akun': { ...ORANG, kode: '123456', menit: 15, guna: 'Lupa Jawaban' },
  'akun-dipulihkan': { ...ORANG, apa: 'Kata kunci Anda diganti' },
  'data-dikoreksi': ORANG,
  'formulir-dikirim': { ...ORANG, nomor: 2 },
  'formulir-ditarik': ORANG,
  'formulir-dialihkan': ORANG,
  'formulir-pindah-instansi': { instansi: JAHAT },
  'formulir-dikembalikan': { ...ORANG, oleh: JAHAT, alamat: ALAMAT },
  'formulir-maju': { ...ORANG, tingkat: 3 },
  'formulir-diturunkan': { ...ORANG, alamat: ALAMAT },
  'formulir-selesai': { ...ORANG, alamat: ALAMAT },
  'waktu-diperpanjang': { ...ORANG, kegiatan: 'Pengisian', sampai: '31 Desember 2026' },
  'perpanjangan-dicabut': { ...ORANG, kegiatan: 'Pengisian', sampai: '' },
  'batas-waktu': { ...ORANG, sisa: '7 hari lagi', sampai: '31 Desember 2026', pernahKirim: false, alamat: ALAMAT },
  'tiket-dibuat': { ...ORANG, nomor: '1234-567-894' },
  'tiket-sudah-ada': { ...ORANG, nomor: '1234-567-894', pada: '24 Juli 2015 10.42 WIB' },
  'tiket-berubah': { ...ORANG, nomor: '1234-567-894', status: 'Selesai', alamat: DASAR },
  'tiket-dijawab': { ...ORANG, nomor: '1234-567-894' },
};
/** A subject says the time that is left, and nothing else of what the mail is about. */
const BOLEH_DI_SUBJEK: Partial<Record<NamaTemplat, string>> = { 'batas-waktu': '7 hari lagi' };

const tulis = (nama: NamaTemplat) => tulisSurel(nama, 'satu@pns.example', CONTOH[nama] as never);

describe('domain §5.5: the text of every mail', () => {
  it('is a view of its own, and every view is a mail', () => {
    const bagian = ['bingkai', 'html', 'kutipan'];
    const ada = readdirSync(inProject('views/surel')).map((nama) => nama.replace(/\.ejs$/, ''));
    assert.deepEqual(ada.sort(), [...SEMUA_TEMPLAT, ...bagian].sort());
    assert.deepEqual([...SEMUA_TEMPLAT].sort(), Object.keys(CONTOH).sort());
  });

  for (const nama of Object.keys(CONTOH) as NamaTemplat[])
    it(`${nama}: nothing personal in the subject, nobody's words outside their place, links to the portal alone`, () => {
      const { subjek, teks, templat } = tulis(nama);
      assert.equal(templat, nama);
      const isi = Object.entries(CONTOH[nama]).map(([, nilai]) => String(nilai));
      for (const nilai of isi.filter((satu) => satu.length > 2 && satu !== BOLEH_DI_SUBJEK[nama]))
        assert.ok(!subjek.includes(nilai), `${subjek}: ${nilai}`);
      assert.doesNotMatch(subjek, /SITI|[\n\r]|\d{2}/);
      assert.ok(subjek.length > 10 && subjek.length < 78, subjek);

      assert.doesNotMatch(teks, /\u202e|\0|\r|\n\n\n|undefined|null|&lt;|&#/);
      assert.match(teks, /^Yth\. .*,\n\n[\s\S]*\n\ne-PUPNS, Badan Kepegawaian Negara\n.*tidak dapat dibalas\.$/);
      for (const baris of teks.split('\n'))
        assert.doesNotMatch(baris, /^(Bcc|\.$|https:\/\/epupns\.example\/palsu)/, 'a line of its own is behind >');

      const html = htmlSurel({ subjek, teks }, DASAR);
      assert.match(html, /^<!doctype html>\s*<html lang="id">/);
      assert.match(html, /<meta name="color-scheme" content="light dark">/);
      assert.deepEqual(
        new Set([...html.matchAll(/<\/?([a-z0-9]+)/g)].map(([, tanda]) => tanda)),
        new Set(
          ['html', 'head', 'meta', 'title', 'body', 'main', 'h1', 'p', 'br', 'blockquote', 'a'].filter((tanda) =>
            html.includes(`<${tanda}`),
          ),
        ),
        'no picture, no style, no tag of anybody else',
      );
      for (const [, ke = ''] of html.matchAll(/href="([^"]*)"/g)) assert.ok(ke.startsWith(`${DASAR}/`), ke);
      assert.doesNotMatch(html, /href="[^"]*palsu/);
      const alamat = 'alamat' in CONTOH[nama];
      assert.equal(/<a /.test(html), alamat, 'a link where the mail names a place');
    });

  it('a paragraph of somebody’s words is quoted line by line, in both parts', () => {
    const { subjek, teks } = tulis('registrasi-ditolak');
    assert.match(
      teks,
      /\n\n> <b>SITI<\/b> & "x"\n> Bcc: a@b\.example\n> \.\n> https:\/\/epupns\.example\/palsu\n> > kutipan\n\n/,
    );
    assert.match(
      htmlSurel({ subjek, teks }, DASAR),
      /<blockquote><p>&lt;b&gt;SITI&lt;\/b&gt; &amp; &#34;x&#34;<br>Bcc: a@b\.example<br>\.<br>https:[^<]*palsu<br>&gt; kutipan<\/p><\/blockquote>/,
    );
  });

  it('without a public address nothing is a link', () => {
    const surel = tulis('registrasi-diterima');
    assert.doesNotMatch(htmlSurel(surel, null), /<a /);
    assert.doesNotMatch(htmlSurel(surel, 'https://epupns.exam'), /<a /, 'nor another host that begins alike');
  });

  it('a value that is missing is an error, not a hole', () => {
    assert.throws(() => tulisSurel('registrasi-diterima', 'x@pns.example', { nama: 'X' } as never), /nobody gave/);
  });
});

describe('domain §4: every step has its mail, or a reason for none', () => {
  it('and stands in words in the timeline of the form, for those without an e-mail', () => {
    for (const [aksi, { dari, ke }] of Object.entries(ALUR_FORMULIR)) {
      const langkah = {
        aksi,
        dari: dari[0]!,
        ke: ke[0]!,
        pada: new Date(0),
        kantor: 'K',
        petugas: 'P',
        alasan: null,
        kirimanNomor: 1,
      };
      const [titik] = perjalanan([langkah as never]);
      assert.match(titik!.judul, / /, aksi);
    }
  });

  for (const [nama, alur, kabar] of [
    ['Registrasi', ALUR_REGISTRASI, KABAR_REGISTRASI],
    ['Formulir', ALUR_FORMULIR, KABAR_FORMULIR],
    ['Tiket', ALUR_TIKET, KABAR_TIKET],
  ] as const)
    it(`${nama}: every aksi of its table is named`, () => {
      const aksi = Object.keys(alur);
      assert.deepEqual(
        Object.keys(kabar)
          .filter((satu) => satu !== 'ajukan')
          .sort(),
        aksi.sort(),
      );
    });

  it('every mail is written by some step, and nothing else writes one', () => {
    const ditulis = readSources().flatMap(({ text }) =>
      [...text.matchAll(/tulisSurel\(\s*'([a-z-]+)'/g)].map(([, nama]) => nama as NamaTemplat),
    );
    assert.deepEqual([...new Set(ditulis)].sort(), [...SEMUA_TEMPLAT].sort());
  });
});
