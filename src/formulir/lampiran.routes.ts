import type { Request, Response } from 'express';
import type { BerkasBersih } from '../berkas/berkas.js';
import { bacaBerkas } from '../berkas/berkas.repository.js';
import type { Deps } from '../deps.js';
import { tidakDitemukan } from '../shared/galat.js';
import { kirimBerkas } from '../web/berkas.js';
import { bagianAlamat, mentah, tampilkan, tanya } from '../web/halaman.js';
import { jalankan, pemilikKunci } from '../web/jalankan.js';
import { ambilKabar, beriKabar } from '../web/kabar.js';
import { sekali } from '../web/kunci-formulir.js';
import { kunciPengunjung } from '../web/pengunjung.js';
import { type BarisRute, pns } from '../web/rute.js';
import { unggahanBerkas } from '../web/unggah.js';
import { bacaLembar } from './formulir.repository.js';
import { berkasTampil } from './lampiran.halaman.js';
import { alamatLampiran, BERKAS_PER_TEMPAT, cariTempat, type TempatLampiran } from './lampiran.js';
import { berkasMilik, type Lampiran, lampiranTempat } from './lampiran.repository.js';
import { lampirkanBerkas, lepaskanBerkas, tempatHilang } from './lampiran.service.js';
import { lembarSekarang } from './lembar-kini.js';
import { bisaDiubah, pastikanTerbuka } from './terbuka.js';

/** Files of one place of the form, on a page of their own (ADR 0014). */
export function ruteLampiran(d: Deps): BarisRute[] {
  return [
    {
      metode: 'get',
      alamat: '/formulir/berkas',
      akses: 'pns',
      denganFormulir: true,
      tangani: (req, res) => buka(d, req, res),
    },
    {
      metode: 'post',
      alamat: '/formulir/berkas',
      akses: 'pns',
      unggah: (req, res) => sebelumUnggah(d, req, res),
      tangani: (req, res) => unggah(d, req, res),
    },
    { metode: 'post', alamat: '/formulir/berkas/hapus', akses: 'pns', tangani: (req, res) => hapus(d, req, res) },
    { metode: 'get', alamat: '/formulir/berkas/:berkas', akses: 'pns', tangani: (req, res) => ambil(d, req, res) },
  ];
}

/** An id in an address; anything else does not exist. */
function nomorBerkas(req: Request): number {
  const id = bagianAlamat(req, 'berkas');
  if (!/^\d{1,15}$/.test(id)) throw tidakDitemukan();
  return Number(id);
}

async function buka(d: Deps, req: Request, res: Response): Promise<void> {
  const lembar = bacaLembar(res.locals.lembar);
  if (!tanya(req, 'tempat')) throw tidakDitemukan();
  if (!bisaDiubah(lembar, d.jam())) return res.redirect(303, '/formulir/perkembangan#lampiran');
  const tempat = cariTempat(d.katalog, lembar, tanya(req, 'tempat'));
  if (!tempat) throw tidakDitemukan();
  const berkas = await lampiranTempat(d.db, lembar.formulirId, tempat.kunci);
  const hapus = berkas.find((satu) => String(satu.id) === tanya(req, 'hapus')) ?? null;
  const terputus = tanya(req, 'terputus') === 'ya';
  tampilkanTempat(d, res, { tempat, berkas, hapus, terputus, kabar: await ambilKabar(req) }, 200);
}

interface HalamanTempat {
  tempat: TempatLampiran;
  berkas: readonly Lampiran[];
  /** file about to be taken off */
  hapus?: Lampiran | null;
  /** the session ended while a file was on its way */
  terputus?: boolean;
  kabar?: unknown;
  pesan?: string;
}

function tampilkanTempat(d: Deps, res: Response, h: HalamanTempat, status: number): void {
  tampilkan(
    res,
    'formulir/berkas',
    {
      judul: `Berkas untuk ${h.tempat.label}`,
      menu: 'formulir',
      skrip: ['berkas.js'],
      tempat: h.tempat,
      alamat: alamatLampiran(h.tempat.kunci),
      berkas: h.berkas.map(berkasTampil),
      hapus: h.hapus ?? null,
      sisa: BERKAS_PER_TEMPAT - h.berkas.length,
      terputus: h.terputus === true,
      kabar: h.kabar ?? null,
      kunci: d.sandi.token(),
      pesan: h.pesan ? { berkas: h.pesan } : {},
    },
    status,
  );
}

async function sebelumUnggah(d: Deps, req: Request, res: Response): Promise<void> {
  if (!tanya(req, 'tempat')) throw tidakDitemukan();
  await d.batas.pakai('unggah-berkas', String(pns(res).id));
}

async function unggah(d: Deps, req: Request, res: Response): Promise<void> {
  const tempat = tanya(req, 'tempat');
  const { berkas, ditolak } = await periksaUnggahan(d, req, res);
  if (berkas.length === 0) return tolak(d, res, tempat, ditolak);
  const tujuan = alamatLampiran(tempat);
  const { hasil } = await sekali(d.db, { kunci: mentah(req)._kunci, pemilik: pemilikKunci(res) }, async (trx) => ({
    tujuan,
    hasil: await lampirkanBerkas(d, trx, pns(res), { tempat, berkas }),
  }));
  if (hasil) ditolak.push(...hasil.ditolak);
  if (ditolak.length > 0) return tolak(d, res, tempat, ditolak, hasil?.terlampir);
  if (hasil) await beriKabar(req, 'baik', sebutTerlampir(hasil.terlampir));
  res.redirect(303, tujuan);
}

const sebutTerlampir = (nama: readonly string[]): string =>
  `${nama.map((satu) => `“${satu}”`).join(', ')} sudah dilampirkan.`;

/** Each file is looked into by itself; one that is refused does not hold up the others. */
async function periksaUnggahan(
  d: Deps,
  req: Request,
  res: Response,
): Promise<{ berkas: BerkasBersih[]; ditolak: string[] }> {
  const masuk = unggahanBerkas(res);
  if (masuk.ditolak) return { berkas: [], ditolak: [masuk.ditolak] };
  if (masuk.berkas.length === 0) return { berkas: [], ditolak: ['Pilih berkas yang ingin Anda lampirkan.'] };
  const dari = kunciPengunjung(req, res);
  const hasil = await Promise.all(masuk.berkas.map((satu) => d.pemeriksa.periksa(satu, dari)));
  return {
    berkas: hasil.flatMap((satu) => ('berkas' in satu ? [satu.berkas] : [])),
    ditolak: hasil.flatMap((satu) => ('pesan' in satu ? [satu.pesan] : [])),
  };
}

async function tolak(
  d: Deps,
  res: Response,
  kunci: string,
  ditolak: readonly string[],
  terlampir: readonly string[] = [],
): Promise<void> {
  const lembar = await lembarSekarang(d, pns(res).nip);
  pastikanTerbuka(lembar, d.jam());
  const tempat = cariTempat(d.katalog, lembar, kunci);
  if (!tempat) throw tempatHilang();
  const berkas = await lampiranTempat(d.db, lembar.formulirId, kunci);
  const kabar = terlampir.length > 0 ? { nada: 'baik', teks: sebutTerlampir(terlampir) } : null;
  tampilkanTempat(d, res, { tempat, berkas, kabar, pesan: ditolak.join(' ') }, 422);
}

async function hapus(d: Deps, req: Request, res: Response): Promise<void> {
  const { tempat = '', berkas = '' } = mentah(req);
  if (!tempat || !/^\d{1,15}$/.test(berkas)) throw tidakDitemukan();
  const tujuan = alamatLampiran(tempat);
  await jalankan(
    d,
    req,
    res,
    async (trx) => ({ tujuan, hasil: await lepaskanBerkas(d, trx, pns(res), { tempat, berkasId: Number(berkas) }) }),
    { kabar: () => 'Berkas dihapus dari formulir.', salah: () => res.redirect(303, tujuan) },
  );
}

async function ambil(d: Deps, req: Request, res: Response): Promise<void> {
  const id = nomorBerkas(req);
  const berkas = (await berkasMilik(d.db, pns(res).nip, id)) ? await bacaBerkas(d.db, id) : null;
  if (!berkas) throw tidakDitemukan();
  kirimBerkas(res, berkas);
}
