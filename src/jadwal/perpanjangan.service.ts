import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { emailAkun } from '../formulir/kiriman.repository.js';
import { catatJejak } from '../jejak/jejak.js';
import { Galat, GalatIsian } from '../shared/galat.js';
import { bacaFormulir, type Isian, type Mentah } from '../shared/isian.js';
import { type PelakuPetugas, punyaPeran } from '../shared/pelaku.js';
import { hariWib, tampilTanggal } from '../shared/tanggal.js';
import { wilayahAdmin } from '../shared/wilayah-admin.js';
import { antrekanSurel } from '../surel/surel.repository.js';
import { tulisSurel } from '../surel/templat.js';
import {
  akhirHari,
  hariTerakhir,
  JADWAL_NAMA,
  type Jadwal,
  JENIS_JADWAL,
  type JenisJadwal,
  pesanUrutan,
} from './jadwal.js';
import { jadwalPns, kunciJadwal } from './jadwal.repository.js';
import { cabut, simpanPerpanjangan } from './perpanjangan.repository.js';

/** Whom it is about. */
export interface OrangJadwal {
  nip: string;
  nama: string;
  instansiKode: string;
}

/** Verification is the nation's own end: only admin_bkn moves it, even for one person. */
export const jenisBoleh = (pelaku: PelakuPetugas): JenisJadwal[] =>
  JENIS_JADWAL.filter((jenis) => jenis !== 'verifikasi' || punyaPeran(pelaku, 'admin_bkn').length > 0);

/** Whether this petugas may give this person longer: in the own area, and never themselves. */
export function bolehPerpanjang(pelaku: PelakuPetugas, { nip, instansiKode }: Omit<OrangJadwal, 'nama'>): boolean {
  const { nasional, instansi } = wilayahAdmin(pelaku);
  return nip !== pelaku.nip && (nasional || instansi.includes(instansiKode));
}

/** What is asked; only kinds that have an end can be put off. */
export function isianPerpanjangan(pelaku: PelakuPetugas, jadwal: Jadwal): Isian[] {
  const pilihan = jenisBoleh(pelaku)
    .filter((jenis) => jadwal[jenis])
    .map((jenis) => ({
      kode: jenis,
      nama: `${JADWAL_NAMA[jenis]}, sekarang sampai ${hariTerakhir(jadwal[jenis]!.selesai!)}`,
    }));
  return [
    { kode: 'jenis', label: 'Yang diperpanjang', jenis: 'pilihan', pilihan },
    { kode: 'sampai', label: 'Sampai tanggal', jenis: 'tanggal', lebar: 10 },
    { kode: 'alasan_panjang', label: 'Alasan', jenis: 'paragraf', maks: 500, petunjuk: 'Dibaca PNS.' },
  ];
}

/** Gives one person longer than their instansi has (domain.md §7 Jadwal). */
export async function beriPerpanjangan(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  orang: OrangJadwal,
  mentah: Mentah,
): Promise<void> {
  pastikanBoleh(pelaku, orang);
  await kunciJadwal(trx);
  const jadwal = await jadwalPns(trx, orang.nip);
  const { nilai, pesan } = bacaFormulir(isianPerpanjangan(pelaku, jadwal), mentah);
  if (Object.keys(pesan).length > 0) throw new GalatIsian(pesan);
  const jenis = nilai.jenis as JenisJadwal;
  const [alasan, sampaiPada] = [String(nilai.alasan_panjang), akhirHari(String(nilai.sampai))];
  const salah = salahSampai(jadwal, jenis, sampaiPada, d.jam());
  if (salah) throw new GalatIsian({ sampai: salah });
  const id = await simpanPerpanjangan(trx, {
    ...{ nip: orang.nip, jenis, sampaiPada, alasan, petugasId: pelaku.id, pada: d.jam() },
  });
  await catat(d, trx, pelaku, orang.nip, { aksi: 'jadwal.perpanjang', jenis, id, alasan });
  const akun = await emailAkun(trx, orang.nip);
  if (!akun?.email) return;
  const isi = { nama: orang.nama, kegiatan: JADWAL_NAMA[jenis], sampai: hariTerakhir(sampaiPada), alasan };
  await antrekanSurel(trx, orang.nip, tulisSurel('waktu-diperpanjang', akun.email, isi));
}

/** Longer than now, not in the past, and not beyond the end of what comes after it. */
function salahSampai(jadwal: Jadwal, jenis: JenisJadwal, sampai: Date, kini: Date): string | null {
  const lama = jadwal[jenis]!.selesai!;
  if (sampai <= lama) return `Batasnya sudah ${hariTerakhir(lama)}. Isi tanggal sesudah itu.`;
  if (sampai <= kini) return `Sampai tanggal paling awal hari ini, ${tampilTanggal(hariWib(kini))}.`;
  const baru = { ...jadwal, [jenis]: { ...jadwal[jenis], selesai: sampai } };
  const [lanjut] = Object.keys(pesanUrutan(baru)) as JenisJadwal[];
  return lanjut
    ? `${JADWAL_NAMA[lanjut]} orang ini ditutup ${hariTerakhir(jadwal[lanjut]!.selesai!)}, sebelum tanggal itu. Perpanjang dulu ${JADWAL_NAMA[lanjut].toLowerCase()}.`
    : null;
}

/** Takes an extension back: from now on the window of the instansi holds again. */
export async function cabutPerpanjangan(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  orang: OrangJadwal,
  minta: { id: number; alasan: string | null },
): Promise<void> {
  pastikanBoleh(pelaku, orang);
  const { id, alasan } = minta;
  if (!alasan)
    throw new GalatIsian({ [`alasan_cabut_${id}`]: 'Tulis alasannya, supaya PNS tahu mengapa waktunya dikembalikan.' });
  await kunciJadwal(trx);
  const semula = await jadwalPns(trx, orang.nip);
  const jenis = await cabut(trx, { id, nip: orang.nip, pada: d.jam() });
  if (!jenis) throw new Galat('bentrok', 'Perpanjangan ini sudah tidak berlaku. Tidak ada yang berubah.');
  if (!jenisBoleh(pelaku).includes(jenis))
    throw new Galat('dilarang', 'Perpanjangan verifikasi hanya dicabut admin BKN. Tidak ada yang berubah.');
  const kini = await jadwalPns(trx, orang.nip);
  if (terkurung(kini) && !terkurung(semula))
    throw new GalatIsian({
      [`alasan_cabut_${id}`]: `Yang mendahuluinya juga diperpanjang, dan tidak boleh ditutup sesudah ${JADWAL_NAMA[jenis].toLowerCase()}. Cabut dulu perpanjangan itu.`,
    });
  await catat(d, trx, pelaku, orang.nip, { aksi: 'jadwal.cabut', jenis, id, alasan });
  const akun = await emailAkun(trx, orang.nip);
  const selesai = kini[jenis]?.selesai;
  if (!akun?.email) return;
  const isi = { nama: orang.nama, kegiatan: JADWAL_NAMA[jenis], sampai: selesai ? hariTerakhir(selesai) : '', alasan };
  await antrekanSurel(trx, orang.nip, tulisSurel('perpanjangan-dicabut', akun.email, isi));
}

/** Let in through one window, and the next is shut. */
const terkurung = (jadwal: Jadwal): boolean => Object.keys(pesanUrutan(jadwal)).length > 0;

function pastikanBoleh(pelaku: PelakuPetugas, orang: OrangJadwal): void {
  if (!bolehPerpanjang(pelaku, orang))
    throw new Galat('dilarang', 'Waktu orang ini tidak bisa Anda perpanjang. Mintalah admin lain.');
}

const catat = (
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  nip: string,
  isi: { aksi: string; jenis: JenisJadwal; id: number; alasan: string },
) =>
  catatJejak(trx, {
    ...{ pelaku, aksi: isi.aksi, objek: { jenis: 'pegawai', id: nip }, alasan: isi.alasan, pada: d.jam() },
    rincian: { jenis: isi.jenis, perpanjangan: isi.id },
  });
