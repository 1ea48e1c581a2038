import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { bacaFormulir, type Isian, type Mentah } from '../shared/isian.js';
import { hanyaAngka } from '../shared/nip.js';
import { mentah, tampilkan, tanya } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import { alamatPengunjung } from '../web/pengunjung.js';
import { type BarisRute, pnsBila } from '../web/rute.js';
import { statusPengaduan } from './cek-pengaduan.halaman.js';
import { cariKategori } from './katalog-helpdesk.js';
import { bacaNomorTiket } from './nomor-tiket.js';
import { ALAMAT_PENGADUAN as ALAMAT, alamatTiket, rutePercakapan } from './percakapan.routes.js';
import { type Tiket, tiketNomor } from './tiket.repository.js';
import { daftarTiketNip } from './tiket-pns.repository.js';
import { ingatTiket, tiketPengunjung } from './tiket-tamu.js';

const ISIAN_TIKET: readonly Isian[] = [
  {
    kode: 'tiket',
    label: 'Nomor Tiket',
    jenis: 'teks',
    maks: 20,
    lebar: 18,
    angkaSaja: true,
    ajakan: 'Masukkan Nomor Tiket.',
    petunjuk: '10 angka dari Tanda Bukti.',
  },
  {
    kode: 'nip',
    label: 'NIP Baru',
    jenis: 'teks',
    lebar: 18,
    angkaSaja: true,
    tidakWajib: true,
    petunjuk: 'Isi juga untuk membaca percakapan, menjawab, mencetak, dan mengunduh berkas.',
    pola: { cocok: /^\d{18}$/, pesan: 'NIP Baru terdiri dari 18 angka. Periksa lagi, atau kosongkan.' },
  },
];

/** Cek Status Pengaduan (Buku Petunjuk Helpdesk II.S; domain.md §3, §8). */
export function cekPengaduan(d: Deps): BarisRute[] {
  const umum = { akses: 'umum', kenaliPns: true } as const;
  return [
    { metode: 'get', alamat: ALAMAT, ...umum, tangani: (req, res) => buka(d, req, res) },
    { metode: 'post', alamat: ALAMAT, ...umum, tangani: (req, res) => cari(d, req, res) },
    ...rutePercakapan(d),
  ];
}

/** From the success page the number comes along; whoever may open the ticket is led to all of it. */
async function buka(d: Deps, req: Request, res: Response): Promise<void> {
  const terbaca = bacaNomorTiket(tanya(req, 'tiket'));
  const tiket = 'nomor' in terbaca ? await tiketPengunjung(d, req, res, terbaca.nomor) : null;
  if (tiket) return res.redirect(303, alamatTiket(tiket));
  await tampilkanCari(d, res, { tiket: 'nomor' in terbaca ? terbaca.nomor : '', nip: pnsBila(res)?.nip }, {}, null);
}

async function tampilkanCari(
  d: Deps,
  res: Response,
  isi: Mentah,
  pesan: Record<string, string>,
  hasil: unknown,
): Promise<void> {
  const isian = tampilkanSemua(ISIAN_TIKET, { mentah: isi, pesan });
  const pns = pnsBila(res);
  const milik = pns ? (await daftarTiketNip(d.db, pns.nip)).map((satu) => barisMilik(d, satu)) : null;
  const model = { judul: 'Cek Status Pengaduan', menu: 'cek-status', isian, hasil, milik, pesan };
  tampilkan(res, 'helpdesk/cek-pengaduan', model, Object.keys(pesan).length > 0 ? 422 : 200);
}

/** One of the own tickets: status and what was asked for. */
function barisMilik(d: Deps, tiket: Tiket) {
  const { nomorTampil, status, nada, ikon, jenis, isi, dikirim } = statusPengaduan(
    tiket,
    cariKategori(d.kategori, tiket.kategori),
    'pemilik',
  );
  return { alamat: alamatTiket(tiket), nomorTampil, status, nada, ikon, jenis, isi, dikirim };
}

const SALAH_NOMOR = {
  panjang: 'Nomor Tiket terdiri dari 10 angka. Lihat di Tanda Bukti.',
  angka: 'Ada angka yang salah ketik pada Nomor Tiket ini. Periksa satu per satu.',
};
const TIDAK_ADA = 'Tidak ada tiket dengan nomor ini. Periksa lagi angkanya di Tanda Bukti.';
const TIDAK_COCOK = 'Nomor Tiket dan NIP Baru ini tidak cocok. Periksa keduanya, atau kosongkan NIP Baru.';

async function cari(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const { nilai, pesan } = bacaFormulir(ISIAN_TIKET, isi);
  const terbaca = bacaNomorTiket(isi.tiket ?? '');
  if (!pesan.tiket && 'salah' in terbaca) pesan.tiket = SALAH_NOMOR[terbaca.salah];
  if ('salah' in terbaca || Object.keys(pesan).length > 0) return tampilkanCari(d, res, isi, pesan, null);
  await d.batas.pakai('cek-pengaduan', alamatPengunjung(req));
  const tiket = await tiketNomor(d.db, terbaca.nomor);
  if (!tiket) return tampilkanCari(d, res, isi, { tiket: TIDAK_ADA }, null);
  if (nilai.nip && !(await cocokNip(d, req, tiket, String(nilai.nip))))
    return tampilkanCari(d, res, isi, { nip: TIDAK_COCOK }, null);
  if (nilai.nip) {
    await ingatTiket(d, req, res, tiket);
    return res.redirect(303, alamatTiket(tiket));
  }
  await tampilkanCari(d, res, isi, {}, statusPengaduan(tiket, cariKategori(d.kategori, tiket.kategori), 'nomor'));
}

/**
 * Whether a NIP is the ticket's. A try is counted first, or many at once would all be answered, and taken back when it
 * is right: narrowly for one address, so that strangers cannot lock the reporter out, and widely for the ticket.
 */
async function cocokNip(d: Deps, req: Request, tiket: Tiket, nip: string): Promise<boolean> {
  const hitungan = [
    ['tebak-nip-tiket', `${tiket.nomor}-${alamatPengunjung(req)}`],
    ['tebak-nip-tiket-semua', tiket.nomor],
  ] as const;
  for (const [nama, kunci] of hitungan) await d.batas.pakai(nama, kunci);
  const cocok = hanyaAngka(nip) === tiket.nip;
  if (cocok) for (const [nama, kunci] of hitungan) await d.batas.kembalikan(nama, kunci);
  return cocok;
}
