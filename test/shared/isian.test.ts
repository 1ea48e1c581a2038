import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bacaFormulir, berlaku, type Isian, type Mentah, type Nilai, type Rujukan } from '../../src/shared/isian.js';
import { JENIS_JABATAN } from '../../src/shared/kode-sapk.js';

const TEKS: Isian = { kode: 'x', label: 'nomor SK', jenis: 'teks', maks: 10 };
const PARAGRAF: Isian = { kode: 'x', label: 'Alamat', jenis: 'paragraf', maks: 20 };
const ANGKA: Isian = { kode: 'x', label: 'Masa Kerja', jenis: 'angka', min: 0, maks: 50 };
const TAHUN: Isian = { kode: 'x', label: 'Tahun Lulus', jenis: 'angka', min: 1940, tidakLewat: 'hari-ini' };
const TANGGAL: Isian = { kode: 'x', label: 'TMT', jenis: 'tanggal' };
const PILIHAN: Isian = { kode: 'x', label: 'Jenis Jabatan', jenis: 'pilihan', pilihan: JENIS_JABATAN };
const YA_TIDAK: Isian = { kode: 'x', label: 'Kepala Sekolah', jenis: 'ya-tidak' };
const RUJUKAN: Isian = { kode: 'x', label: 'Tempat Lahir', jenis: 'referensi', daftar: 'lokasi' };
const NIK: Isian = {
  ...TEKS,
  label: 'NIK',
  maks: undefined,
  angkaSaja: true,
  pola: { cocok: /^\d{16}$/, pesan: 'NIK 16 angka.' },
};
const BANYUMAS: Rujukan = { kode: '33.02', nama: 'Kab. Banyumas' };

const optional = (isian: Isian): Isian => ({ ...isian, tidakWajib: true });
const read = (isian: Isian, typed: string | undefined, found?: Rujukan) =>
  bacaFormulir([isian], { x: typed }, { x: found });

describe('a text that is too long', () => {
  it('is refused before any pattern looks at it, so that no pattern can be made to take minutes', () => {
    const ditanya: string[] = [];
    const pola = { cocok: { test: (teks: string) => ditanya.push(teks) > 0 }, pesan: 'x' };
    const panjang = 'a'.repeat(100_000);
    assert.match(read({ ...TEKS, pola }, panjang).pesan.x ?? '', /paling panjang 10 huruf/);
    assert.deepEqual(ditanya, []);
    assert.equal(read({ ...TEKS, pola }, 'a').nilai.x, 'a');
    assert.deepEqual(ditanya, ['a']);
  });
});

describe('a field as typed becomes this value', () => {
  const GOOD: [rule: string, isian: Isian, typed: string | undefined, value: Nilai, found?: Rujukan][] = [
    ['teks', TEKS, '823/117', '823/117'],
    ['teks: spaces at the ends and doubled ones go', TEKS, '  a \t b\n', 'a b'],
    ['teks: a line break becomes a space', TEKS, 'a\r\nb', 'a b'],
    ['teks: spaces of every kind are one', TEKS, 'a\u00a0b\u2003 c', 'a b c'],
    ['teks: accents are put together (NFC)', TEKS, 'Re\u0301union', 'R\u00e9union'],
    ['teks: as long as allowed', TEKS, '1234567890', '1234567890'],
    ['teks: as long as allowed once the spaces at its ends are gone', TEKS, '  1234567890  ', '1234567890'],
    ['teks: a number with spaces, dots and dashes', NIK, '330201 520380-00.04', '3302015203800004'],
    ['paragraf keeps its lines', PARAGRAF, ' Jl. Melati\r\nRT 02 ', 'Jl. Melati\nRT 02'],
    [
      'teks: Latin letters of any language',
      { ...TEKS, maks: 40 },
      'Yustin\u00e0 \u0160\u0101nti Nguy\u1ec5n \u2013 \u201cdr.\u201d',
      'Yustin\u00e0 \u0160\u0101nti Nguy\u1ec5n \u2013 \u201cdr.\u201d',
    ],
    ['angka', ANGKA, '12', 12],
    ['angka: the smallest', ANGKA, '0', 0],
    ['angka: the biggest', ANGKA, '50', 50],
    ['angka: leading zeros', ANGKA, '007', 7],
    ['angka: pasted with spaces', ANGKA, ' 12 ', 12],
    ['tanggal with -', TANGGAL, '24-07-1985', '1985-07-24'],
    ['tanggal with /', TANGGAL, '24/7/1985', '1985-07-24'],
    ['tanggal with .', TANGGAL, '24.07.1985', '1985-07-24'],
    ['pilihan', PILIHAN, '2', '2'],
    ['ya-tidak ticked', YA_TIDAK, 'ya', true],
    ['ya-tidak not ticked', YA_TIDAK, undefined, false],
    ['referensi found in its list', RUJUKAN, 'banyumas', BANYUMAS, BANYUMAS],
    ['teks left empty though optional', optional(TEKS), '', null],
    ['teks of spaces only though optional', optional(TEKS), ' \t ', null],
    ['paragraf left empty though optional', optional(PARAGRAF), undefined, null],
    ['angka left empty though optional', optional(ANGKA), '', null],
    ['tanggal left empty though optional', optional(TANGGAL), '', null],
    ['pilihan left empty though optional', optional(PILIHAN), '', null],
    ['referensi left empty though optional', optional(RUJUKAN), '', null],
  ];
  for (const [rule, isian, typed, value, found] of GOOD) {
    it(rule, () => assert.deepEqual(read(isian, typed, found), { nilai: { x: value }, pesan: {} }));
  }

  it('of a found reference only code and name are kept', () => {
    const found = { ...BANYUMAS, isi: { tingkat: 'kabupaten' } };
    assert.deepEqual(read(RUJUKAN, 'Kab. Banyumas', found).nilai.x, BANYUMAS);
  });
});

describe('a field that cannot be accepted says what to do', () => {
  const BAD: [rule: string, isian: Isian, typed: string | undefined, message: RegExp][] = [
    ['teks empty', TEKS, '', /^Isi nomor SK\.$/],
    ['teks missing', TEKS, undefined, /^Isi nomor SK\.$/],
    ['teks of spaces only', TEKS, '   ', /^Isi nomor SK\.$/],
    ['teks too long', TEKS, '12345678901', /^Nomor SK paling panjang 10 huruf/],
    [
      'teks: 150 letters unless said otherwise',
      { ...TEKS, maks: undefined },
      'a'.repeat(151),
      /paling panjang 150 huruf/,
    ],
    ['teks that misses its pattern', NIK, '330201520380000', /^NIK 16 angka\.$/],
    ['teks with letters where digits belong', NIK, '330201520380000O', /^NIK 16 angka\.$/],
    ['paragraf empty', PARAGRAF, '\n', /^Isi Alamat\.$/],
    ['paragraf too long', PARAGRAF, 'a'.repeat(21), /^Alamat paling panjang 20 huruf/],
    [
      'paragraf: 500 letters unless said otherwise',
      { ...PARAGRAF, maks: undefined },
      'a'.repeat(501),
      /paling panjang 500 huruf/,
    ],
    ['angka empty', ANGKA, '', /^Isi Masa Kerja\.$/],
    ['angka negative', ANGKA, '-1', /diisi dengan angka saja/],
    ['angka with a fraction', ANGKA, '1,5', /diisi dengan angka saja/],
    ['angka in another notation', ANGKA, '1e1', /diisi dengan angka saja/],
    ['angka in words', ANGKA, 'lima', /diisi dengan angka saja/],
    ['angka too big', ANGKA, '51', /paling kecil 0 dan paling besar 50/],
    ['angka too small', { ...ANGKA, min: 5 }, '4', /paling kecil 5 dan paling besar 50/],
    ['tanggal empty', TANGGAL, '', /^Isi TMT\.$/],
    ['tanggal that does not exist', TANGGAL, '31.02.1955', /berisi 31-02-1955, dan tanggal itu tidak ada/],
    ['tanggal of another age', TANGGAL, '24-07-2155', /^TMT berisi tahun 2155\. Periksa lagi tahunnya/],
    ['tahun with two figures', TAHUN, '15', /^Tahun Lulus ditulis dengan empat angka dan paling awal 1940\.$/],
    [
      'teks with a sign that no proof can show',
      TEKS,
      'a\u{1f600}',
      /memuat \u{1f600}, dan tanda itu tidak bisa dicetak/u,
    ],
    ['teks in other letters', PARAGRAF, 'Jl. \u5317\u4eac', /memuat \u5317,/],
    ['teks in Arabic letters', TEKS, '\u0639\u0644\u064a', /memuat \u0639,/],
    ['tanggal rubbish', TANGGAL, 'kemarin', /Tulis hari-bulan-tahun/],
    ['pilihan empty', PILIHAN, '', /^Pilih Jenis Jabatan\.$/],
    ['pilihan of a code that is not in the list', PILIHAN, '9', /^Pilih Jenis Jabatan dari daftar\.$/],
    ['pilihan of a closed code', PILIHAN, '3', /^Pilih Jenis Jabatan dari daftar\.$/],
    ['pilihan by name', PILIHAN, 'Struktural', /^Pilih Jenis Jabatan dari daftar\.$/],
    ['referensi empty', RUJUKAN, '', /^Pilih Tempat Lahir\.$/],
    ['referensi typed and not found', RUJUKAN, 'Banyumass', /harus dipilih dari daftar/],
    ['referensi typed and not found, though optional', optional(RUJUKAN), 'Banyumass', /harus dipilih dari daftar/],
    ['tanggal rubbish, though optional', optional(TANGGAL), 'kemarin', /Tulis hari-bulan-tahun/],
  ];
  for (const [rule, isian, typed, message] of BAD) {
    it(rule, () => {
      const { nilai, pesan } = read(isian, typed);
      assert.match(pesan.x ?? '', message);
      assert.equal('x' in nilai, false, 'a refused field has no value');
    });
  }
});

describe('control characters break PDFs and CSVs: teks and paragraf refuse them', () => {
  const CONTROL = [
    '\u0000',
    '\u0007',
    '\u0008',
    '\u000b',
    '\u000c',
    '\u001b',
    '\u001f',
    '\u007f',
    '\u0085',
    '\u009b',
    '\u2028',
    '\u2029',
  ];
  for (const sign of CONTROL) {
    it(`U+${sign.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`, () => {
      for (const isian of [TEKS, PARAGRAF])
        assert.match(
          read(isian, `a${sign}b`).pesan.x ?? '',
          /tanda yang tidak terlihat, biasanya terbawa saat menyalin/,
        );
    });
  }
});

describe('a field asked only beside another (bila)', () => {
  const letak: Isian = {
    ...PILIHAN,
    kode: 'letak',
    pilihan: [
      { kode: 'dalam', nama: 'D' },
      { kode: 'luar', nama: 'L' },
    ],
  };
  const kota: Isian = { kode: 'kota', label: 'Kota', jenis: 'teks', bila: { isian: 'letak', nilai: ['luar'] } };
  const both = (mentah: Mentah) => bacaFormulir([letak, kota], mentah);

  it('applies when the other holds one of its codes, and not before', () => {
    const applies = (code: string | undefined) => berlaku(kota, () => code);
    assert.deepEqual(['luar', 'dalam', '', undefined].map(applies), [true, false, false, false]);
    assert.equal(
      berlaku(letak, () => undefined),
      true,
    );
  });

  it('is required while it applies', () => assert.deepEqual(both({ letak: 'luar' }).pesan, { kota: 'Isi Kota.' }));

  it('is left empty, whatever was typed, while it does not', () =>
    assert.deepEqual(both({ letak: 'dalam', kota: 'Oslo' }), { nilai: { letak: 'dalam', kota: null }, pesan: {} }));
});

describe('domain §6: what has happened is not later than today', () => {
  const LAHIR: Isian = { ...TANGGAL, label: 'Tanggal Lahir', tidakLewat: 'hari-ini' };
  const pada = (isian: Isian, typed: string) => bacaFormulir([isian], { x: typed }, {}, '2015-07-24').pesan.x ?? '';
  const CASES: [isian: Isian, typed: string, message: RegExp][] = [
    [LAHIR, '24-07-2015', /^$/],
    [LAHIR, '25-07-2015', /^Tanggal Lahir belum terjadi: paling akhir hari ini, 24-07-2015\. Periksa lagi tahunnya\.$/],
    [LAHIR, '01-01-2055', /belum terjadi/],
    [TAHUN, '2015', /^$/],
    [TAHUN, '2016', /^Tahun Lulus belum terjadi: paling akhir tahun ini\./],
    [TANGGAL, '01-01-2055', /^$/],
  ];
  for (const [isian, typed, message] of CASES)
    it(`${isian.label} ${typed}`, () => assert.match(pada(isian, typed), message));
});
