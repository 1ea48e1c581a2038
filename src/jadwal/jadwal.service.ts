import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import { Galat, GalatIsian, tidakDitemukan } from '../shared/galat.js';
import type { Mentah } from '../shared/isian.js';
import { tampilNip } from '../shared/nip.js';
import { type PelakuPetugas, punyaPeran } from '../shared/pelaku.js';
import { hariWib, tampilTanggal } from '../shared/tanggal.js';
import { bacaJadwalDiketik, jenisBerubah, sidikJadwal } from './isian-jadwal.js';
import { JADWAL_NAMA, type Jadwal, type JenisJadwal, type PesanUrutan, pesanUrutan } from './jadwal.js';
import { gantiJadwal, instansiBerjadwal, instansiPunyaPns, jadwalSendiri, kunciJadwal } from './jadwal.repository.js';
import { jadwalDiperpanjang } from './perpanjangan.repository.js';

export const LINGKUP_NASIONAL = 'nasional';

export interface JadwalDilihat {
  /** null: the country's */
  instansi: string | null;
  /** `sidikJadwal` of the page */
  dilihat: string;
}

/** Sets the windows of the country or of one instansi: only admin_bkn, or an instansi could put off its own end for ever. */
export async function simpanJadwal(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  { instansi, dilihat }: JadwalDilihat,
  mentah: Mentah,
): Promise<void> {
  if (punyaPeran(pelaku, 'admin_bkn').length === 0) throw tidakDitemukan();
  await kunciJadwal(trx);
  if (instansi && !(await instansiPunyaPns(trx, instansi))) throw tidakDitemukan();
  const lama = await jadwalSendiri(trx, instansi);
  if (sidikJadwal(lama) !== dilihat)
    throw new Galat(
      'bentrok',
      'Jadwal ini diubah orang lain sementara Anda mengetik. Bandingkan dengan yang berlaku sekarang, lalu simpan lagi.',
    );
  const { jadwal, alasan, pesan } = bacaJadwalDiketik(mentah, lama, d.jam());
  if (Object.keys(pesan).length > 0) throw new GalatIsian(pesan);
  await pastikanUrut(trx, instansi, jadwal);
  const berubah = jenisBerubah(lama, jadwal);
  if (berubah.length === 0) throw new GalatIsian({ registrasi_dari: 'Belum ada yang Anda ubah.' });
  const lingkup = { instansi, kini: d.jam() };
  const semula = await terkurung(trx, lingkup);
  await gantiJadwal(trx, instansi, jadwal);
  pastikanPerpanjangan(semula, await terkurung(trx, lingkup));
  await catatJejak(trx, {
    ...{
      pelaku,
      aksi: 'jadwal.ubah',
      objek: { jenis: 'jadwal', id: instansi ?? LINGKUP_NASIONAL },
      alasan,
      pada: d.jam(),
    },
    rincian: {
      bidang: berubah.map(
        (jenis) => `${JADWAL_NAMA[jenis].toLowerCase()} ${sebut(lama[jenis])}, menjadi ${sebut(jadwal[jenis])}`,
      ),
    },
  });
}

const sebut = (jendela: Jadwal[JenisJadwal]): string =>
  jendela?.mulai && jendela.selesai
    ? `${tampilTanggal(hariWib(jendela.mulai))} sampai ${tampilTanggal(hariWib(new Date(jendela.selesai.getTime() - 1)))}`
    : 'tanpa batas';

/** The windows must fit together, for everybody: those of an instansi with the country's, and the country's with each instansi's own. */
async function pastikanUrut(trx: Trx, instansi: string | null, baru: Jadwal): Promise<void> {
  const nasional = instansi ? await jadwalSendiri(trx, null) : {};
  tolak(pesanUrutan({ ...nasional, ...baru }));
  if (instansi) return;
  for (const lain of await instansiBerjadwal(trx, { cari: '', mulai: 0, banyak: 1000 })) {
    const pesan = pesanUrutan({ ...baru, ...lain.jadwal });
    tolak(pesan, `${lain.nama}: `);
  }
}

interface Terkurung {
  nip: string;
  nama: string;
  pesan: Partial<Record<JenisJadwal, PesanUrutan>>;
}

/** Whoever has longer in one window than the next one is open. */
const terkurung = async (trx: Trx, lingkup: Parameters<typeof jadwalDiperpanjang>[1]): Promise<Terkurung[]> =>
  (await jadwalDiperpanjang(trx, lingkup))
    .map(({ nip, nama, jadwal }) => ({ nip, nama, pesan: pesanUrutan(jadwal) }))
    .filter(({ pesan }) => Object.keys(pesan).length > 0);

function pastikanPerpanjangan(semula: readonly Terkurung[], kini: readonly Terkurung[]): void {
  const baru = kini.find(({ nip }) => !semula.some((satu) => satu.nip === nip));
  if (!baru) return;
  const [[jenis, urutan] = []] = Object.entries(baru.pesan);
  throw new GalatIsian({
    [`${jenis}_sampai`]: `${baru.nama}, NIP ${tampilNip(baru.nip)}, mendapat perpanjangan. Baginya: ${urutan?.teks} Cabut dulu perpanjangan itu, atau isi tanggal sesudahnya.`,
  });
}

function tolak(pesan: Partial<Record<JenisJadwal, PesanUrutan>>, siapa = ''): void {
  const isian = Object.entries(pesan).map(([jenis, { sisi, teks }]) => [`${jenis}_${sisi}`, `${siapa}${teks}`]);
  if (isian.length > 0) throw new GalatIsian(Object.fromEntries(isian));
}
