import type { Request, Response } from 'express';
import { tampilUkuran } from '../berkas/berkas.js';
import { bacaBerkas } from '../berkas/berkas.repository.js';
import type { Deps } from '../deps.js';
import { bacaAlasan } from '../shared/alasan.js';
import { Galat, tidakDitemukan } from '../shared/galat.js';
import { bacaFormulir, type Isian, type Mentah } from '../shared/isian.js';
import { unduhBerkas } from '../web/berkas.js';
import { bagianAlamat, mentah, tampilkan, tanya } from '../web/halaman.js';
import { tampilkanIsian } from '../web/isian-tampil.js';
import { sekali, tujuanKunci } from '../web/kunci-formulir.js';
import { kunciPengunjung } from '../web/pengunjung.js';
import { type BarisRute, pnsBila } from '../web/rute.js';
import { unggahan } from '../web/unggah.js';
import { bukaBerkasJawaban, TANDA_BERKAS, tandaiBerkasJawaban, terimaBerkasJawaban } from './berkas-jawaban.js';
import { berkasTampil, percakapanTiket, perjalananTiket, statusPengaduan } from './cek-pengaduan.halaman.js';
import { jawabTiket, tidakMenunggu } from './jawab.service.js';
import { cariKategori } from './katalog-helpdesk.js';
import { adaBerkasMilik, berkasTiket, langkahTiket, pesanTiket } from './percakapan.repository.js';
import { isianBerkas } from './permohonan.halaman.js';
import type { BerkasTersimpan } from './permohonan.js';
import type { Tiket } from './tiket.repository.js';
import { milikPengunjung, tahuTiket, tiketPengunjung } from './tiket-tamu.js';

export const ALAMAT_PENGADUAN = '/cek-status/pengaduan';
const JAWABAN_PALING_PANJANG = 1000;

const ISIAN_JAWABAN: Isian = {
  kode: 'jawaban',
  label: 'Jawaban Anda',
  jenis: 'paragraf',
  maks: JAWABAN_PALING_PANJANG,
  tidakWajib: true,
};

/** The conversation of a ticket, for whoever may open it: reading, answering, its files (domain.md §3, §8). */
export function rutePercakapan(d: Deps): BarisRute[] {
  const umum = { akses: 'umum', kenaliPns: true } as const;
  const alamat = `${ALAMAT_PENGADUAN}/tiket/:nomor`;
  return [
    { metode: 'get', alamat, ...umum, tangani: (req, res) => percakapan(d, req, res) },
    {
      metode: 'post',
      alamat,
      ...umum,
      unggah: (req, res) => sebelumUnggah(d, req, res),
      tangani: (req, res) => jawab(d, req, res),
    },
    {
      metode: 'get',
      alamat: `${ALAMAT_PENGADUAN}/berkas/:id`,
      ...umum,
      tangani: (req, res) => ambilBerkas(d, req, res),
    },
  ];
}

export const alamatTiket = (tiket: Pick<Tiket, 'nomor'>): string => `${ALAMAT_PENGADUAN}/tiket/${tiket.nomor}`;

async function percakapan(d: Deps, req: Request, res: Response): Promise<void> {
  const tiket = await tiketPengunjung(d, req, res, bagianAlamat(req, 'nomor'));
  // Half an hour later number and NIP are asked for again; a number that does not exist reads alike.
  if (!tiket) return res.redirect(303, ALAMAT_PENGADUAN);
  const terkirim = tanya(req, 'terkirim') === 'ya' && tiket.status === 'diproses';
  await tampilkanPercakapan(d, res, tiket, { isi: {}, tersimpan: [], pesan: {}, terkirim });
}

/** An answer as it stands. */
interface KeadaanJawaban {
  isi: Mentah;
  tersimpan: readonly BerkasTersimpan[];
  pesan: Record<string, string>;
  terkirim?: boolean;
  /** beyond a limit: how long to wait */
  tunda?: string;
  /** the answer was too long, and nothing from there on has arrived */
  terpotong?: true;
  /** why nobody waits for it any more */
  tolakan?: string;
}

async function tampilkanPercakapan(d: Deps, res: Response, tiket: Tiket, keadaan: KeadaanJawaban): Promise<void> {
  const { isi, tersimpan, pesan, tunda = '', tolakan = '' } = keadaan;
  const berkas = await berkasTiket(d.db, tiket.id);
  const status = tunda ? 429 : tolakan ? 409 : Object.keys(pesan).length > 0 ? 422 : 200;
  const model = {
    judul: 'Status pengaduan',
    menu: 'cek-status',
    skrip: ['berkas.js'],
    tiket: statusPengaduan(tiket, cariKategori(d.kategori, tiket.kategori), tahuTiket(res, tiket)),
    perjalanan: perjalananTiket(await langkahTiket(d.db, tiket.id)),
    percakapan: percakapanTiket(await pesanTiket(d.db, tiket.id), berkas),
    berkas: berkas.filter(({ pesanId }) => pesanId === null).map(berkasTampil),
    terkirim: keadaan.terkirim ?? false,
    tunda,
    terpotong: keadaan.terpotong ?? false,
    tolakan,
    jawaban: tampilkanIsian(ISIAN_JAWABAN, { mentah: isi, pesan }),
    unggah: { ...isianBerkas({ kode: 'berkas', label: 'Berkas' }, pesan.berkas ?? ''), tidakWajib: true, satu: false },
    tersimpan: tersimpan.map((satu) => ({ ...satu, ukuran: tampilUkuran(satu.ukuran) })),
    tanda: tersimpan.length > 0 ? [TANDA_BERKAS, tandaiBerkasJawaban(d.sandi, tiket.id, tersimpan)] : null,
    kunci: isi._kunci ?? d.sandi.token(),
    pesan,
  };
  tampilkan(res, 'helpdesk/percakapan', model, status);
}

/** Before the body is read: how much has come from here, and that the ticket is open to whoever answers. */
async function sebelumUnggah(d: Deps, req: Request, res: Response): Promise<void> {
  await d.batas.pakai('badan-umum', kunciPengunjung(req, res));
  res.locals.tiket = await tiketPengunjung(d, req, res, bagianAlamat(req, 'nomor'));
  if (!res.locals.tiket) res.redirect(303, ALAMAT_PENGADUAN);
}

async function jawab(d: Deps, req: Request, res: Response): Promise<void> {
  const tiket = res.locals.tiket as Tiket;
  const isi = mentah(req);
  const sudah = await tujuanKunci(d.db, { kunci: isi._kunci, pemilik: `tiket-${tiket.id}` });
  if (sudah) return res.redirect(303, sudah);
  const tersimpan = bukaBerkasJawaban(d.sandi, tiket.id, isi).filter(({ id }) => isi.aksi !== `hapus:${id}`);
  const keadaan: KeadaanJawaban = { isi, tersimpan, pesan: {} };
  try {
    if (tiket.status !== 'menunggu_pelapor') throw tidakMenunggu();
    if (isi.aksi?.startsWith('hapus:')) return await tampilkanPercakapan(d, res, tiket, keadaan);
    await bacaLaluJawab(d, req, res, tiket, keadaan);
  } catch (galat) {
    if (!(galat instanceof Galat)) throw galat;
    await tampilkanBelumTerkirim(d, req, res, galat, keadaan);
  }
}

/** The ticket as it is now, with what was written and has not gone. */
async function tampilkanBelumTerkirim(
  d: Deps,
  req: Request,
  res: Response,
  galat: Galat,
  keadaan: KeadaanJawaban,
): Promise<void> {
  const tiket = await tiketPengunjung(d, req, res, bagianAlamat(req, 'nomor'));
  if (!tiket || (galat.jenis !== 'terlalu_sering' && galat.jenis !== 'bentrok')) throw galat;
  if (galat.jenis === 'bentrok') return tampilkanPercakapan(d, res, tiket, { ...keadaan, tolakan: galat.message });
  res.set('Retry-After', String(galat.tambahan.cobaLagiDetik ?? 60));
  await tampilkanPercakapan(d, res, tiket, { ...keadaan, tunda: galat.message });
}

const TERPOTONG =
  'Jawaban ini terlalu panjang dan tidak sampai kepada kami, berkas yang baru Anda pilih juga. Tulis lebih pendek.';

async function bacaLaluJawab(
  d: Deps,
  req: Request,
  res: Response,
  tiket: Tiket,
  { isi, tersimpan: dulu }: KeadaanJawaban,
): Promise<void> {
  const masuk = unggahan(res);
  if (masuk.terpotong !== null)
    return tampilkanPercakapan(d, res, tiket, { isi, tersimpan: dulu, pesan: { jawaban: TERPOTONG }, terpotong: true });
  const dari = kunciPengunjung(req, res);
  if (masuk.berkas.length > 0) await d.batas.pakai('unggah-umum', dari);
  const { nilai, pesan } = bacaFormulir([ISIAN_JAWABAN], isi);
  const berkas = await terimaBerkasJawaban(d, { ...masuk, dari }, dulu);
  if (berkas.pesan) pesan.berkas = berkas.pesan;
  const teks = bacaAlasan(String(nilai.jawaban ?? ''), JAWABAN_PALING_PANJANG);
  if (Object.keys(pesan).length === 0 && !teks && berkas.tersimpan.length === 0)
    pesan.jawaban = 'Tulis jawaban Anda, atau pilih berkas yang diminta.';
  if (Object.keys(pesan).length > 0)
    return tampilkanPercakapan(d, res, tiket, { isi, tersimpan: berkas.tersimpan, pesan });
  const tujuan = `${alamatTiket(tiket)}?terkirim=ya`;
  const pelaku = pnsBila(res) ?? ({ jenis: 'umum' } as const);
  const jawaban = { tiketId: tiket.id, teks, berkas: berkas.tersimpan.map(({ id }) => id), pelaku };
  await sekali(d.db, { kunci: isi._kunci, pemilik: `tiket-${tiket.id}` }, async (trx) => ({
    tujuan,
    hasil: await jawabTiket(d, trx, jawaban),
  }));
  res.redirect(303, tujuan);
}

/** Files only as a download, and only of a ticket that this browser may open. */
async function ambilBerkas(d: Deps, req: Request, res: Response): Promise<void> {
  const id = bagianAlamat(req, 'id');
  const milik = await milikPengunjung(d, req, res);
  const ada = /^\d{1,15}$/.test(id) && (await adaBerkasMilik(d.db, milik, Number(id)));
  const berkas = ada ? await bacaBerkas(d.db, Number(id)) : null;
  if (!berkas) throw tidakDitemukan();
  unduhBerkas(res, berkas);
}
