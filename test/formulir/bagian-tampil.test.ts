import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { katalogTampil, sebutBagianBerubah } from '../../src/formulir/bagian-tampil.js';
import { modelBuktiPengisian } from '../../src/formulir/cetak-formulir.js';
import { type BarisDraf, type Draf, rangkaiFormulir } from '../../src/formulir/draf.js';
import type { DataPns } from '../../src/formulir/jenis.js';
import { muatKatalog } from '../../src/formulir/katalog.js';
import { hitungKurang, hitungPeringatan, keadaanBagian } from '../../src/formulir/kelengkapan.js';
import { hitungPerubahan } from '../../src/formulir/perubahan.js';
import { tempatCatatan } from '../../src/verifikasi/kasus.js';
import { barisDari, drafLengkap, pnsContoh } from '../shared/contoh-formulir.js';
import { portalWith, riwayat, tab } from '../shared/katalog-sementara.js';

/** Two sections for whoever is of the rumpun "lain". */
const BILA = `tampilBila: { riwayat: 'jabatan', karena: { tampil: 'jabatannya lain', hilang: 'jabatannya bukan lain' },
  cocok: (data) => data.riwayat.jabatan.some((satu) => satu.dihapus === undefined && satu.isi.rumpun === 'lain') },`;
const katalog = await muatKatalog(
  await portalWith({
    'tab/syarat.js': tab('syarat', ['butir_syarat'], "{ butir_syarat: 'a' }").replace('kode:', `${BILA} kode:`),
    'riwayat/bersyarat.js': riwayat('bersyarat', 999).replace(
      'jenis:',
      `${BILA} wajibBerisi: true, peringatan: () => [{ kunci: 'bersyarat', pesan: 'diragukan' }], jenis:`,
    ),
  }),
);
const KHUSUS = ['syarat', 'bersyarat'];

const jabatan = (rumpun: string | null) => ({ jabatan: barisDari('jabatan', [{ rumpun }]) });
const baris = { id: 'p900', isi: { isi: 'lama' } };
const orang = (rumpun: string | null): DataPns =>
  pnsContoh({ butir_syarat: 'lama' }, { ...jabatan(rumpun), bersyarat: [baris] });
const tambah: BarisDraf = {
  id: 8,
  jenis: 'bersyarat',
  tindakan: 'tambah',
  asalId: null,
  isi: { isi: 'baru' },
  alasan: null,
};
/** Everything judged, and both sections changed. */
const draf: Draf = {
  ...drafLengkap(),
  bagian: {
    ...drafLengkap().bagian,
    syarat: { versi: 1, isi: { butir_syarat: { sikap: 'perbaiki', nilai: 'baru' } }, sementara: {} },
  },
  riwayat: [tambah],
};
/** The draft that changes the jabatan as well. */
const denganJabatan = (rumpun: string | null): Draf => ({
  ...draf,
  riwayat: [
    ...draf.riwayat,
    {
      id: 9,
      jenis: 'jabatan',
      tindakan: 'ubah',
      asalId: 1,
      isi: barisDari('jabatan', [{ rumpun }])[0]!.isi,
      alasan: null,
    },
  ],
});
const kode = (data: DataPns) =>
  katalogTampil(katalog, data).bagian.map((satu) => ('tab' in satu ? satu.tab.kode : satu.riwayat.jenis));
const kiriman = (data: DataPns) => ({
  id: 1,
  formulirId: 1,
  nomor: 1,
  pembanding: data,
  isi: data,
  sikap: {},
  kuesioner: {},
  tingkatPerlu: [1, 2],
  pegawaiVersi: 1,
  unitKantorId: 1,
  dikirimPada: new Date(0),
});

describe('domain §6: a section that is not everybody’s', () => {
  it('is shown while the form as it stands says so, and hidden otherwise', () => {
    assert.deepEqual(
      kode(orang('lain')).filter((satu) => KHUSUS.includes(satu)),
      KHUSUS,
    );
    assert.deepEqual(
      kode(orang(null)).filter((satu) => KHUSUS.includes(satu)),
      [],
    );
  });

  it('follows the draft, not the pembanding alone', () => {
    assert.equal(kode(rangkaiFormulir(katalog, orang(null), denganJabatan('lain'))).includes('syarat'), true);
    assert.equal(kode(rangkaiFormulir(katalog, orang('lain'), denganJabatan(null))).includes('syarat'), false);
  });

  it('hidden: its edits are not part of the form, so nothing of it is sent or written back', () => {
    const formulir = rangkaiFormulir(katalog, orang('lain'), denganJabatan(null));
    assert.equal(formulir.isi.butir_syarat, 'lama');
    assert.deepEqual(formulir.riwayat.bersyarat, [baris]);
    assert.deepEqual(
      hitungPerubahan(katalog, orang('lain'), formulir).map((satu) => satu.bagian),
      ['jabatan'],
    );
  });

  it('shown again: what was typed and saved is there', () => {
    const formulir = rangkaiFormulir(katalog, orang(null), denganJabatan('lain'));
    assert.equal(formulir.isi.butir_syarat, 'baru');
    assert.deepEqual(
      hitungPerubahan(katalog, orang(null), formulir).map((satu) => satu.kunci),
      ['butir_syarat', 'jabatan:p1', 'bersyarat:b8'],
    );
  });

  it('hidden: not in the checklist, not asked for, no warnings', () => {
    const bahan = { katalog, pembanding: orang(null), draf: { ...drafLengkap(), riwayat: [] } };
    assert.deepEqual(
      keadaanBagian(bahan).filter((satu) => KHUSUS.includes(satu.kode)),
      [],
    );
    assert.deepEqual(
      hitungKurang(bahan).filter((satu) => KHUSUS.includes(satu.bagian)),
      [],
    );
    assert.deepEqual(
      hitungPeringatan(katalog, orang(null)).filter((satu) => satu.kunci === 'bersyarat'),
      [],
    );
    const tampil = { ...bahan, pembanding: orang('lain') };
    assert.deepEqual([...new Set(hitungKurang(tampil).map((satu) => satu.bagian))], KHUSUS);
    assert.equal(hitungPeringatan(katalog, orang('lain')).at(-1)?.pesan, 'diragukan');
  });

  it('hidden: not in the proof, and no place for a remark', () => {
    const judul = (data: DataPns) =>
      modelBuktiPengisian({
        katalog,
        kiriman: kiriman(data),
        kuesioner: [],
        lampiran: {},
        instansi: '',
        unit: '',
        berlaku: true,
        kode: '',
        alamatPeriksa: '',
      })
        .bagian.map((satu) => satu.judul)
        .filter((satu) => /syarat/.test(satu));
    assert.deepEqual(judul(orang('lain')), ['syarat', 'Riwayat bersyarat']);
    assert.deepEqual(judul(orang(null)), []);
    const tempat = (data: DataPns) => [...tempatCatatan(katalog, kiriman(data))].filter((satu) => /syarat/.test(satu));
    assert.deepEqual(tempat(orang('lain')), ['syarat', 'butir_syarat', 'bersyarat', 'bersyarat:p900']);
    assert.deepEqual(tempat(orang(null)), []);
  });

  it('a change that hides or shows it is told, with the reason', () => {
    assert.equal(
      sebutBagianBerubah(katalog, orang('lain'), orang(null)),
      'Bagian syarat dan Riwayat bersyarat sekarang disembunyikan, karena jabatannya bukan lain. Isinya tetap tersimpan, dan kembali bila datanya berubah lagi.',
    );
    assert.equal(
      sebutBagianBerubah(katalog, orang(null), orang('lain')),
      'Bagian syarat dan Riwayat bersyarat sekarang ikut diisi, karena jabatannya lain.',
    );
    assert.equal(sebutBagianBerubah(katalog, orang('lain'), orang('lain')), '');
  });
});

describe('domain §7: a shown Guru / Dokter tab has a row', () => {
  const stated = { bersyarat: { versi: 1, isi: { semua_sesuai: true }, sementara: {} } };
  const kurang = (rows: DataPns['riwayat'][string], riwayatDraf: BarisDraf[] = []) => {
    const pembanding = pnsContoh({ butir_syarat: 'a' }, { ...jabatan('lain'), bersyarat: rows });
    const isi = { ...draf, bagian: { ...draf.bagian, ...stated }, riwayat: riwayatDraf };
    return hitungKurang({ katalog, pembanding, draf: isi })
      .filter((satu) => satu.bagian !== 'stakeholder')
      .map((satu) => [satu.jangkar, satu.pesan]);
  };
  const WAJIB = [['baris-baru', 'Riwayat bersyarat: tambahkan paling sedikit satu bersyarat.']];

  it('without a row it blocks, even when stated', () => assert.deepEqual(kurang([]), WAJIB));
  it('with one it does not', () => assert.deepEqual(kurang([baris]), []));
  it('with an added one it does not', () => assert.deepEqual(kurang([], [tambah]), []));
  it('with its only row removed it blocks', () =>
    assert.deepEqual(kurang([baris], [{ ...tambah, tindakan: 'hapus', asalId: 900, isi: null, alasan: '' }]), WAJIB));
});
