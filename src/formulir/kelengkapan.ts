import { katalogTampil } from './bagian-tampil.js';
import { kosongButir } from './butir.js';
import { barisSetengah, type Draf, isiKuesioner, rangkaiFormulir, semuaSesuai, sikapTab } from './draf.js';
import type { Butir, DataPns, JenisRiwayat, Peringatan, Sikap, Tab } from './jenis.js';
import { alamatTab, hanyaMenaungi, type Katalog, naunganRiwayat, semuaButir } from './katalog.js';
import { barisKembar } from './peringatan-kembar.js';

/** One thing that still has to be done, with the place to do it. */
export interface Kurang {
  bagian: string;
  /** anchor on the page of the section */
  jangkar: string;
  pesan: string;
}

export type StatusBagian = 'lengkap' | 'sebagian' | 'belum';

export interface KeadaanBagian {
  kode: string;
  judul: string;
  /** heading of the checklist, with its own page where it has one */
  kelompok: { judul: string; alamat: string | null };
  alamat: string;
  status: StatusBagian;
  keterangan: string;
  kurang: Kurang[];
}

/** Heading of sections that name none. */
const LAIN_LAIN = 'Lain-lain';

interface Bahan {
  katalog: Katalog;
  pembanding: DataPns;
  draf: Draf;
}

/** The same with the form as it stands, and its katalog without the sections that it does not show. */
interface BahanTampil extends Bahan {
  formulir: DataPns;
}

/**
 * When a form is complete (domain.md §7). Every rule that can hold back Kirim stands in this table; nothing else blocks.
 */
const ATURAN: readonly { nama: string; kurang: (bahan: BahanTampil) => Kurang[] }[] = [
  {
    nama: 'every butir is judged',
    kurang: (bahan) => setiapButir(bahan, (butir, sikap) => (sikap ? null : `${butir.label} belum diperiksa.`)),
  },
  {
    nama: '✓ on an empty pembanding only where it may be empty',
    kurang: (bahan) =>
      setiapButir(bahan, (butir, sikap) =>
        sikap?.sikap === 'sesuai' &&
        kosongButir(butir, bahan.pembanding.isi[butir.kode]) &&
        !bolehKosong(butir, bahan.pembanding)
          ? `${butir.label} masih kosong di data BKN. Pilih Perbaiki dan isi.`
          : null,
      ),
  },
  { nama: 'nothing typed is left unsaved on a tab', kurang: tabSetengah },
  {
    nama: 'every riwayat section is "semua sudah sesuai" or changed',
    kurang: ({ katalog, draf, formulir }) =>
      katalog.riwayat
        .filter((satu) => !harusBerisi(satu, formulir))
        .filter(({ jenis }) => !semuaSesuai(draf, jenis) && !draf.riwayat.some((satu) => satu.jenis === jenis))
        .map(({ jenis, judul }) => ({
          bagian: jenis,
          jangkar: 'semua-sesuai',
          pesan: `${judul} belum dinyatakan sesuai.`,
        })),
  },
  {
    nama: 'no half-typed row',
    kurang: ({ katalog, draf }) =>
      katalog.riwayat.flatMap(({ jenis, judul, satuan }) =>
        barisSetengah(draf, jenis).map((baris) => ({
          bagian: jenis,
          jangkar: `baris-${baris}`,
          pesan: `${judul}: ada ${satuan} yang belum disimpan.`,
        })),
      ),
  },
  {
    nama: 'a shown section that must have a row has one',
    kurang: ({ katalog, formulir }) =>
      katalog.riwayat
        .filter((satu) => harusBerisi(satu, formulir))
        .map(({ jenis, judul, satuan }) => ({
          bagian: jenis,
          jangkar: 'baris-baru',
          pesan: `${judul}: tambahkan paling sedikit satu ${satuan}.`,
        })),
  },
  { nama: 'questionnaires are answered', kurang: kuesionerTerbuka },
  {
    nama: 'Verifikator Level 1 is chosen',
    kurang: ({ draf }) =>
      draf.unitKantorId
        ? []
        : [{ bagian: 'posisi', jangkar: 'verifikator', pesan: 'Verifikator Level 1 belum dipilih.' }],
  },
];

const harusBerisi = ({ jenis, wajibBerisi }: JenisRiwayat, data: DataPns): boolean =>
  wajibBerisi === true && !(data.riwayat[jenis] ?? []).some((baris) => baris.dihapus === undefined);

/** Everything that is missing before Kirim, section by section in the order of the form. */
export function hitungKurang(isi: Bahan): Kurang[] {
  const bahan = denganFormulir(isi);
  const urutan = bahan.katalog.bagian.map((satu) => ('tab' in satu ? satu.tab.kode : satu.riwayat.jenis));
  return kurangBagian(bahan).sort((a, b) => urutan.indexOf(a.bagian) - urutan.indexOf(b.bagian));
}

const kurangBagian = (bahan: BahanTampil): Kurang[] => ATURAN.flatMap((aturan) => aturan.kurang(bahan));

/** Only the sections that the form shows are asked for. */
function denganFormulir({ katalog, pembanding, draf }: Bahan): BahanTampil {
  const formulir = rangkaiFormulir(katalog, pembanding, draf);
  return { katalog: katalogTampil(katalog, formulir), pembanding, draf, formulir };
}

function setiapButir(
  { katalog, draf }: Bahan,
  pesan: (butir: Butir, sikap: Sikap | undefined) => string | null,
): Kurang[] {
  return katalog.tab.flatMap((tab) => {
    const sikap = sikapTab(draf, tab.kode);
    return semuaButir(tab).flatMap((butir) => {
      const teks = pesan(butir, sikap[butir.kode]);
      return teks ? [{ bagian: tab.kode, jangkar: butir.kode, pesan: teks }] : [];
    });
  });
}

export function bolehKosong(butir: Butir, pembanding: DataPns): boolean {
  return typeof butir.bolehKosong === 'function' ? butir.bolehKosong(pembanding.isi) : butir.bolehKosong === true;
}

function tabSetengah({ katalog, draf }: Bahan): Kurang[] {
  return katalog.tab
    .filter((tab) => Object.keys(draf.bagian[tab.kode]?.sementara ?? {}).length > 0)
    .map((tab) => ({ bagian: tab.kode, jangkar: 'isi', pesan: `${tab.judul}: ada isian yang belum disimpan.` }));
}

function kuesionerTerbuka({ katalog, draf }: BahanTampil): Kurang[] {
  return katalog.tab
    .filter((tab) => tab.denganKuesioner)
    .flatMap(({ kode, judul }) => {
      const isi = Object.values(isiKuesioner(draf, kode));
      if (isi.length === 0) return [{ bagian: kode, jangkar: 'isi-bagian', pesan: `${judul} belum diisi.` }];
      return isi
        .filter(({ belum }) => belum > 0)
        .sort((a, b) => a.urutan - b.urutan)
        .map((satu) => ({
          bagian: kode,
          jangkar: 'isi-bagian',
          pesan: `${satu.judul}: ${satu.belum} pertanyaan belum dijawab.`,
        }));
    });
}

/** State of every section for the checklist, in the order of the form. */
export function keadaanBagian(isi: Bahan): KeadaanBagian[] {
  const bahan = denganFormulir(isi);
  const kurang = kurangBagian(bahan);
  const milik = (kode: string) => kurang.filter((satu) => satu.bagian === kode);
  return bahan.katalog.bagian.map((satu) =>
    'tab' in satu
      ? keadaanTab(bahan, satu.tab, milik(satu.tab.kode))
      : keadaanRiwayat(bahan, satu.riwayat, milik(satu.riwayat.jenis)),
  );
}

function keadaanTab({ draf }: Bahan, tab: Tab, kurang: Kurang[]): KeadaanBagian {
  if (tab.denganKuesioner) return keadaanKuesioner(draf, tab, kurang);
  const butir = semuaButir(tab);
  const sudah = butir.filter((satu) => sikapTab(draf, tab.kode)[satu.kode]).length;
  const keterangan = `${sudah} dari ${butir.length} isian diperiksa`;
  return { ...tempatTab(tab), ...kemajuan(draf, tab.kode, { kurang, dimulai: sudah > 0, keterangan }) };
}

/** Typing that waits is something begun, and is said. */
function kemajuan(
  draf: Draf,
  bagian: string,
  { kurang, dimulai, keterangan }: { kurang: Kurang[]; dimulai: boolean; keterangan: string },
): Pick<KeadaanBagian, 'status' | 'keterangan' | 'kurang'> {
  const menunggu = Object.keys(draf.bagian[bagian]?.sementara ?? {}).length > 0;
  const status = kurang.length === 0 ? 'lengkap' : dimulai || menunggu ? 'sebagian' : 'belum';
  return { status, keterangan: menunggu ? `${keterangan}, ada ketikan yang belum disimpan` : keterangan, kurang };
}

const tempatTab = (tab: Tab): Pick<KeadaanBagian, 'kode' | 'judul' | 'kelompok' | 'alamat'> => ({
  kode: tab.kode,
  judul: tab.judul,
  kelompok: { judul: tab.kelompokDaftar ?? (tab.menaungi ? tab.judul : LAIN_LAIN), alamat: null },
  alamat: alamatTab(tab),
});

function keadaanKuesioner(draf: Draf, tab: Tab, kurang: Kurang[]): KeadaanBagian {
  const isi = Object.values(isiKuesioner(draf, tab.kode));
  const selesai = isi.filter(({ belum }) => belum === 0).length;
  const keterangan = isi.length === 0 ? 'Kuesioner' : `${selesai} dari ${isi.length} kuesioner terjawab`;
  return { ...tempatTab(tab), ...kemajuan(draf, tab.kode, { kurang, dimulai: isi.length > 0, keterangan }) };
}

/** Kinds that a tab groups stand under its heading; where the tab is no section itself, the heading leads to its page. */
function kelompokRiwayat(katalog: Katalog, satu: JenisRiwayat): KeadaanBagian['kelompok'] {
  const naungan = naunganRiwayat(katalog, satu.jenis);
  if (!naungan) return { judul: satu.kelompokDaftar ?? LAIN_LAIN, alamat: null };
  return {
    judul: naungan.kelompokDaftar ?? naungan.judul,
    alamat: hanyaMenaungi(naungan) ? alamatTab(naungan) : null,
  };
}

function keadaanRiwayat({ katalog, pembanding, draf }: Bahan, satu: JenisRiwayat, kurang: Kurang[]): KeadaanBagian {
  const { jenis, judul } = satu;
  const milik = draf.riwayat.filter((satu) => satu.jenis === jenis);
  const jumlah = (pembanding.riwayat[jenis] ?? []).length;
  const hitung = (tindakan: string) => milik.filter((satu) => satu.tindakan === tindakan).length;
  const bagian = [jumlah === 0 ? 'tidak ada di data BKN' : `${jumlah} baris dari data BKN`];
  if (hitung('tambah')) bagian.push(`${hitung('tambah')} Anda tambah`);
  if (hitung('ubah')) bagian.push(`${hitung('ubah')} Anda ubah`);
  if (hitung('hapus')) bagian.push(`${hitung('hapus')} Anda hapus`);
  return {
    kode: jenis,
    judul,
    kelompok: kelompokRiwayat(katalog, satu),
    alamat: `/formulir/riwayat/${jenis}`,
    ...kemajuan(draf, jenis, { kurang, dimulai: milik.length > 0, keterangan: bagian.join(', ') }),
  };
}

/** Warnings of all tabs and kinds on the form as it stands. */
export function hitungPeringatan(katalog: Katalog, data: DataPns): Peringatan[] {
  return katalogTampil(katalog, data).bagian.flatMap((satu) => {
    if ('tab' in satu) return satu.tab.peringatan?.(data) ?? [];
    const baris = (data.riwayat[satu.riwayat.jenis] ?? []).filter((isi) => isi.dihapus === undefined);
    return [...(satu.riwayat.peringatan?.(baris, data) ?? []), ...barisKembar(satu.riwayat, baris)];
  });
}
