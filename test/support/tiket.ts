import type { Trx } from '../../src/database/knex.js';
import type { Deps } from '../../src/deps.js';
import { faktaTiket } from '../../src/helpdesk/fakta.repository.js';
import type { Kategori } from '../../src/helpdesk/jenis.js';
import { sidikTiket } from '../../src/helpdesk/kerja-tiket.service.js';
import { setujuiTiket } from '../../src/helpdesk/putusan-tiket.service.js';
import { type Tiket, tiketId } from '../../src/helpdesk/tiket.repository.js';
import { ajukanTiket } from '../../src/helpdesk/tiket.service.js';
import { isRujukan, type Mentah, mentahDari, type NilaiIsian } from '../../src/shared/isian.js';
import type { PelakuPetugas, Peran } from '../../src/shared/pelaku.js';
import { pelakuPetugas } from './kasus.js';

/** Tickets on their way, made with the portal's own services. */

export const kategoriDari = (d: Pick<Deps, 'kategori'>, kode: string): Kategori =>
  d.kategori.find((satu) => satu.kode === kode)!;

/** Files a kategori's example, or another content of it. */
export async function ajukanContoh(
  d: Deps,
  trx: Trx,
  kode: string,
  lain: { isi?: NilaiIsian; email?: string } = {},
): Promise<Tiket> {
  const kategori = kategoriDari(d, kode);
  const isi = { ...kategori.contoh.isi, ...lain.isi };
  const fakta = await faktaTiket(trx, {
    nip: String(isi.nip ?? ''),
    nomorRegister: String(isi.nomor_register ?? ''),
    instansiDipilih: isRujukan(isi.instansi) ? isi.instansi.kode : null,
    sudahMasuk: true,
    kini: d.jam(),
  });
  const hasil = await ajukanTiket(d, trx, {
    ...{ kategori, isi, fakta, email: lain.email ?? null, berkas: [], pelaku: { jenis: 'umum' as const } },
    tiketSendiri: [],
  });
  if (hasil.jenis !== 'baru') throw new Error(`${kode}: ${hasil.jenis}`);
  return (await tiketId(trx, hasil.id))!;
}

/** What an operator would type to complete a ticket as its example says. */
export function mentahTambahan(kategori: Kategori, tiket: Tiket): Mentah {
  return Object.assign(
    {},
    ...kategori.tambahanPetugas(tiket.isi).map((isian) => mentahDari(isian, kategori.contoh.tambahan[isian.kode])),
  );
}

/** The demo's helpdesk of the office where a ticket is. */
export async function operatorTiket(trx: Trx, tiket: Tiket): Promise<PelakuPetugas> {
  const nama = { instansi: 'helpdesk.banyumas', kanreg: 'helpdesk.kanreg1', pusat: 'helpdesk.pusat' };
  return pelakuPetugas(trx, nama[tiket.kantor.jenis as keyof typeof nama]);
}

/** The same petugas without one of the own peran. */
export const tanpaPeran = (pelaku: PelakuPetugas, peran: Peran): PelakuPetugas => ({
  ...pelaku,
  peran: pelaku.peran.filter((satu) => satu.peran !== peran),
});

export const kerja = (tiket: Tiket) => ({
  nomor: tiket.nomor,
  dilihat: sidikTiket(tiket),
  alamat: 'https://contoh.example',
});

/** Approves a ticket as its example says. */
export async function setujuiContoh(d: Deps, trx: Trx, pelaku: PelakuPetugas, tiket: Tiket): Promise<number> {
  const mentah = mentahTambahan(kategoriDari(d, tiket.kategori), tiket);
  const putusan = { ...kerja(tiket), mentah, penyelesaian: '', keterangan: '' };
  return (await setujuiTiket(d, trx, pelaku, putusan)).jumlah;
}
