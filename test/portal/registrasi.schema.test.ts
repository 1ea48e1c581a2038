import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bacaKataKunci, bacaKontak, bacaNipRegistrasi, PERTANYAAN } from '../../src/portal/registrasi.schema.js';
import type { PesanIsian } from '../../src/shared/galat.js';
import type { Mentah } from '../../src/shared/isian.js';
import { pnsContoh } from '../shared/contoh-formulir.js';

const value = <T>(read: { nilai: T } | { pesan: PesanIsian }): T => {
  assert.ok('nilai' in read, JSON.stringify(read));
  return read.nilai;
};
const messages = (read: { nilai: unknown } | { pesan: PesanIsian }): PesanIsian => ('pesan' in read ? read.pesan : {});

/** What was typed, the one field that is refused, and how its message tells what to do. */
type Refused = [rule: string, typed: Mentah, field: string, message: RegExp][];

describe('domain §5 step 1: NIP Baru', () => {
  it('with or without spaces', () => {
    for (const nip of ['198003122005012907', '19800312 200501 2 907']) {
      assert.equal(value(bacaNipRegistrasi({ nip })), '198003122005012907');
    }
  });
  for (const nip of ['', '19800312', '1980031220050129077', 'SITI RACHMAWATI', undefined]) {
    it(`"${nip}" is refused beside its field`, () => {
      const pesan = messages(bacaNipRegistrasi({ nip }));
      assert.deepEqual(Object.keys(pesan), ['nip']);
      assert.match(pesan.nip ?? '', nip ? /18 angka\. Periksa lagi/ : /^Isi NIP Baru\.$/);
    });
  }
});

describe('domain §5 step 2: e-mail (or "saya tidak punya e-mail"), HP (optional), Instansi sesuai?', () => {
  const GOOD: Mentah = { instansi_sesuai: 'ya', email: 'siti@pns.example', hp: '0812 0000 4471' };

  it('taken as typed', () =>
    assert.deepEqual(value(bacaKontak(GOOD)), { email: 'siti@pns.example', hp: '081200004471' }));
  it('HP left empty', () => assert.equal(value(bacaKontak({ ...GOOD, hp: '' })).hp, null));
  it('HP with +62', () => assert.equal(value(bacaKontak({ ...GOOD, hp: '+62 812-0000-4471' })).hp, '+6281200004471'));
  it('without e-mail', () => assert.equal(value(bacaKontak({ ...GOOD, email: '', tanpa_email: 'ya' })).email, null));

  const REFUSED: Refused = [
    ['neither e-mail nor "tidak punya"', { email: '' }, 'email', /^Isi E-mail, atau centang/],
    ['both', { tanpa_email: 'ya' }, 'tanpa_email', /Pilih salah satu/],
    ['an e-mail without @', { email: 'siti.pns.example' }, 'email', /Tulis seperti nama@contoh\.id/],
    ['an e-mail without a domain', { email: 'siti@' }, 'email', /Tulis seperti/],
    ['an e-mail with a space', { email: 'si ti@pns.example' }, 'email', /Tulis seperti/],
    ['two e-mails', { email: 'a@pns.example,b@pns.example' }, 'email', /Tulis seperti/],
    [
      'an e-mail that would add a mail header',
      { email: 'a@pns.example\r\nBcc: b@pns.example' },
      'email',
      /Tulis seperti|tidak terbaca/,
    ],
    ['an e-mail too long', { email: `${'a'.repeat(250)}@pns.example` }, 'email', /paling panjang 254/],
    ['HP too short', { hp: '08120000' }, 'hp', /9 sampai 15 angka, misalnya/],
    ['HP with letters', { hp: '0812-CONTOH' }, 'hp', /9 sampai 15 angka/],
    ['Instansi sesuai? not answered', { instansi_sesuai: '' }, 'instansi_sesuai', /^Nyatakan apakah instansi/],
    ['a wrong instansi must stop here', { instansi_sesuai: 'tidak' }, 'instansi_sesuai', /Ikuti petunjuk/],
  ];
  for (const [rule, typed, field, message] of REFUSED) {
    it(`refused: ${rule}`, () => {
      const pesan = messages(bacaKontak({ ...GOOD, ...typed }));
      assert.deepEqual(Object.keys(pesan), [field]);
      assert.match(pesan[field] ?? '', message);
    });
  }
});

describe('domain §5 step 3: Kata Kunci twice, Nama Ibu Kandung, Pertanyaan Pengaman + Jawaban, Captcha', () => {
  const MILIK = pnsContoh(
    {},
    { pendidikan: [{ id: 'p1', isi: { nama_sekolah: 'SD Contoh Satu', tanggal_lulus: '1992-06-01' } }] },
  );
  const GOOD: Mentah = {
    kata_kunci: 'kopi tubruk pagi',
    kata_kunci_ulang: 'kopi tubruk pagi',
    nama_ibu: 'Sumiyati',
    pertanyaan: PERTANYAAN[3],
    jawaban: 'mendoan hangat',
  };
  const read = (typed: Mentah = {}, captcha = true) => bacaKataKunci({ ...GOOD, ...typed }, MILIK, captcha);

  it('taken as typed', () =>
    assert.deepEqual(value(read()), {
      kataKunci: 'kopi tubruk pagi',
      namaIbu: 'Sumiyati',
      pertanyaan: PERTANYAAN[3],
      jawaban: 'mendoan hangat',
    }));

  it('the Kata Kunci is taken to the letter, spaces included', () => {
    const kata_kunci = '  kopi  tubruk ';
    assert.equal(value(read({ kata_kunci, kata_kunci_ulang: kata_kunci })).kataKunci, kata_kunci);
  });

  it('one may write one’s own question', () => {
    const typed = { pertanyaan: 'sendiri', pertanyaan_sendiri: 'Apa nama kucing pertama?' };
    assert.equal(value(read(typed)).pertanyaan, 'Apa nama kucing pertama?');
  });

  const REFUSED: Refused = [
    ['Kata Kunci empty', { kata_kunci: '', kata_kunci_ulang: '' }, 'kata_kunci kata_kunci_ulang', /^Isi Kata Kunci\./],
    [
      'Kata Kunci of spaces',
      { kata_kunci: ' '.repeat(9), kata_kunci_ulang: ' '.repeat(9) },
      'kata_kunci kata_kunci_ulang',
      /^Isi Kata Kunci\./,
    ],
    ['Kata Kunci short', { kata_kunci: 'kopi', kata_kunci_ulang: 'kopi' }, 'kata_kunci', /paling sedikit 8/],
    [
      'Kata Kunci common',
      { kata_kunci: 'password', kata_kunci_ulang: 'password' },
      'kata_kunci',
      /Pakai susunan kata Anda sendiri/,
    ],
    [
      'Kata Kunci with the NIP',
      { kata_kunci: MILIK.nip, kata_kunci_ulang: MILIK.nip },
      'kata_kunci',
      /tidak boleh memuat NIP/,
    ],
    [
      'Kata Kunci with the birth date',
      { kata_kunci: '12-03-1980', kata_kunci_ulang: '12-03-1980' },
      'kata_kunci',
      /tanggal lahir/,
    ],
    ['Konfirmasi empty', { kata_kunci_ulang: '' }, 'kata_kunci_ulang', /^Isi Konfirmasi Kata Kunci\./],
    ['Konfirmasi different', { kata_kunci_ulang: 'kopi tubruk Pagi' }, 'kata_kunci_ulang', /Ketik ulang keduanya/],
    ['Nama Ibu Kandung empty', { nama_ibu: ' ' }, 'nama_ibu', /^Isi Nama Ibu Kandung\./],
    ['Pertanyaan not chosen', { pertanyaan: '' }, 'pertanyaan', /^Pilih Pertanyaan Pengaman\./],
    ['Pertanyaan not from the list', { pertanyaan: 'Siapa?' }, 'pertanyaan', /dari daftar/],
    [
      'one’s own Pertanyaan not written',
      { pertanyaan: 'sendiri' },
      'pertanyaan_sendiri',
      /Tulis pertanyaan Anda sendiri/,
    ],
    ['Jawaban empty', { jawaban: '' }, 'jawaban', /^Isi Jawaban Pertanyaan Pengaman\./],
  ];
  for (const [rule, typed, fields, message] of REFUSED) {
    it(`refused: ${rule}`, () => {
      const pesan = messages(read(typed));
      assert.deepEqual(Object.keys(pesan).sort(), fields.split(' '));
      assert.match(pesan[fields.split(' ')[0]!] ?? '', message);
    });
  }

  it('messages stand in the order of their fields', () => {
    const pesan = messages(read({ kata_kunci: 'singkat', nama_ibu: '', jawaban: '' }, false));
    assert.deepEqual(Object.keys(pesan), ['kata_kunci', 'nama_ibu', 'jawaban', 'captcha']);
  });

  const KNOWN: [what: string, jawaban: string][] = [
    ['nama', 'Siti Rachmawati'],
    ['NIP Baru', '198003122005012907'],
    ['NIP Baru with spaces', '19800312 200501 2 907'],
    ['NIP Lama', '130912345'],
    ['NIK', '3302015203800004'],
    ['tempat lahir', 'kab banyumas'],
    ['tempat lahir as people call it', 'Banyumas'],
    ['tempat lahir in full', 'Kabupaten Banyumas'],
    ['tanggal lahir', '12-03-1980'],
    ['tanggal lahir, the other way', '1980/03/12'],
    ['instansi', 'Pemerintah Kab. Contoh'],
    ['provinsi of the Lokasi Kerja', 'Jawa Tengah'],
    ['a school in the riwayat', 'SD CONTOH SATU'],
    ['alamat', 'jl. melati raya no. 17'],
  ];
  for (const [what, jawaban] of KNOWN) {
    it(`Jawaban equal to data of the pembanding is refused: ${what}`, () =>
      assert.match(messages(read({ jawaban })).jawaban ?? 'taken', /Pakai jawaban lain/));
  }

  for (const jawaban of ['P', 'undefined', 'Banyumas Asri', 'ya']) {
    it(`Jawaban "${jawaban}" is none of it`, () => assert.equal(value(read({ jawaban })).jawaban, jawaban));
  }

  it('Captcha misread is refused, whatever else is right', () => {
    assert.deepEqual(Object.keys(messages(read({}, false))), ['captcha']);
    assert.match(messages(read({}, false)).captcha ?? '', /Ketik huruf dan angka pada gambar yang baru/);
  });
});
