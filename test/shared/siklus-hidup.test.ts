import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  ALUR_FORMULIR,
  bisaDiisi,
  STATUS_FORMULIR,
  type StatusFormulir,
  tingkatStatus,
} from '../../src/formulir/formulir.alur.js';
import { ALUR_TIKET, STATUS_TIKET, STATUS_TIKET_UMUM } from '../../src/helpdesk/tiket.alur.js';
import { ALUR_REGISTRASI, STATUS_REGISTRASI_NAMA } from '../../src/portal/registrasi.alur.js';
import { type Alur, bolehDari, type Langkah } from '../../src/shared/alur.js';
import { PERAN } from '../../src/shared/pelaku.js';

type Row = [aksi: string, by: string, from: string, to: string, alasan: 'wajib' | 'tidak'];

const rowOf = ([aksi, { oleh, dari, ke, alasan }]: [string, Langkah<string>]): Row => [
  aksi,
  oleh.join(' '),
  dari.join(' '),
  ke.join(' '),
  alasan,
];

const TINGKAT = 'tingkat_1 tingkat_2 tingkat_3 tingkat_4';

/** Rows of domain §4. */
const TABLES: [noun: string, alur: Alur<string, string>, statuses: readonly string[], rows: Row[]][] = [
  [
    'Formulir',
    ALUR_FORMULIR as Alur<string, string>,
    STATUS_FORMULIR,
    [
      ['kirim', 'pns', 'draf dikembalikan', 'tingkat_1', 'tidak'],
      ['tarik', 'pns', 'tingkat_1', 'draf', 'tidak'],
      ['setujui', 'verifikator', TINGKAT, 'tingkat_2 tingkat_3 tingkat_4 selesai', 'tidak'],
      ['kembalikan', 'verifikator', TINGKAT, 'dikembalikan', 'tidak'],
      ['alihkan_unit', 'verifikator', 'tingkat_1', 'tingkat_1', 'wajib'],
      ['turunkan', 'operator_turun_status admin_bkn', 'tingkat_1 tingkat_2', 'draf', 'wajib'],
      ['pindah_instansi', 'helpdesk admin_bkn', TINGKAT, 'dikembalikan', 'tidak'],
      ['buka_kembali', 'admin_bkn', 'selesai', 'draf', 'wajib'],
    ],
  ],
  [
    'Registrasi',
    ALUR_REGISTRASI as Alur<string, string>,
    Object.keys(STATUS_REGISTRASI_NAMA),
    [
      ['terima', 'admin_instansi admin_bkn verifikator', 'diajukan', 'aktif', 'tidak'],
      ['tolak', 'admin_instansi admin_bkn verifikator', 'diajukan', 'ditolak', 'wajib'],
      ['reset', 'admin_instansi admin_bkn', 'diajukan aktif', 'direset', 'wajib'],
    ],
  ],
  [
    'Tiket',
    ALUR_TIKET as Alur<string, string>,
    STATUS_TIKET,
    [
      ['ambil', 'helpdesk admin_bkn', 'baru', 'diproses', 'tidak'],
      ['lepas', 'helpdesk admin_bkn', 'diproses', 'baru', 'tidak'],
      ['teruskan', 'helpdesk admin_bkn', 'baru diproses', 'baru', 'wajib'],
      ['eskalasi', 'sistem', 'baru diproses', 'baru', 'tidak'],
      ['minta_kelengkapan', 'helpdesk admin_bkn', 'diproses', 'menunggu_pelapor', 'wajib'],
      ['jawab', 'umum', 'menunggu_pelapor', 'diproses', 'tidak'],
      ['tutup', 'sistem', 'menunggu_pelapor', 'ditolak', 'tidak'],
      ['setujui', 'helpdesk admin_bkn admin_instansi operator_turun_status', 'baru diproses', 'disetujui', 'tidak'],
      ['tolak', 'helpdesk admin_bkn admin_instansi operator_turun_status', 'baru diproses', 'ditolak', 'wajib'],
      ['penuhi', 'sistem', 'baru diproses menunggu_pelapor', 'disetujui', 'tidak'],
      ['koreksi', 'helpdesk admin_bkn', 'disetujui', 'dikoreksi', 'wajib'],
    ],
  ],
];

for (const [noun, alur, statuses, rows] of TABLES) {
  describe(`domain §4: ${noun}`, () => {
    for (const row of rows) {
      it(`${row[0]}: ${row[2]} → ${row[3]}`, () => assert.deepEqual(rowOf([row[0], alur[row[0]]!]), row));

      it(`${row[0]} may start from there and from nowhere else`, () => {
        const from = statuses.filter((status) => bolehDari(alur, row[0], status));
        assert.deepEqual(from.sort(), row[2].split(' ').sort());
      });
    }

    it('every step starts and ends in known statuses, by known people, and says what it does', () => {
      for (const [aksi, langkah] of Object.entries<Langkah<string>>(alur)) {
        for (const status of [...langkah.dari, ...langkah.ke])
          assert.ok(statuses.includes(status), `${aksi}: ${status}`);
        for (const satu of langkah.oleh)
          assert.ok([...PERAN, 'pns', 'umum', 'sistem'].includes(satu), `${aksi}: ${satu}`);
        assert.ok(langkah.dari.length > 0 && langkah.ke.length > 0 && langkah.oleh.length > 0, aksi);
        assert.match(langkah.label, /^\p{Lu}/u);
      }
    });

    it('whatever refuses, takes away, moves or asks back by hand asks for an alasan', () => {
      const asks = [
        'tolak',
        'reset',
        'turunkan',
        'buka_kembali',
        'alihkan_unit',
        'teruskan',
        'minta_kelengkapan',
        'koreksi',
      ];
      for (const [aksi, { alasan }] of Object.entries<Langkah<string>>(alur)) {
        assert.equal(alasan === 'wajib', asks.includes(aksi), aksi);
      }
    });
  });
}

describe('domain §4: statuses of a form', () => {
  const STATUS: [status: StatusFormulir, open: boolean, tingkat: number | null][] = [
    ['draf', true, null],
    ['dikembalikan', true, null],
    ['tingkat_1', false, 1],
    ['tingkat_2', false, 2],
    ['tingkat_3', false, 3],
    ['tingkat_4', false, 4],
    ['selesai', false, null],
  ];
  it('are these', () =>
    assert.deepEqual(
      [...STATUS_FORMULIR],
      STATUS.map(([status]) => status),
    ));
  for (const [status, open, tingkat] of STATUS) {
    it(`${status}: the PNS ${open ? 'may' : 'may not'} change it${tingkat ? `, it waits at tingkat ${tingkat}` : ''}`, () => {
      assert.equal(bisaDiisi(status), open);
      assert.equal(bolehDari(ALUR_FORMULIR, 'kirim', status), open, 'whoever may fill in may send');
      assert.equal(tingkatStatus(status), tingkat);
    });
  }
});

describe('domain §4: what the public sees of a ticket', () => {
  it('is these words', () =>
    assert.deepEqual(STATUS_TIKET_UMUM, {
      baru: 'Sedang dalam proses',
      diproses: 'Sedang dalam proses',
      menunggu_pelapor: 'Menunggu kelengkapan dari Anda',
      disetujui: 'Selesai – disetujui',
      ditolak: 'Selesai – ditolak',
      dikoreksi: 'Dikoreksi',
    }));
});
