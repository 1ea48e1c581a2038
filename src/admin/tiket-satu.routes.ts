import type { Request, Response } from 'express';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { cariKategori } from '../helpdesk/katalog-helpdesk.js';
import {
  ambilTiket,
  type KerjaTiket,
  koreksiTiket,
  lepasTiket,
  mintaKelengkapan,
  teruskanTiket,
} from '../helpdesk/kerja-tiket.service.js';
import { tiketBerikut, tiketDalamWewenang } from '../helpdesk/kotak-masuk.repository.js';
import { tampilNomorTiket } from '../helpdesk/nomor-tiket.js';
import { setujuiTiket, tolakTiket } from '../helpdesk/putusan-tiket.service.js';
import { cariTemplat } from '../helpdesk/templat-jawaban.repository.js';
import { bacaAlasan } from '../shared/alasan.js';
import { Galat, tidakDitemukan } from '../shared/galat.js';
import type { Mentah } from '../shared/isian.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { alamatDasar } from '../web/alamat-dasar.js';
import { bagianAlamat, bilangan, mentah } from '../web/halaman.js';
import { jalankan } from '../web/jalankan.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { PERAN_TIKET } from './menu.js';
import { tampilkanTiket } from './tiket-satu.halaman.js';

/** One ticket: what is asked for beside what BKN holds, the effect before it happens, and the decision. */
export function ruteTiketSatu(d: Deps): BarisRute[] {
  const akses = PERAN_TIKET;
  return [
    {
      metode: 'get',
      alamat: '/admin/tiket/:nomor',
      akses,
      tangani: (req, res) => tampilkanTiket(d, req, res, { isi: null, pesan: {}, status: 200 }),
    },
    { metode: 'post', alamat: '/admin/tiket/:nomor', akses, tangani: (req, res) => kerjakan(d, req, res) },
  ];
}

type Hasil = { tujuan: string; hasil: string };
type Kerja = (d: Deps, trx: Trx, pelaku: PelakuPetugas, kerja: KerjaTiket, isi: Mentah) => Promise<Hasil>;

const keterangan = (isi: Mentah): string => bacaAlasan(isi.keterangan, 1000);
/** The notice stands above the next ticket, so it names the one it speaks of. */
const sebut = (kerja: KerjaTiket): string => `Tiket ${tampilNomorTiket(kerja.nomor)}`;
const diSini = (kerja: KerjaTiket): string => `/admin/tiket/${kerja.nomor}`;

/** What each button does, and where it leads: after a decision the next ticket opens. */
const KERJA: Record<string, Kerja> = {
  ambil: async (d, trx, pelaku, kerja) => {
    await ambilTiket(d, trx, pelaku, kerja);
    return { tujuan: diSini(kerja), hasil: 'Tiket Anda ambil.' };
  },
  lepas: async (d, trx, pelaku, kerja) => {
    await lepasTiket(d, trx, pelaku, kerja);
    return { tujuan: '/admin/tiket', hasil: 'Tiket Anda lepas dan kembali ke kotak masuk kantor.' };
  },
  minta_kelengkapan: async (d, trx, pelaku, kerja, isi) => {
    await mintaKelengkapan(d, trx, pelaku, { ...kerja, teks: keterangan(isi) });
    return { tujuan: diSini(kerja), hasil: 'Permintaan terkirim. Tiket menunggu jawaban pelapor.' };
  },
  teruskan: async (d, trx, pelaku, kerja, isi) => {
    const kantor = await teruskanTiket(d, trx, pelaku, {
      ...kerja,
      kantorId: bilangan(isi.kantor),
      teks: keterangan(isi),
    });
    return { tujuan: await sesudahnya(trx, pelaku, kerja, 0), hasil: `${sebut(kerja)} diteruskan ke ${kantor}.` };
  },
  setujui: async (d, trx, pelaku, kerja, isi) => {
    const putusan = {
      ...kerja,
      mentah: isi,
      penyelesaian: bacaAlasan(isi.penyelesaian, 500),
      keterangan: keterangan(isi),
    };
    const { jumlah, id } = await setujuiTiket(d, trx, pelaku, { ...putusan, dampakDilihat: isi.dampak ?? '' });
    const sekaligus = jumlah > 1 ? `, ${jumlah} tiket terjawab sekaligus` : ' dan dilaksanakan';
    return { tujuan: await sesudahnya(trx, pelaku, kerja, id), hasil: `${sebut(kerja)} disetujui${sekaligus}.` };
  },
  tolak: async (d, trx, pelaku, kerja, isi) => {
    const putusan = { ...kerja, mentah: isi, penyelesaian: '', keterangan: keterangan(isi) };
    const id = await tolakTiket(d, trx, pelaku, putusan);
    const hasil = `${sebut(kerja)} ditolak. Pelapor membaca keterangan Anda.`;
    return { tujuan: await sesudahnya(trx, pelaku, kerja, id), hasil };
  },
  koreksi: async (d, trx, pelaku, kerja, isi) => {
    await koreksiTiket(d, trx, pelaku, { ...kerja, teks: keterangan(isi) });
    return { tujuan: diSini(kerja), hasil: 'Dicatat sebagai dikoreksi.' };
  },
};

async function sesudahnya(trx: Trx, pelaku: PelakuPetugas, kerja: KerjaTiket, id: number): Promise<string> {
  const berikut = await tiketBerikut(trx, pelaku, id);
  return berikut && berikut !== kerja.nomor ? `/admin/tiket/${berikut}` : '/admin/tiket';
}

async function kerjakan(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  if (isi.aksi === 'periksa') return tampilkanTiket(d, req, res, { isi, pesan: {}, status: 200 });
  if (isi.aksi?.startsWith(PAKAI)) return jawabDengan(d, req, res, isi);
  if (isi.aksi === 'templat') return pakaiTemplat(d, req, res, isi);
  // The decision is one form: a radio says which, its button that it is sent.
  const aksi = isi.aksi === 'putus' ? (isi.putusan ?? '') : (isi.aksi ?? '');
  if (isi.aksi === 'putus' && !Object.hasOwn(KERJA, aksi))
    return tampilkanTiket(d, req, res, { isi, pesan: { putusan: 'Pilih putusan Anda.' }, status: 422 });
  const lakukan = Object.hasOwn(KERJA, aksi) && KERJA[aksi];
  if (!lakukan) throw tidakDitemukan();
  await laksanakan(d, req, res, lakukan, isi);
}

/** A ticket is taken in order to go on with it: the answer that was begun stays. */
const ketikanSesudah = (isi: Mentah): Mentah | undefined => (isi.aksi === 'ambil' ? isi : undefined);

/** Of a step that is refused the page comes back as it is now, with the reason and with what was typed. */
async function laksanakan(d: Deps, req: Request, res: Response, lakukan: Kerja, isi: Mentah): Promise<void> {
  const kerja = { nomor: bagianAlamat(req, 'nomor'), dilihat: isi.dilihat ?? '', alamat: alamatDasar(d, req) };
  try {
    await jalankan(d, req, res, (trx) => lakukan(d, trx, petugas(res), kerja, isi), {
      kabar: (hasil) => hasil,
      salah: (pesan) => tampilkanTiket(d, req, res, { isi, pesan, status: 422 }),
      ketikan: ketikanSesudah(isi),
    });
  } catch (galat) {
    const status = galat instanceof Galat ? DITOLAK[galat.jenis] : undefined;
    if (!(galat instanceof Galat) || !status) throw galat;
    await tampilkanTiket(d, req, res, { isi, pesan: {}, status, tolakan: galat.message });
  }
}

const DITOLAK: Partial<Record<Galat['jenis'], number>> = { bentrok: 409, dilarang: 403 };

/** Button beside an entry that exists already: "pakai:<kode>". */
const PAKAI = 'pakai:';

/** One of the entries that come near is the answer; what that changes is shown before it is sent. */
async function jawabDengan(d: Deps, req: Request, res: Response, isi: Mentah): Promise<void> {
  const dipilih = { yang_ada__pilih: isi.aksi?.slice(PAKAI.length), putusan: 'setujui' };
  await tampilkanTiket(d, req, res, { isi: { ...isi, ...dipilih }, pesan: {}, status: 200 });
}

/** Puts a template's text into the remark, beside what stands there already. */
async function pakaiTemplat(d: Deps, req: Request, res: Response, isi: Mentah): Promise<void> {
  const tiket = await tiketDalamWewenang(d.db, petugas(res), bagianAlamat(req, 'nomor'), 'baca');
  const kategori = tiket && cariKategori(d.kategori, tiket.kategori);
  if (!tiket || !kategori) throw tidakDitemukan();
  const templat = await cariTemplat(d.db, kategori.kode, bilangan(isi.templat));
  const keterangan = [isi.keterangan?.trim(), templat?.teks].filter(Boolean).join('\n');
  const diketik = { isi: { ...isi, keterangan }, pesan: {}, status: 200 };
  await tampilkanTiket(d, req, res, { ...diketik, putusanTemplat: templat?.aksi });
}
