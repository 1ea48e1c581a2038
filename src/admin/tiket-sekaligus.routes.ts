import type { Request, Response } from 'express';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import type { Kategori } from '../helpdesk/jenis.js';
import { cariKategori } from '../helpdesk/katalog-helpdesk.js';
import { sidikTiket } from '../helpdesk/kerja-tiket.service.js';
import { tiketDalamWewenang } from '../helpdesk/kotak-masuk.repository.js';
import { tampilNomorTiket } from '../helpdesk/nomor-tiket.js';
import { alasanBukanPemutus, setujuiTiket } from '../helpdesk/putusan-tiket.service.js';
import { faktaUntuk, rencanakanPutusan } from '../helpdesk/rencana-tiket.service.js';
import type { BarisDampak } from '../helpdesk/rincian-dampak.service.js';
import type { Tiket } from '../helpdesk/tiket.repository.js';
import { Galat, GalatIsian } from '../shared/galat.js';
import type { Mentah } from '../shared/isian.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { alamatDasar } from '../web/alamat-dasar.js';
import { mentah, tampilkan } from '../web/halaman.js';
import { jalankan } from '../web/jalankan.js';
import { beriKabar } from '../web/kabar.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { PERAN_TIKET } from './menu.js';

/** As many as one page of the inbox holds. */
const PALING_BANYAK = 20;

/** Kategori whose approval needs nothing from the petugas: several can be approved at once (domain.md §9). */
export const bisaSekaligus = (kategori: Kategori): boolean =>
  kategori.tambahanPetugas(kategori.contoh.isi).length === 0;

/** Several tickets at once, where the effect is the same: picked in the inbox, shown once more, then carried out together. */
export function ruteTiketSekaligus(d: Deps): BarisRute[] {
  return [{ metode: 'post', alamat: '/admin/tiket', akses: PERAN_TIKET, tangani: (req, res) => kerjakan(d, req, res) }];
}

interface Rencana {
  tiket: Tiket;
  kategori: Kategori;
  dampak: BarisDampak[];
  sidik: string;
  halangan: string;
}

async function kerjakan(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const rencana = await rencanakan(d, petugas(res), isi);
  if (rencana.length === 0) {
    await beriKabar(req, 'perhatian', 'Pilih dulu tiket yang akan disetujui.');
    return res.redirect(303, '/admin/tiket');
  }
  if (isi.aksi !== 'setujui') return konfirmasi(d, res, rencana, {}, 200);
  const alamat = alamatDasar(d, req);
  await jalankan(d, req, res, (trx) => setujuiSemua(d, trx, petugas(res), { isi, rencana, alamat }), {
    kabar: (jumlah) => `${jumlah} tiket disetujui dan dilaksanakan.`,
    salah: (pesan) => konfirmasi(d, res, rencana, pesan, 422),
  });
}

/** The picked tickets of the petugas's area, with what each would change now. */
async function rencanakan(d: Deps, pelaku: PelakuPetugas, isi: Mentah): Promise<Rencana[]> {
  const nomor = Object.keys(isi).flatMap((nama) => /^pilih:(\d{10})$/.exec(nama)?.[1] ?? []);
  const hasil: Rencana[] = [];
  for (const satu of nomor.slice(0, PALING_BANYAK)) {
    const tiket = await tiketDalamWewenang(d.db, pelaku, satu, 'baca');
    const kategori = tiket && cariKategori(d.kategori, tiket.kategori);
    if (tiket && kategori && bisaSekaligus(kategori)) hasil.push(await rencanaSatu(d, pelaku, tiket, kategori));
  }
  return hasil;
}

async function rencanaSatu(d: Deps, pelaku: PelakuPetugas, tiket: Tiket, kategori: Kategori): Promise<Rencana> {
  const fakta = await faktaUntuk(d, d.db, tiket);
  const sebab = await alasanBukanPemutus(d.db, pelaku, tiket, kategori);
  if (sebab) return { tiket, kategori, dampak: [], sidik: '', halangan: sebab };
  try {
    const { baris, sidik } = await rencanakanPutusan(d, d.db, pelaku, { kategori, tiket, fakta, tambahan: {} });
    return { tiket, kategori, dampak: baris, sidik, halangan: '' };
  } catch (galat) {
    if (!(galat instanceof GalatIsian)) throw galat;
    return { tiket, kategori, dampak: [], sidik: '', halangan: galat.pesan.putusan ?? '' };
  }
}

function konfirmasi(
  d: Deps,
  res: Response,
  rencana: readonly Rencana[],
  pesan: Record<string, string>,
  status: number,
): void {
  tampilkan(
    res,
    'admin/tiket-sekaligus',
    {
      judul: 'Setujui beberapa tiket',
      menu: 'tiket',
      daftar: rencana.map(({ tiket, kategori, dampak, sidik, halangan }) => ({
        nomor: tiket.nomor,
        tampilNomor: tampilNomorTiket(tiket.nomor),
        nama: tiket.nama,
        kategori: kategori.nama,
        dampak,
        halangan,
        lihat: `${sidikTiket(tiket)}~${sidik}`,
      })),
      kunci: d.sandi.token(),
      pesan,
    },
    status,
  );
}

/** All of them or none: the one that cannot be approved is named. */
async function setujuiSemua(
  d: Deps,
  trx: Trx,
  pelaku: PelakuPetugas,
  { isi, rencana, alamat }: { isi: Mentah; rencana: readonly Rencana[]; alamat: string },
): Promise<{ tujuan: string; hasil: number }> {
  for (const { tiket } of rencana) {
    const [dilihat = '', dampakDilihat = ''] = (isi[`lihat:${tiket.nomor}`] ?? '').split('~');
    const putusan = {
      nomor: tiket.nomor,
      dilihat,
      alamat,
      mentah: {},
      penyelesaian: '',
      keterangan: '',
      dampakDilihat,
    };
    try {
      await setujuiTiket(d, trx, pelaku, putusan);
    } catch (galat) {
      if (!(galat instanceof Galat)) throw galat;
      const sebab = galat instanceof GalatIsian ? (galat.pesan.putusan ?? galat.message) : galat.message;
      throw new GalatIsian({ [`tiket-${tiket.nomor}`]: `${tampilNomorTiket(tiket.nomor)}: ${sebab}` });
    }
  }
  return { tujuan: '/admin/tiket', hasil: rencana.length };
}
