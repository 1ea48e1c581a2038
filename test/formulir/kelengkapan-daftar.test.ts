import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BarisDraf, Draf } from '../../src/formulir/draf.js';
import type { Sikap } from '../../src/formulir/jenis.js';
import { keadaanBagian } from '../../src/formulir/kelengkapan.js';
import { butirSemua, drafLengkap, katalog, pnsContoh, withBagian } from '../shared/contoh-formulir.js';

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
        '/formulir/riwayat/golongan',
        '/formulir/riwayat/pendidikan',
        '/formulir/riwayat/jabatan',
        '/formulir/stakeholder',
      ],
    ));

  it('a new form: nothing begun, and everything that is missing', () => {
    const semua = sections(baru);
    assert.deepEqual([...new Set(semua.map((satu) => satu.status))], ['belum']);
    assert.equal(semua.flatMap((satu) => satu.kurang).length, butirSemua.length + katalog.riwayat.length + 2);
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
    assert.equal(golongan?.keterangan, '1 baris dari data BKN, 2 Anda tambah, 1 Anda ubah, 1 Anda hapus');
  });
});
