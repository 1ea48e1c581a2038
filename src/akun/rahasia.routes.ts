import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { dataCalon } from '../portal/calon.js';
import { cariCalon } from '../portal/registrasi.repository.js';
import { jawabanMudah, pilihPertanyaan } from '../portal/registrasi.schema.js';
import { GalatIsian, tidakDitemukan } from '../shared/galat.js';
import { bacaFormulir } from '../shared/isian.js';
import { mentah, tampilkan } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import { jalankan, pemilikKunci } from '../web/jalankan.js';
import { sekali } from '../web/kunci-formulir.js';
import type { Sesi } from '../web/pintu.js';
import { type BarisRute, pns } from '../web/rute.js';
import { kataKunciHash } from './akun.repository.js';
import { gantiKataKunciSendiri, gantiPertanyaan, salahKataKunciPns } from './akun.service.js';
import { ISIAN_GANTI_KATA_KUNCI, ISIAN_PERTANYAAN } from './isian-akun.js';
import { salahKataKunci } from './kata-kunci-baru.routes.js';
import { KATA_KUNCI_BERGANTI } from './sesi-tampil.js';

const KATA_KUNCI = '/akun/kata-kunci';
const PERTANYAAN = '/akun/pertanyaan';

/** A new kata kunci and a new security question, each with the kata kunci of now (domain.md §5 Akun). */
export function ruteRahasiaAkun(d: Deps, sesi: Sesi): BarisRute[] {
  return [
    { metode: 'get', alamat: KATA_KUNCI, akses: 'pns', tangani: (_req, res) => halamanKataKunci(d, res, {}, 200) },
    {
      ...{ metode: 'post', alamat: KATA_KUNCI, akses: 'pns', rahasia: true },
      tangani: (req, res) => kataKunci(d, sesi, req, res),
    },
    { metode: 'get', alamat: PERTANYAAN, akses: 'pns', tangani: (req, res) => halamanPertanyaan(d, req, res, {}, 200) },
    {
      ...{ metode: 'post', alamat: PERTANYAAN, akses: 'pns', rahasia: true },
      tangani: (req, res) => pertanyaan(d, req, res),
    },
  ];
}

function halamanKataKunci(d: Deps, res: Response, pesan: Record<string, string>, status: number): void {
  const isian = tampilkanSemua(ISIAN_GANTI_KATA_KUNCI, { mentah: {}, pesan });
  const model = { judul: 'Ganti kata kunci', menu: 'akun', akun: '/akun', isian, kunci: d.sandi.token(), pesan };
  tampilkan(res, 'akun/kata-kunci', model, status);
}

/** What BKN holds of the person: a secret is none of it. */
async function milik(d: Deps, res: Response) {
  const calon = await cariCalon(d.db, pns(res).nip);
  if (!calon) throw tidakDitemukan();
  return dataCalon(calon);
}

/** All sessions end, also one that somebody has stolen; this browser goes on with a new one. */
async function kataKunci(d: Deps, sesi: Sesi, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const pelaku = pns(res);
  const { nip, isi: data } = await milik(d, res);
  const dari = await kataKunciHash(d.db, pelaku.id);
  const pesan = {
    ...salahKataKunci(isi, { nip, tanggalLahir: String(data.tanggal_lahir ?? '') }),
    ...(await salahKataKunciPns(d, pelaku, isi.kata_kunci_kini ?? '')),
  };
  if (Object.keys(pesan).length > 0) return halamanKataKunci(d, res, pesan, 422);
  const hash = await d.bcrypt.hash(isi.kata_kunci ?? '');
  const { tujuan } = await sekali(d.db, { kunci: isi._kunci, pemilik: pemilikKunci(res) }, async (trx) => {
    await gantiKataKunciSendiri(d, trx, pelaku, { dari, hash });
    return { tujuan: '/akun', hasil: true };
  });
  await sesi.mulai(req, res, { registrasiId: pelaku.id, kabar: KATA_KUNCI_BERGANTI });
  res.redirect(303, tujuan);
}

function halamanPertanyaan(d: Deps, req: Request, res: Response, pesan: Record<string, string>, status: number): void {
  const isian = tampilkanSemua(ISIAN_PERTANYAAN, { mentah: mentah(req), pesan });
  const model = { judul: 'Ganti Pertanyaan Pengaman', menu: 'akun', isian, kunci: d.sandi.token(), pesan };
  tampilkan(res, 'akun/pertanyaan', model, status);
}

async function pertanyaan(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const { nilai, pesan } = bacaFormulir(ISIAN_PERTANYAAN, isi);
  const dipilih = pilihPertanyaan(nilai, pesan);
  const mudah = jawabanMudah(nilai.jawaban_pengaman, await milik(d, res));
  if (mudah) pesan.jawaban_pengaman = mudah;
  Object.assign(pesan, await salahKataKunciPns(d, pns(res), isi.kata_kunci_kini ?? ''));
  await jalankan(
    d,
    req,
    res,
    async (trx) => {
      if (Object.keys(pesan).length > 0) throw new GalatIsian(pesan);
      await gantiPertanyaan(d, trx, pns(res), { pertanyaan: dipilih, jawaban: String(nilai.jawaban_pengaman) });
      return { tujuan: '/akun', hasil: true };
    },
    {
      kabar: () => 'Pertanyaan Pengaman berganti.',
      salah: (salah) => halamanPertanyaan(d, req, res, salah, 422),
    },
  );
}
