import type { Request, Response } from 'express';
import { bacaBerkas } from '../berkas/berkas.repository.js';
import type { Deps } from '../deps.js';
import { bacaAlasan } from '../shared/alasan.js';
import { tidakDitemukan } from '../shared/galat.js';
import { bacaFormulir, type Isian, type Mentah } from '../shared/isian.js';
import { hanyaAngka } from '../shared/nip.js';
import { unduhBerkas } from '../web/berkas.js';
import { bagianAlamat, mentah, tampilkan, tanya } from '../web/halaman.js';
import { tampilkanIsian, tampilkanSemua } from '../web/isian-tampil.js';
import { sekali, tujuanKunci } from '../web/kunci-formulir.js';
import { alamatPengunjung, kunciPengunjung } from '../web/pengunjung.js';
import { type BarisRute, pnsBila } from '../web/rute.js';
import { unggahan } from '../web/unggah.js';
import { berkasTampil, percakapanTiket, perjalananTiket, statusPengaduan } from './cek-pengaduan.halaman.js';
import { jawabTiket, tidakMenunggu } from './jawab.service.js';
import { cariKategori } from './katalog-helpdesk.js';
import { bacaNomorTiket } from './nomor-tiket.js';
import { adaBerkasMilik, berkasTiket, langkahTiket, pesanTiket } from './percakapan.repository.js';
import { isianBerkas } from './permohonan.halaman.js';
import { type Tiket, tiketNomor } from './tiket.repository.js';
import { ingatTiket, milikPengunjung, tahuTiket, tiketPengunjung } from './tiket-tamu.js';

const ALAMAT = '/cek-status/pengaduan';
const JAWABAN_PALING_PANJANG = 1000;

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

const ISIAN_JAWABAN: Isian = {
  kode: 'jawaban',
  label: 'Jawaban Anda',
  jenis: 'paragraf',
  maks: JAWABAN_PALING_PANJANG,
  tidakWajib: true,
};

/** Cek Status Pengaduan (Buku Petunjuk Helpdesk II.S; domain.md §3, §8). */
export function cekPengaduan(d: Deps): BarisRute[] {
  const umum = { akses: 'umum', kenaliPns: true } as const;
  return [
    { metode: 'get', alamat: ALAMAT, ...umum, tangani: (req, res) => buka(d, req, res) },
    { metode: 'post', alamat: ALAMAT, ...umum, tangani: (req, res) => cari(d, req, res) },
    { metode: 'get', alamat: `${ALAMAT}/tiket/:nomor`, ...umum, tangani: (req, res) => percakapan(d, req, res) },
    {
      metode: 'post',
      alamat: `${ALAMAT}/tiket/:nomor`,
      ...umum,
      unggah: (req, res) => sebelumUnggah(d, req, res),
      tangani: (req, res) => jawab(d, req, res),
    },
    { metode: 'get', alamat: `${ALAMAT}/berkas/:id`, ...umum, tangani: (req, res) => ambilBerkas(d, req, res) },
  ];
}

/** From the success page the number comes along; whoever may open the ticket is led to all of it. */
async function buka(d: Deps, req: Request, res: Response): Promise<void> {
  const terbaca = bacaNomorTiket(tanya(req, 'tiket'));
  const tiket = 'nomor' in terbaca ? await tiketPengunjung(d, req, res, terbaca.nomor) : null;
  if (tiket) return res.redirect(303, alamatTiket(tiket));
  tampilkanCari(res, { tiket: 'nomor' in terbaca ? terbaca.nomor : '' }, {}, null);
}

const alamatTiket = (tiket: Pick<Tiket, 'nomor'>): string => `${ALAMAT}/tiket/${tiket.nomor}`;

function tampilkanCari(res: Response, isi: Mentah, pesan: Record<string, string>, hasil: unknown): void {
  const isian = tampilkanSemua(ISIAN_TIKET, { mentah: isi, pesan });
  const model = { judul: 'Cek Status Pengaduan', menu: 'cek-status', isian, hasil, pesan };
  tampilkan(res, 'helpdesk/cek-pengaduan', model, Object.keys(pesan).length > 0 ? 422 : 200);
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
  if ('salah' in terbaca || Object.keys(pesan).length > 0) return tampilkanCari(res, isi, pesan, null);
  await d.batas.pakai('cek-pengaduan', alamatPengunjung(req));
  const tiket = await tiketNomor(d.db, terbaca.nomor);
  if (!tiket) return tampilkanCari(res, isi, { tiket: TIDAK_ADA }, null);
  if (nilai.nip && !(await cocokNip(d, req, tiket, String(nilai.nip))))
    return tampilkanCari(res, isi, { nip: TIDAK_COCOK }, null);
  if (nilai.nip) {
    await ingatTiket(d, req, res, tiket);
    return res.redirect(303, alamatTiket(tiket));
  }
  tampilkanCari(res, isi, {}, statusPengaduan(tiket, cariKategori(d.kategori, tiket.kategori), 'nomor'));
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

async function percakapan(d: Deps, req: Request, res: Response): Promise<void> {
  const tiket = await tiketPengunjung(d, req, res, bagianAlamat(req, 'nomor'));
  // Half an hour later number and NIP are asked for again; a number that does not exist reads alike.
  if (!tiket) return res.redirect(303, ALAMAT);
  await tampilkanPercakapan(d, res, tiket, {}, {});
}

async function tampilkanPercakapan(
  d: Deps,
  res: Response,
  tiket: Tiket,
  isi: Mentah,
  pesan: Record<string, string>,
): Promise<void> {
  const berkas = await berkasTiket(d.db, tiket.id);
  const model = {
    judul: 'Status pengaduan',
    menu: 'cek-status',
    skrip: ['berkas.js'],
    tiket: statusPengaduan(tiket, cariKategori(d.kategori, tiket.kategori), tahuTiket(res, tiket)),
    perjalanan: perjalananTiket(await langkahTiket(d.db, tiket.id)),
    percakapan: percakapanTiket(await pesanTiket(d.db, tiket.id), berkas),
    berkas: berkas.filter(({ pesanId }) => pesanId === null).map(berkasTampil),
    jawaban: tampilkanIsian(ISIAN_JAWABAN, { mentah: isi, pesan }),
    unggah: { ...isianBerkas({ kode: 'berkas', label: 'Berkas' }, pesan.berkas ?? ''), tidakWajib: true, satu: false },
    kunci: isi._kunci ?? d.sandi.token(),
    pesan,
  };
  tampilkan(res, 'helpdesk/percakapan', model, Object.keys(pesan).length > 0 ? 422 : 200);
}

/** Before the body is read: how much has come from here, and that the ticket is open to whoever answers. */
async function sebelumUnggah(d: Deps, req: Request, res: Response): Promise<void> {
  await d.batas.pakai('unggah-umum', kunciPengunjung(req, res));
  res.locals.tiket = await tiketPengunjung(d, req, res, bagianAlamat(req, 'nomor'));
  if (!res.locals.tiket) res.redirect(303, ALAMAT);
}

async function jawab(d: Deps, req: Request, res: Response): Promise<void> {
  const tiket = res.locals.tiket as Tiket;
  const isi = mentah(req);
  const form = { kunci: isi._kunci, pemilik: `tiket-${tiket.id}` };
  const sudah = await tujuanKunci(d.db, form);
  if (sudah) return res.redirect(303, sudah);
  if (tiket.status !== 'menunggu_pelapor') throw tidakMenunggu();
  const masuk = unggahan(res);
  const dari = kunciPengunjung(req, res);
  const { nilai, pesan } = bacaFormulir([ISIAN_JAWABAN], isi);
  const hasil = await Promise.all(masuk.berkas.map((satu) => d.pemeriksa.periksa(satu, dari)));
  const ditolak = [masuk.ditolak, ...hasil.map((satu) => ('pesan' in satu ? satu.pesan : null))].filter(Boolean);
  if (ditolak.length > 0) pesan.berkas = ditolak.join(' ');
  const berkas = hasil.flatMap((satu) => ('berkas' in satu ? [satu.berkas] : []));
  const teks = bacaAlasan(String(nilai.jawaban ?? ''), JAWABAN_PALING_PANJANG);
  if (Object.keys(pesan).length === 0 && !teks && berkas.length === 0)
    pesan.jawaban = 'Tulis jawaban Anda, atau pilih berkas yang diminta.';
  if (Object.keys(pesan).length > 0) return tampilkanPercakapan(d, res, tiket, isi, pesan);
  await sekali(d.db, form, async (trx) => ({
    tujuan: alamatTiket(tiket),
    hasil: await jawabTiket(d, trx, { tiketId: tiket.id, teks, berkas, pelaku: pnsBila(res) ?? { jenis: 'umum' } }),
  }));
  res.redirect(303, alamatTiket(tiket));
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
