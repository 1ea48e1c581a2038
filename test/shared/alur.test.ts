import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Alur, bolehDari, gambarAlur } from '../../src/shared/alur.js';
import { GalatIsian, tidakDitemukan } from '../../src/shared/galat.js';
import { PERAN, PERAN_NAMA, type PelakuPetugas, punyaPeran, sebutPeran } from '../../src/shared/pelaku.js';

const LAMPU: Alur<'merah' | 'hijau' | 'mati', 'jalan' | 'padam'> = {
  jalan: { oleh: ['sistem'], dari: ['merah'], ke: ['hijau'], label: 'Jalan', alasan: 'tidak' },
  padam: { oleh: ['admin_bkn'], dari: ['merah', 'hijau'], ke: ['mati'], label: 'Padamkan', alasan: 'wajib' },
};

describe('domain §4: life cycles are tables in code', () => {
  it('a step may start only from the statuses it names', () => {
    assert.equal(bolehDari(LAMPU, 'jalan', 'merah'), true);
    assert.equal(bolehDari(LAMPU, 'jalan', 'hijau'), false);
    assert.equal(bolehDari(LAMPU, 'padam', 'hijau'), true);
    assert.equal(bolehDari(LAMPU, 'padam', 'mati'), false);
  });

  it('the diagram is drawn from the same table', () => {
    assert.equal(
      gambarAlur(LAMPU),
      'stateDiagram-v2\n  merah --> hijau: Jalan\n  merah --> mati: Padamkan\n  hijau --> mati: Padamkan',
    );
  });
});

describe('domain §3: peran', () => {
  const petugas: PelakuPetugas = {
    jenis: 'petugas',
    id: 1,
    nama: 'Petugas Contoh',
    nip: '197805052002121901',
    namaPengguna: 'contoh',
    peran: [
      kantor('verifikator', 2, 'BKD Kab. Contoh'),
      kantor('admin_instansi', 0, 'BKD Kab. Contoh'),
      kantor('verifikator', 1, 'Bagian Umum'),
    ],
  };

  function kantor(peran: (typeof PERAN)[number], tingkat: number, kantorNama: string) {
    return {
      peran,
      tingkat,
      kantorNama,
      kantorId: 1,
      kantorJenis: 'instansi',
      kantorKode: 'x',
      instansiKode: '6415',
      terimaRegistrasi: false,
    } as const;
  }

  it('every peran has a name to show', () => assert.deepEqual(Object.keys(PERAN_NAMA), [...PERAN]));

  it('a petugas holds one or more peran, each with a scope', () => {
    assert.deepEqual(
      punyaPeran(petugas, 'verifikator').map((satu) => satu.tingkat),
      [2, 1],
    );
    assert.deepEqual(punyaPeran(petugas, 'helpdesk'), []);
  });

  it('is called with its level and office', () => {
    assert.equal(sebutPeran(petugas.peran[0]!), 'Verifikator tingkat 2, BKD Kab. Contoh');
    assert.equal(sebutPeran(petugas.peran[1]!), 'Admin instansi, BKD Kab. Contoh');
  });
});

describe('refusals', () => {
  it('what does not exist and what is out of scope read alike (domain §3)', () => {
    assert.equal(tidakDitemukan().jenis, 'tidak_ditemukan');
    assert.match(tidakDitemukan().message, /tidak ditemukan atau bukan wewenang Anda/);
  });

  it('a form that cannot be accepted carries a message for each field', () => {
    const galat = new GalatIsian({ nama: 'Isi Nama.' });
    assert.equal(galat.jenis, 'isian');
    assert.deepEqual(galat.pesan, { nama: 'Isi Nama.' });
  });
});
