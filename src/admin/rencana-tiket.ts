import type { Deps } from '../deps.js';
import type { FaktaTiket, Kategori } from '../helpdesk/jenis.js';
import { bolehMelanjutkan } from '../helpdesk/kerja-tiket.service.js';
import { alasanBukanPemutus } from '../helpdesk/putusan-tiket.service.js';
import { bacaTambahan, type RencanaPutusan, rencanakanPutusan } from '../helpdesk/rencana-tiket.service.js';
import { type AksiTiket, ALUR_TIKET } from '../helpdesk/tiket.alur.js';
import type { Tiket } from '../helpdesk/tiket.repository.js';
import { peranHelpdesk } from '../helpdesk/wewenang-tiket.js';
import { cariMirip, cariRujukan, type Temuan } from '../referensi/referensi.repository.js';
import { bolehDari } from '../shared/alur.js';
import { GalatIsian } from '../shared/galat.js';
import { type Isian, isRujukan, type Mentah, mentahDari, type NilaiIsian } from '../shared/isian.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { dicariDiDaftar } from './tiket.halaman.js';

/** What approving a ticket with its fields as they stand would change, or why it would not. */
export interface RencanaTiket {
  /** null while fields are missing */
  putusan: RencanaPutusan | null;
  halangan: string;
  pesan: Record<string, string>;
  usulan: Awaited<ReturnType<typeof bacaTambahan>>['usulan'];
  /** the fields as they were read: what was picked stands in its field */
  mentah: Mentah;
}

export async function rencanakanTiket(
  d: Pick<Deps, 'db' | 'katalog'>,
  pelaku: PelakuPetugas,
  { kategori, tiket, fakta, mentah }: { kategori: Kategori; tiket: Tiket; fakta: FaktaTiket; mentah: Mentah },
): Promise<RencanaTiket> {
  const kosong = { putusan: null, halangan: '', pesan: {}, usulan: {}, mentah };
  if (!bolehDari(ALUR_TIKET, 'setujui', tiket.status)) return kosong;
  const dibaca = await bacaTambahan(d.db, kategori, tiket, mentah);
  const rencana = {
    ...kosong,
    usulan: dibaca.usulan,
    mentah: denganPilihan(kategori.tambahanPetugas(tiket.isi), mentah, dibaca.tambahan),
  };
  if (Object.keys(dibaca.pesan).length > 0) return { ...rencana, pesan: dibaca.pesan };
  try {
    const { tambahan } = dibaca;
    return { ...rencana, putusan: await rencanakanPutusan(d, d.db, pelaku, { kategori, tiket, fakta, tambahan }) };
  } catch (galat) {
    if (!(galat instanceof GalatIsian)) throw galat;
    return { ...rencana, halangan: galat.pesan.putusan ?? '' };
  }
}

/** An entry picked from suggestions goes into its field: what is shown next time is what would be sent. */
function denganPilihan(isian: readonly Isian[], mentah: Mentah, nilai: NilaiIsian): Mentah {
  const hasil = { ...mentah };
  for (const satu of isian) {
    const dipilih = nilai[satu.kode];
    if (isRujukan(dipilih)) Object.assign(hasil, mentahDari(satu, dipilih));
  }
  return hasil;
}

/** Most entries shown as coming near. */
const MIRIP_PALING_BANYAK = 6;

/** The closest entries that exist already: one of them may be the answer (domain.md §8). */
export async function miripUntukTiket(d: Pick<Deps, 'db'>, kategori: Kategori, tiket: Tiket): Promise<Temuan[]> {
  const teks = dicariDiDaftar(kategori, tiket);
  if (!kategori.daftar || !teks || !bolehDari(ALUR_TIKET, 'setujui', tiket.status)) return [];
  const cari = { daftar: kategori.daftar.jenis, teks, instansi: tiket.instansiKini ? [tiket.instansiKini] : [] };
  const semua = [...(await cariMirip(d.db, cari)), ...(await cariRujukan(d.db, cari))];
  return [...new Map(semua.map((satu) => [satu.kode, satu])).values()].slice(0, MIRIP_PALING_BANYAK);
}

const SEMUA: readonly AksiTiket[] = ['ambil', 'lepas', 'setujui', 'minta_kelengkapan', 'teruskan', 'tolak', 'koreksi'];

const MILIK_SENDIRI = 'Tiket ini tentang Anda sendiri. Petugas lain yang memutusnya.';

export interface AksiBoleh {
  aksi: AksiTiket[];
  /** why whoever reads it may not decide on it while it waits; '' when they may */
  bukanPemutus: string;
}

/** Steps this petugas may take on it now; approving only where it can be done. */
export async function aksiBoleh(
  d: Pick<Deps, 'db'>,
  pelaku: PelakuPetugas,
  p: { tiket: Tiket; kategori: Kategori; halangan: string },
): Promise<AksiBoleh> {
  const { tiket, kategori } = p;
  const terbuka = bolehDari(ALUR_TIKET, 'setujui', tiket.status);
  if (tiket.nip === pelaku.nip) return { aksi: [], bukanPemutus: terbuka ? MILIK_SENDIRI : '' };
  const helpdesk = peranHelpdesk(pelaku, tiket) !== null;
  const sebab = await alasanBukanPemutus(d.db, pelaku, tiket, kategori);
  const boleh = (aksi: AksiTiket): boolean => {
    if (aksi === 'setujui') return sebab === null && p.halangan === '';
    return aksi === 'tolak' ? sebab === null : helpdesk;
  };
  const aksi = SEMUA.filter(
    (satu) => bolehDari(ALUR_TIKET, satu, tiket.status) && bolehMelanjutkan(pelaku, tiket, satu) && boleh(satu),
  );
  if (!terbuka || (!helpdesk && aksi.length > 0)) return { aksi, bukanPemutus: '' };
  const asing = `Tiket ini di meja ${tiket.kantor.nama}. Anda bisa membacanya; petugas di sana yang memutusnya.`;
  return { aksi, bukanPemutus: helpdesk ? (sebab ?? '') : asing };
}
