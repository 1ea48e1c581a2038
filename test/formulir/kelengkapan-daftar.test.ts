import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { katalogTampil } from '../../src/formulir/bagian-tampil.js';
import type { BarisDraf, Draf } from '../../src/formulir/draf.js';
import type { Sikap } from '../../src/formulir/jenis.js';
import { semuaButir } from '../../src/formulir/katalog.js';
import { keadaanBagian } from '../../src/formulir/kelengkapan.js';
import { drafLengkap, katalog, pnsContoh, pnsUntuk, withBagian } from '../shared/contoh-formulir.js';

const sections = (draf: Draf) => keadaanBagian({ katalog, pembanding: pnsContoh(), draf });
const tambah = (jenis: string): BarisDraf => ({
  id: 1,
  jenis,
  tindakan: 'tambah',
  asalId: null,
  isi: {},
  alasan: null,
});

describe('domain §7: the checklist names every section, its state and a link', () => {
  const baru: Draf = { bagian: {}, riwayat: [], unitKantorId: null };

  it('in the order of the form, with the addresses of §12', () =>
    assert.deepEqual(
      sections(baru).map((satu) => satu.alamat),
      [
        '/formulir/data-utama',
        '/formulir/posisi',
        ...[
          ...['orang-tua', 'suami-istri', 'anak', 'golongan', 'pendidikan', 'diklat-struktural', 'diklat-fungsional'],
          ...['jabatan', 'prestasi-kerja', 'kompetensi'],
        ].map((jenis) => `/formulir/riwayat/${jenis}`),
        '/formulir/stakeholder',
      ],
    ));

  it('a guru has the sections of Guru besides, a dokter those of Dokter', () => {
    const alamat = (kode: string) =>
      keadaanBagian({ katalog, pembanding: pnsUntuk(kode), draf: baru })
        .slice(12, -1)
        .map((satu) => [satu.alamat, satu.kelompok.judul, satu.kelompok.alamat]);
    assert.deepEqual(alamat('guru'), [
      ['/formulir/riwayat/guru', 'Guru', null],
      ['/formulir/guru', 'Guru', null],
    ]);
    assert.deepEqual(alamat('dokter'), [['/formulir/riwayat/dokter', 'Dokter', '/formulir/dokter']]);
  });

  it('a new form: nothing begun, and everything that is missing', () => {
    const semua = sections(baru);
    assert.deepEqual([...new Set(semua.map((satu) => satu.status))], ['belum']);
    const { tab, riwayat } = katalogTampil(katalog, pnsContoh());
    assert.equal(semua.flatMap((satu) => satu.kurang).length, tab.flatMap(semuaButir).length + riwayat.length + 2);
    assert.equal(semua[0]?.keterangan, '0 dari 17 isian diperiksa');
    assert.equal(semua[2]?.keterangan, '1 baris dari data BKN');
  });

  it('a tab half done', () => {
    const { satuan_kerja: _, ...isi } = drafLengkap().bagian.posisi!.isi as Record<string, Sikap>;
    const posisi = sections(withBagian('posisi', { isi })).find((satu) => satu.kode === 'posisi');
    assert.equal(posisi?.status, 'sebagian');
    assert.equal(posisi?.keterangan, '4 dari 5 isian diperiksa');
  });

  it('a riwayat with changes counts them, and is half done while a row is', () => {
    const riwayat = (['tambah', 'tambah', 'ubah', 'hapus'] as const).map((tindakan, id) => ({
      ...tambah('golongan'),
      id,
      tindakan,
    }));
    const draf = withBagian('golongan', { isi: {}, sementara: { baru: { nomor_sk: '8' } } });
    const golongan = sections({ ...draf, riwayat }).find((satu) => satu.kode === 'golongan');
    assert.equal(golongan?.status, 'sebagian');
    const hitungan = '1 baris dari data BKN, 2 Anda tambah, 1 Anda ubah, 1 Anda hapus';
    assert.equal(golongan?.keterangan, `${hitungan}, ada ketikan yang belum disimpan`);
  });

  for (const [kode, sementara] of [
    ['data-utama', { alamat: 'Jl.' }],
    ['golongan', { baru: { nomor_sk: '8' } }],
    ['stakeholder', { kpe_terima: 'belum' }],
  ] as const)
    it(`typing alone makes ${kode} begun, and is said`, () => {
      const satu = sections(withBagian(kode, { isi: {}, sementara })).find((bagian) => bagian.kode === kode);
      assert.equal(satu?.status, 'sebagian');
      assert.match(satu?.keterangan ?? '', /ada ketikan yang belum disimpan$/);
    });
});
