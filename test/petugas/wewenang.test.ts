import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tolakKataKunciPetugas } from '../../src/petugas/kata-kunci-petugas.js';
import {
  mengurusPeran,
  type PeranTempat,
  peranBisaDiberi,
  SEMUA_PERAN,
  type TindakanPetugas,
  tolakTempat,
  tolakTindakan,
} from '../../src/petugas/wewenang-petugas.js';
import type { PelakuPetugas } from '../../src/shared/pelaku.js';

type Kantor = PeranTempat['kantorJenis'];
const di = (peran: PeranTempat['peran'], tingkat: number, kantorJenis: Kantor, instansiKode: string | null = null) => ({
  ...{ peran, tingkat, kantorJenis, instansiKode },
});
const pelaku = (id: number, ...peran: PeranTempat[]) =>
  ({ id, peran }) as unknown as Pick<PelakuPetugas, 'id' | 'peran'>;

const BKN = pelaku(1, di('admin_bkn', 0, 'pusat'));
const BANYUMAS = pelaku(2, di('admin_instansi', 0, 'instansi', '6415'));
const LAIN = [
  pelaku(3, di('verifikator', 2, 'instansi', '6415')),
  pelaku(4, di('helpdesk', 0, 'pusat')),
  pelaku(5, di('operator_turun_status', 0, 'pusat')),
  pelaku(6),
];

/** Every peran at every kind of kantor where it can be held. */
const TEMPAT = SEMUA_PERAN.flatMap((satu) =>
  (['pusat', 'kanreg', 'instansi', 'unit'] as const)
    .map((jenis) => di(satu.peran, satu.tingkat, jenis, jenis === 'instansi' || jenis === 'unit' ? '6415' : null))
    .filter((tempat) => tolakTempat(tempat) === null),
);
const sebut = ({ peran, tingkat, kantorJenis }: PeranTempat) => `${peran}${tingkat || ''} @ ${kantorJenis}`;

describe('domain §3: who hands out which peran', () => {
  it('every peran has its offices', () => {
    assert.deepEqual(TEMPAT.map(sebut), [
      'admin_bkn @ pusat',
      'admin_instansi @ instansi',
      'verifikator1 @ unit',
      'verifikator2 @ instansi',
      'verifikator3 @ kanreg',
      'verifikator4 @ pusat',
      'helpdesk @ pusat',
      'helpdesk @ kanreg',
      'helpdesk @ instansi',
      'operator_turun_status @ pusat',
      'operator_turun_status @ kanreg',
      'operator_turun_status @ instansi',
      'operator_turun_status @ unit',
    ]);
  });

  it('admin_bkn anything', () => {
    for (const satu of TEMPAT) assert.equal(mengurusPeran(BKN, satu), true, sebut(satu));
    assert.deepEqual(peranBisaDiberi(BKN), SEMUA_PERAN);
  });

  it('admin_instansi within the own instansi', () => {
    assert.deepEqual(TEMPAT.filter((satu) => mengurusPeran(BANYUMAS, satu)).map(sebut), [
      'admin_instansi @ instansi',
      'verifikator1 @ unit',
      'verifikator2 @ instansi',
      'helpdesk @ instansi',
      'operator_turun_status @ instansi',
      'operator_turun_status @ unit',
    ]);
    assert.deepEqual(
      peranBisaDiberi(BANYUMAS).map(({ peran, tingkat }) => `${peran}${tingkat || ''}`),
      ['admin_instansi', 'verifikator1', 'verifikator2', 'helpdesk', 'operator_turun_status'],
    );
  });

  it('and nothing at another one', () => {
    for (const satu of TEMPAT)
      assert.equal(mengurusPeran(BANYUMAS, { ...satu, instansiKode: '6400' }), false, sebut(satu));
  });

  it('nobody else anything', () => {
    for (const siapa of LAIN) {
      assert.deepEqual(peranBisaDiberi(siapa), []);
      for (const satu of TEMPAT) assert.equal(mengurusPeran(siapa, satu), false, sebut(satu));
    }
  });
});

describe('who does what to an account', () => {
  const SEMUA: readonly TindakanPetugas[] = [
    'ubah',
    'beri',
    'cabut',
    'nonaktifkan',
    'aktifkan',
    'tautan',
    'keluarkan',
    'lepas_totp',
  ];
  const boleh = (siapa: typeof BKN, id: number, ...peran: PeranTempat[]) =>
    SEMUA.filter((satu) => tolakTindakan(siapa, { id, peran }, satu) === null);
  const milik = di('verifikator', 1, 'unit', '6415');

  it('everything to those whose every peran is theirs', () => {
    assert.deepEqual(boleh(BKN, 9, di('admin_bkn', 0, 'pusat'), milik), SEMUA);
    assert.deepEqual(boleh(BANYUMAS, 9, milik, di('helpdesk', 0, 'instansi', '6415')), SEMUA);
  });

  it('only peran to those who hold others besides: a new password would open those too', () => {
    for (const luar of [di('admin_bkn', 0, 'pusat'), di('helpdesk', 0, 'kanreg'), di('verifikator', 1, 'unit', '6400')])
      assert.deepEqual(boleh(BANYUMAS, 9, milik, luar), ['beri', 'cabut'], sebut(luar));
  });

  it('nobody their own peran, nor closes their own account, takes their own second factor off or gets around their password from here', () => {
    for (const siapa of [BKN, BANYUMAS])
      assert.deepEqual(boleh(siapa, siapa.id, ...siapa.peran), ['ubah', 'aktifkan', 'keluarkan']);
  });
});

describe('Kata Kunci of a petugas', () => {
  const milik = { nip: '197905062003122931', namaPengguna: 'admin.banyumas' };
  for (const [kataKunci, pesan] of [
    ['Kain-Kawung', /paling sedikit 12 karakter/],
    ['kain kawung lereng', null],
    ['password1234', /terlalu umum/],
    ['indonesia2026!', /terlalu umum/],
    ['banyu 19790506', /NIP atau tanggal lahir/],
    ['197905062003122931', /NIP atau tanggal lahir/],
    ['admin.banyumas1', /nama pengguna/],
    ['Admin.Banyumas', /nama pengguna/],
    ['admin.banyumas menenun kain', null],
    ['x'.repeat(73), /paling panjang/],
  ] as const) {
    it(`${kataKunci.slice(0, 30)}: ${pesan ?? 'accepted'}`, () => {
      const tolak = tolakKataKunciPetugas(kataKunci, milik);
      if (pesan) assert.match(tolak ?? '', pesan);
      else assert.equal(tolak, null);
    });
  }
});
