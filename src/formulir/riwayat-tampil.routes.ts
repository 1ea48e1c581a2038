import type { Response } from 'express';
import type { Deps } from '../deps.js';
import type { Mentah } from '../shared/isian.js';
import { tampilkan } from '../web/halaman.js';
import { type IsianTampil, type KeadaanIsian, tampilkanIsian } from '../web/isian-tampil.js';
import { rangkaiFormulir, semuaSesuai } from './draf.js';
import { halamanRiwayat, letakBagian, SKRIP_ISIAN } from './formulir.halaman.js';
import type { Lembar } from './formulir.repository.js';
import type { JenisRiwayat } from './jenis.js';
import { hitungPeringatan } from './kelengkapan.js';
import { catatanUntukPns } from './lembar-kini.js';
import { mentahBarisTersimpan } from './riwayat.service.js';
import { jenisDirujuk, sebagaiPilihan } from './rujukan-baris.js';
import { bisaDiubah, sebabBaca } from './terbuka.js';

export interface HalamanRiwayat {
  jenis: JenisRiwayat;
  lembar: Lembar;
  /** row whose editor is open */
  baris: string | null;
  /** row about to be removed */
  hapus: string | null;
  keadaan?: KeadaanIsian;
  bentrok?: boolean;
  /** the row that was open is gone: what was typed stands in the editor of a new one */
  hilang?: boolean;
  kabar?: unknown;
}

/** The page of a section of history, with the editor of one row or the question before one is removed. */
export async function tampilkanRiwayat(d: Deps, res: Response, h: HalamanRiwayat, status: number): Promise<void> {
  const { jenis, lembar } = h;
  const terbuka = bisaDiubah(lembar, d.jam());
  const catatan = await catatanUntukPns(d, lembar);
  const sementara = Object.keys(lembar.draf.bagian[jenis.jenis]?.sementara ?? {});
  const baris = terbuka ? h.baris : null;
  const keadaan = h.keadaan ?? { mentah: baris ? isiEditor(d, lembar, jenis, baris) : {} };
  tampilkan(
    res,
    'formulir/riwayat',
    {
      judul: jenis.judul,
      menu: 'formulir',
      skrip: baris ? SKRIP_ISIAN : [],
      alamat: `/formulir/riwayat/${jenis.jenis}`,
      satuan: jenis.satuan,
      wajibBerisi: jenis.wajibBerisi === true,
      terbuka,
      sebabBaca: sebabBaca(lembar, d.jam()),
      daftar: halamanRiwayat(d.katalog, lembar, jenis, catatan),
      letak: letakBagian(d.katalog, lembar, jenis),
      jenis: jenis.jenis,
      lampiran: lembar.lampiran,
      catatan: catatan[jenis.jenis] ?? [],
      peringatan: peringatanBagian(d, lembar, jenis),
      editor: baris
        ? {
            baris,
            isian: isianEditor(d, lembar, jenis, keadaan),
            cariNip: jenis.cariNip?.isian ?? '',
          }
        : null,
      hapus: terbuka ? h.hapus : null,
      semuaSesuai: semuaSesuai(lembar.draf, jenis.jenis),
      berubah: lembar.draf.riwayat.some((satu) => satu.jenis === jenis.jenis),
      setengah: sementara.filter((satu) => satu !== baris),
      versi: lembar.draf.bagian[jenis.jenis]?.versi ?? 0,
      kunci: d.sandi.token(),
      bentrok: h.bentrok ?? false,
      hilang: h.hilang ?? false,
      pesan: h.keadaan?.pesan ?? {},
      kabar: h.kabar ?? null,
    },
    status,
  );
}

/** Doubts about the section as a whole; those about a row stand at the row. */
function peringatanBagian(d: Deps, lembar: Lembar, { jenis }: JenisRiwayat): string[] {
  const data = rangkaiFormulir(d.katalog, lembar.pembanding, lembar.draf);
  return hitungPeringatan(d.katalog, data)
    .filter((satu) => satu.kunci === jenis)
    .map((satu) => satu.pesan);
}

/** The fields of the open row; those that pick from another section show its rows. */
function isianEditor(d: Deps, lembar: Lembar, jenis: JenisRiwayat, keadaan: KeadaanIsian): IsianTampil[] {
  const data = rangkaiFormulir(d.katalog, lembar.pembanding, lembar.draf);
  return jenis.isian.map((satu) => {
    if (!jenisDirujuk(satu)) return tampilkanIsian(satu, keadaan);
    const { isian, mentah } = sebagaiPilihan(d.katalog, data, satu, keadaan.mentah);
    return tampilkanIsian(isian, { ...keadaan, mentah });
  });
}

/** A new jabatan begins with the instansi kerja of the form. */
function isiEditor(d: Deps, lembar: Lembar, jenis: JenisRiwayat, baris: string): Mentah {
  const isi = mentahBarisTersimpan(d, lembar, jenis, baris);
  return Object.keys(isi).length === 0 ? (jenis.awal?.(lembar.pembanding) ?? {}) : isi;
}
