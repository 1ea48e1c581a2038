import type { BagianBaris, BagianFakta, ModelBuktiPengisian } from '../cetak/bukti-pengisian.js';
import { type Kuesioner, sebutJawaban } from '../kuesioner/kuesioner.js';
import { tampilNilai } from '../shared/isian.js';
import { tampilNip } from '../shared/nip.js';
import { tampilSaat } from '../shared/tanggal.js';
import { katalogTampil } from './bagian-tampil.js';
import { tampilButir } from './butir.js';
import type { Baris, DataPns, JenisRiwayat, Tab } from './jenis.js';
import type { Katalog } from './katalog.js';
import type { Kiriman } from './kiriman.repository.js';
import { hitungPerubahan, isianBaris, type Perubahan } from './perubahan.js';

interface Bahan {
  katalog: Katalog;
  kiriman: Kiriman;
  /** the questionnaires in the versions that the kiriman answers */
  kuesioner: readonly Kuesioner[];
  /** kunci → files that went with it */
  lampiran: Readonly<Record<string, number>>;
  instansi: string;
  unit: string;
  berlaku: boolean;
  kode: string;
  alamatPeriksa: string;
}

/** Bukti Pengisian from one kiriman: everything stands in the immutable row and in questionnaires that never change. */
export function modelBuktiPengisian({ katalog, kiriman, kuesioner, lampiran, ...rest }: Bahan): ModelBuktiPengisian {
  const perubahan = hitungPerubahan(katalog, kiriman.pembanding, kiriman.isi);
  return {
    ...rest,
    nip: tampilNip(kiriman.isi.nip),
    nama: String(kiriman.isi.isi.nama ?? ''),
    nomorKiriman: kiriman.nomor,
    dikirim: tampilSaat(kiriman.dikirimPada),
    perubahan: perubahan.map((satu) => ({
      bagian: satu.judulBagian,
      label: satu.label,
      lama: satu.lama,
      baru: sebutBaru(satu) + sebutLampiran(lampiran[satu.kunci]),
    })),
    bagian: katalogTampil(katalog, kiriman.isi).bagian.flatMap((satu): (BagianFakta | BagianBaris)[] => {
      if ('riwayat' in satu)
        return [{ judul: satu.riwayat.judul, baris: barisCetak(satu.riwayat, kiriman.isi, perubahan) }];
      if (satu.tab.denganKuesioner)
        return kuesioner.map((lembar) => ({
          judul: lembar.judul,
          fakta: sebutJawaban(lembar, kiriman.kuesioner[lembar.kode]),
        }));
      return [{ judul: satu.tab.judul, fakta: faktaTab(satu.tab, kiriman.isi) }];
    }),
    berkas: berkasDiserahkan(perubahan),
  };
}

function sebutBaru(satu: Perubahan): string {
  if (satu.jenis !== 'hapus') return satu.baru;
  return satu.alasan ? `dihapus: ${satu.alasan}` : 'dihapus';
}

const sebutLampiran = (banyak = 0): string => (banyak > 0 ? `\n(${banyak} berkas terlampir)` : '');

function faktaTab(tab: Tab, data: DataPns): (readonly [string, string])[] {
  return tab.kelompok.flatMap((kelompok) =>
    kelompok.isi.map((satu) =>
      'butir' in satu
        ? ([satu.butir.label, tampilButir(satu.butir, data.isi[satu.butir.kode])] as const)
        : ([satu.keterangan.label, satu.keterangan.nilai(data)] as const),
    ),
  );
}

function barisCetak(jenis: JenisRiwayat, data: DataPns, perubahan: readonly Perubahan[]) {
  const tanda = new Map(
    perubahan.filter((satu) => satu.bagian === jenis.jenis).map((satu) => [satu.kunci, satu.jenis]),
  );
  const sebutan: Record<string, string> = { tambah: 'baru', ubah: 'diubah' };
  return (data.riwayat[jenis.jenis] ?? [])
    .filter((baris) => baris.dihapus === undefined)
    .sort((a, b) => jenis.urutan(b.isi).localeCompare(jenis.urutan(a.isi)))
    .map((baris) => ({
      judul: jenis.judulBaris(baris.isi),
      isi: isiBaris(jenis, baris),
      tanda: sebutan[tanda.get(`${jenis.jenis}:${baris.id}`) ?? ''] ?? '',
    }));
}

function isiBaris(jenis: JenisRiwayat, baris: Baris): string {
  return isianBaris(jenis)
    .filter((isian) => !isian.internal)
    .map((isian) => ({ label: isian.label, teks: tampilNilai(isian, baris.isi[isian.kode]) }))
    .filter(({ teks }) => teks !== '' && teks !== 'Tidak')
    .map(({ label, teks }) => `${label}: ${teks}`)
    .join('; ');
}

/** What to hand in: the proof itself, and a paper for each section that changes. */
function berkasDiserahkan(perubahan: readonly Perubahan[]): string[] {
  const bagian = [...new Set(perubahan.map((satu) => satu.judulBagian))];
  return [
    'Bukti Pengisian ini, ditandatangani',
    ...bagian.map((judul) => `Salinan berkas pendukung perubahan ${judul}`),
  ];
}
