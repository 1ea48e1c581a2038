import type { Request, Response } from 'express';
import { inTransaction } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { tidakDitemukan } from '../shared/galat.js';
import type { Mentah } from '../shared/isian.js';
import { bagianAlamat, bilangan, mentah, tanya } from '../web/halaman.js';
import { pemilikKunci } from '../web/jalankan.js';
import { ambilKabar, beriKabar } from '../web/kabar.js';
import { sekali } from '../web/kunci-formulir.js';
import { type BarisRute, pns } from '../web/rute.js';
import { bagianDisembunyikan } from './bagian-tampil.js';
import { kabarBagian, simpanTersembunyi, tampilDiFormulir } from './bagian-tampil.routes.js';
import { tujuanBantuan } from './bantuan.js';
import { cariNip, type PencarianNip, tolakPencarian } from './cari-nip.service.js';
import { bacaLembar } from './formulir.repository.js';
import type { JenisRiwayat } from './jenis.js';
import { cariRiwayat } from './katalog.js';
import { ketikSendiri, simpanHalaman } from './ketikan.routes.js';
import { alamatLampiran } from './lampiran.js';
import { lembarSekarang } from './lembar-kini.js';
import { adaBaris, type HasilBaris, kerjakanRiwayat, type TindakanRiwayat } from './riwayat.service.js';
import { tampilkanRiwayat } from './riwayat-tampil.routes.js';
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

async function buka(d: Deps, req: Request, res: Response): Promise<void> {
  const jenis = jenisDari(d, req);
  const lembar = bacaLembar(res.locals.lembar);
  if (!tampilDiFormulir(d, lembar, jenis)) throw bagianDisembunyikan(jenis);
  const [baris, hapus] = ['baris', 'hapus'].map((nama) =>
    NAMA_BARIS.test(tanya(req, nama)) && adaBaris(lembar, jenis.jenis, tanya(req, nama)) ? tanya(req, nama) : null,
  );
  const halaman = { jenis, lembar, baris: baris ?? null, hapus: hapus ?? null, kabar: await ambilKabar(req) };
  await tampilkanRiwayat(d, res, halaman, 200);
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
const tujuanBaris = (jenis: JenisRiwayat, hasil: HasilBaris, lampirkan: boolean): string =>
  lampirkan && hasil.jenis === 'tersimpan' && hasil.baris
    ? alamatLampiran(`${jenis.jenis}:${hasil.baris}`)
    : `/formulir/riwayat/${jenis.jenis}`;

async function kerjakan(d: Deps, req: Request, res: Response): Promise<void> {
  const jenis = jenisDari(d, req);
  const isi = mentah(req);
  const lampirkan = isi.aksi === 'lampirkan';
  const aksi = lampirkan ? 'simpan' : AKSI.find((satu) => satu === isi.aksi);
  const baris = isi.baris ?? '';
  const sebelum = bacaLembar(res.locals.lembar);
  if (!tampilDiFormulir(d, sebelum, jenis)) {
    const ketikan = NAMA_BARIS.test(baris) ? { bagian: jenis.jenis, baris, mentah: isi, dari: null } : null;
    return simpanTersembunyi(d, res, jenis, aksi === 'simpan' ? ketikan : null);
  }
  if (NAMA_BARIS.test(baris)) {
    const di = { bagian: jenis.jenis, baris };
    const keluar = isi.aksi === 'cari-unor' ? alamatCariUnor(di.bagian, baris) : tujuanBantuan(d, isi.aksi, di);
    if (isi.aksi === 'ketik' || keluar) return simpanKetikanBaris(d, res, jenis, isi, keluar);
  }
  const { cariNip: cari } = jenis;
  if (isi.aksi === 'cari-nip' && cari && NAMA_BARIS.test(baris))
    return cariKeluarga(d, req, res, { jenis: { ...jenis, cariNip: cari }, baris, mentah: isi });
  if (!aksi || (aksi !== 'sesuai' && !NAMA_BARIS.test(baris))) throw tidakDitemukan();
  const { tujuan, hasil } = await sekali(d.db, { kunci: isi._kunci, pemilik: pemilikKunci(res) }, async (trx) => {
    const t = { jenis, versi: bilangan(isi.versi), aksi, baris, mentah: isi };
    const simpanan = await kerjakanRiwayat(d, trx, pns(res), t);
    return { tujuan: tujuanBaris(jenis, simpanan, lampirkan), hasil: simpanan };
  });
  if (!hasil) return res.redirect(303, tujuan);
  if (hasil.jenis !== 'tersimpan') return belumTersimpan(d, res, { jenis, aksi, baris, mentah: isi }, hasil);
  const kabar = aksi === 'hapus' && baris.startsWith('b') ? TAMBAHAN_DIHAPUS : KABAR[aksi];
  const bagian = await kabarBagian(d, res, sebelum, jenis);
  await beriKabar(req, bagian ? 'perhatian' : 'baik', bagian ? `${kabar} ${bagian}` : kabar);
  res.redirect(303, tujuan);
}

/** The same page again with what was typed: another device was faster, or fields are wrong. */
async function belumTersimpan(
  d: Deps,
  res: Response,
  t: Pick<TindakanRiwayat, 'jenis' | 'aksi' | 'baris' | 'mentah'>,
  hasil: Exclude<HasilBaris, { jenis: 'tersimpan' }>,
): Promise<void> {
  const { jenis, mentah } = t;
  const lembar = await lembarSekarang(d, pns(res).nip);
  const halaman = { jenis, lembar, baris: t.aksi === 'simpan' ? t.baris : null, hapus: null };
  if (hasil.jenis === 'hilang' && halaman.baris)
    return tampilkanRiwayat(d, res, { ...halaman, baris: 'baru', keadaan: { mentah }, hilang: true }, 409);
  if (hasil.jenis === 'bentrok' || hasil.jenis === 'hilang')
    return tampilkanRiwayat(d, res, { ...halaman, keadaan: { mentah }, bentrok: true }, 409);
  const keadaan = { mentah, pesan: hasil.pesan, usulan: hasil.usulan };
  return tampilkanRiwayat(d, res, { ...halaman, keadaan }, 422);
}

/** Back to the same editor, filled from BKN, or with the reason why not. */
async function cariKeluarga(d: Deps, req: Request, res: Response, cari: PencarianNip): Promise<void> {
  const { jenis, baris, mentah } = cari;
  const disimpan = await simpanHalaman(d, res, { bagian: jenis.jenis, baris, mentah });
  if (disimpan.jenis === 'bentrok' || disimpan.jenis === 'hilang')
    return belumTersimpan(d, res, { ...cari, aksi: 'simpan' }, { jenis: disimpan.jenis });
  const tolak = await tolakPencarian(d, pns(res), cari);
  const pesan = tolak ?? (await inTransaction(d.db, (trx) => cariNip(d, trx, pns(res), cari)));
  if (!pesan) {
    await beriKabar(req, 'baik', 'Terisi dari data BKN. Periksa, lengkapi yang lain, lalu tekan Simpan.');
    return res.redirect(303, `/formulir/riwayat/${jenis.jenis}?baris=${baris}#editor`);
  }
  const lembar = await lembarSekarang(d, pns(res).nip);
  const keadaan = { mentah: { ...mentah, [jenis.cariNip.bila]: 'ya' }, pesan: { [jenis.cariNip.isian]: pesan } };
  await tampilkanRiwayat(d, res, { jenis, lembar, baris, hapus: null, keadaan }, 422);
}

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
  if (disimpan.jenis === 'bentrok' || disimpan.jenis === 'hilang')
    return belumTersimpan(d, res, { ...ketikan, jenis, aksi: 'simpan' }, { jenis: disimpan.jenis });
  res.redirect(303, keluar);
}
