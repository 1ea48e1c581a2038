import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { tidakDitemukan } from '../shared/galat.js';
import type { Mentah } from '../shared/isian.js';
import { bagianAlamat, bilangan, mentah, tampilkan, tanya } from '../web/halaman.js';
import { type IsianTampil, type KeadaanIsian, tampilkanIsian } from '../web/isian-tampil.js';
import { pemilikKunci } from '../web/jalankan.js';
import { ambilKabar, beriKabar } from '../web/kabar.js';
import { sekali } from '../web/kunci-formulir.js';
import { type BarisRute, pns } from '../web/rute.js';
import { bagianDisembunyikan } from './bagian-tampil.js';
import { kabarBagian, simpanTersembunyi, tampilDiFormulir } from './bagian-tampil.routes.js';
import { tujuanBantuan } from './bantuan.js';
import { rangkaiFormulir, semuaSesuai } from './draf.js';
import { bisaDiisi } from './formulir.alur.js';
import { halamanRiwayat, letakBagian, SKRIP_ISIAN } from './formulir.halaman.js';
import { bacaLembar, type Lembar } from './formulir.repository.js';
import type { HasilSimpan } from './formulir.service.js';
import type { JenisRiwayat } from './jenis.js';
import { cariRiwayat } from './katalog.js';
import { hitungPeringatan } from './kelengkapan.js';
import { ketikSendiri, simpanHalaman } from './ketikan.routes.js';
import { alamatLampiran } from './lampiran.js';
import { catatanUntukPns, lembarSekarang } from './lembar-kini.js';
import { kerjakanRiwayat, mentahBarisTersimpan, type TindakanRiwayat } from './riwayat.service.js';
import { jenisDirujuk, sebagaiPilihan } from './rujukan-baris.js';
import { alamatCariUnor } from './unor.routes.js';

/** One generic page for every kind of history: Tambah, Ubah, Hapus, "semua sudah sesuai" (domain.md §6). */
export function ruteRiwayat(d: Deps): BarisRute[] {
  return [
    {
      metode: 'get',
      alamat: '/formulir/riwayat/:jenis',
      akses: 'pns',
      denganFormulir: true,
      tangani: (req, res) => buka(d, req, res),
    },
    {
      metode: 'post',
      alamat: '/formulir/riwayat/:jenis',
      akses: 'pns',
      denganFormulir: true,
      tangani: (req, res) => kerjakan(d, req, res),
    },
  ];
}

const NAMA_BARIS = /^(baru|[pb]\d+)$/;

function jenisDari(d: Deps, req: Request): JenisRiwayat {
  const jenis = cariRiwayat(d.katalog, bagianAlamat(req, 'jenis'));
  if (!jenis) throw tidakDitemukan();
  return jenis;
}

interface HalamanRiwayat {
  jenis: JenisRiwayat;
  lembar: Lembar;
  /** row whose editor is open */
  baris: string | null;
  /** row about to be removed */
  hapus: string | null;
  keadaan?: KeadaanIsian;
  bentrok?: boolean;
  kabar?: unknown;
}

async function buka(d: Deps, req: Request, res: Response): Promise<void> {
  const jenis = jenisDari(d, req);
  const lembar = bacaLembar(res.locals.lembar);
  if (!tampilDiFormulir(d, lembar, jenis)) throw bagianDisembunyikan(jenis);
  const [baris, hapus] = ['baris', 'hapus'].map((nama) =>
    NAMA_BARIS.test(tanya(req, nama)) ? tanya(req, nama) : null,
  );
  await tampilkanRiwayat(
    d,
    res,
    { jenis, lembar, baris: baris ?? null, hapus: hapus ?? null, kabar: await ambilKabar(req) },
    200,
  );
}

async function tampilkanRiwayat(d: Deps, res: Response, h: HalamanRiwayat, status: number): Promise<void> {
  const { jenis, lembar } = h;
  const terbuka = bisaDiisi(lembar.status);
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
          }
        : null,
      hapus: terbuka ? h.hapus : null,
      semuaSesuai: semuaSesuai(lembar.draf, jenis.jenis),
      berubah: lembar.draf.riwayat.some((satu) => satu.jenis === jenis.jenis),
      setengah: sementara.filter((satu) => satu !== baris),
      versi: lembar.draf.bagian[jenis.jenis]?.versi ?? 0,
      kunci: d.sandi.token(),
      bentrok: h.bentrok ?? false,
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

const AKSI = ['simpan', 'hapus', 'batalkan', 'batal', 'sesuai'] as const;
const KABAR: Record<TindakanRiwayat['aksi'], string> = {
  simpan: 'Baris tersimpan. Anda bisa mengubahnya lagi sampai formulir dikirim.',
  hapus: 'Baris Anda hapus. Baris tetap terlihat supaya verifikator bisa membandingkan.',
  batalkan: 'Baris kembali seperti data BKN.',
  batal: 'Isian yang belum disimpan dibuang.',
  sesuai: 'Bagian ini Anda nyatakan sudah sesuai.',
};

/** Of an added row nothing stays. */
const TAMBAHAN_DIHAPUS = 'Baris yang Anda tambahkan sudah dihapus.';

/** "Simpan dan lampirkan" goes on to the files of the row, if it is a change at all. */
const tujuanBaris = (jenis: JenisRiwayat, hasil: HasilSimpan, lampirkan: boolean): string =>
  lampirkan && hasil.jenis === 'tersimpan' && hasil.baris
    ? alamatLampiran(`${jenis.jenis}:${hasil.baris}`)
    : `/formulir/riwayat/${jenis.jenis}`;

async function kerjakan(d: Deps, req: Request, res: Response): Promise<void> {
  const jenis = jenisDari(d, req);
  const isi = mentah(req);
  const lampirkan = isi.aksi === 'lampirkan';
  const aksi = lampirkan ? 'simpan' : AKSI.find((satu) => satu === isi.aksi);
  const baris = isi.baris ?? '';
  if (NAMA_BARIS.test(baris)) {
    const keluar = isi.aksi === 'cari-unor' ? alamatCariUnor(jenis.jenis, baris) : bantuanBaris(d, jenis, isi);
    if (isi.aksi === 'ketik' || keluar) return simpanKetikanBaris(d, res, jenis, isi, keluar);
  }
  if (!aksi || (aksi !== 'sesuai' && !NAMA_BARIS.test(baris))) throw tidakDitemukan();
  const sebelum = bacaLembar(res.locals.lembar);
  if (!tampilDiFormulir(d, sebelum, jenis))
    return simpanTersembunyi(
      d,
      res,
      jenis,
      aksi === 'simpan' ? { bagian: jenis.jenis, baris, mentah: isi, dari: null } : null,
    );
  const { tujuan, hasil } = await sekali(d.db, { kunci: isi._kunci, pemilik: pemilikKunci(res) }, async (trx) => {
    const t = { jenis, versi: bilangan(isi.versi), aksi, baris, mentah: isi };
    const simpanan = await kerjakanRiwayat(d, trx, pns(res), t);
    return { tujuan: tujuanBaris(jenis, simpanan, lampirkan), hasil: simpanan };
  });
  if (!hasil) return res.redirect(303, tujuan);
  if (hasil.jenis === 'tersimpan') {
    const kabar = aksi === 'hapus' && baris.startsWith('b') ? TAMBAHAN_DIHAPUS : KABAR[aksi];
    const bagian = await kabarBagian(d, res, sebelum, jenis);
    await beriKabar(req, bagian ? 'perhatian' : 'baik', bagian ? `${kabar} ${bagian}` : kabar);
    return res.redirect(303, tujuan);
  }
  const terbuka = aksi === 'simpan' ? baris : null;
  if (hasil.jenis === 'bentrok') return bentrokRiwayat(d, res, { jenis, baris: terbuka, mentah: isi });
  const lembar = await lembarSekarang(d, pns(res).nip);
  await tampilkanRiwayat(
    d,
    res,
    { jenis, lembar, baris: terbuka, hapus: null, keadaan: { mentah: isi, pesan: hasil.pesan, usulan: hasil.usulan } },
    422,
  );
}

const bantuanBaris = (d: Deps, { jenis }: JenisRiwayat, isi: Mentah): string | null =>
  tujuanBantuan(d, isi.aksi, { bagian: jenis, baris: isi.baris ?? null });

/** Keeps an open editor's typing: by itself, or on the way to `keluar`, the search for a unit or the helpdesk. */
async function simpanKetikanBaris(
  d: Deps,
  res: Response,
  jenis: JenisRiwayat,
  isi: Mentah,
  keluar: string | null,
): Promise<void> {
  const ketikan = { bagian: jenis.jenis, baris: isi.baris!, mentah: isi };
  if (!keluar) return ketikSendiri(d, res, ketikan);
  const disimpan = await simpanHalaman(d, res, ketikan);
  if (disimpan.jenis === 'bentrok') return bentrokRiwayat(d, res, { jenis, baris: ketikan.baris, mentah: isi });
  res.redirect(303, keluar);
}

/** Another device was faster: the list as it is now, with what was typed here still in its editor. */
async function bentrokRiwayat(
  d: Deps,
  res: Response,
  h: { jenis: JenisRiwayat; baris: string | null; mentah: Mentah },
): Promise<void> {
  const lembar = await lembarSekarang(d, pns(res).nip);
  const { jenis, baris, mentah: isi } = h;
  const halaman = { jenis, lembar, baris, hapus: null, keadaan: { mentah: isi }, bentrok: true };
  await tampilkanRiwayat(d, res, halaman, 409);
}
