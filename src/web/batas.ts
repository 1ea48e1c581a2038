import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Db } from '../database/knex.js';
import { Galat } from '../shared/galat.js';

/** How often a PNS may look up a relative by NIP in a day: a family has few, a list of strangers many. */
export const KALI_CARI_KELUARGA = 20;
/** Tries of one mailed code until a new one is needed. */
export const KALI_COBA_KODE = 5;

/** Every limit of the portal: how often in how many seconds, for one key. */
const BATAS = {
  // A personnel office registers many people from one address.
  'cari-nip': { kali: 60, detik: 3600 },
  registrasi: { kali: 40, detik: 3600 },
  // The captcha in words is easier for a program, so there are fewer of them.
  'captcha-kata': { kali: 20, detik: 3600 },
  'bukan-saya': { kali: 10, detik: 3600 },
  // Nobody holds up the registration of one person again and again.
  'bukan-saya-nip': { kali: 3, detik: 86_400 },
  // Lupa pages: first steps from one address; codes mailed for one NIP from one address, and from everywhere.
  lupa: { kali: 30, detik: 3600 },
  'kode-surel': { kali: 3, detik: 3600 },
  'kode-surel-nip': { kali: 10, detik: 86_400 },
  // Wrong answers of one NIP: without the code of an e-mail three a day (domain.md §5); with it strangers cannot use them up.
  'lupa-jawaban': { kali: 3, detik: 86_400 },
  'lupa-dengan-kode': { kali: 10, detik: 86_400 },
  // The kata kunci asked for again on the account page, wrong ones; codes for a new e-mail.
  'akun-kata-kunci': { kali: 10, detik: 900 },
  'akun-kode-surel': { kali: 5, detik: 3600 },
  // Tries of one such code, longer than it lives.
  'akun-kode-coba': { kali: KALI_COBA_KODE, detik: 3600 },
  // Of sign-ins only the failed ones count. Narrow for one account from one address, so that strangers cannot lock its
  // owner out; wide for the account from everywhere.
  'login-alamat': { kali: 60, detik: 600 },
  'login-akun': { kali: 8, detik: 600 },
  'login-akun-semua': { kali: 200, detik: 3600 },
  // How often the tries of an account from one address were used up today: each time the wait doubles.
  'login-habis': { kali: 1_000_000, detik: 86_400 },
  // Codes of the second step, right ones too: three of a million fit at any moment.
  'kode-kedua': { kali: 10, detik: 900 },
  'kode-kedua-hari': { kali: 60, detik: 86_400 },
  'unggah-berkas': { kali: 150, detik: 3600 },
  'cek-status': { kali: 30, detik: 600 },
  'cek-bukti': { kali: 30, detik: 600 },
  'cari-keluarga': { kali: KALI_CARI_KELUARGA, detik: 86_400 },
  'cari-nip-lama': { kali: 30, detik: 3600 },
  // What one NIP Lama shows is personal: nobody needs it often, from wherever they ask.
  'nip-lama-sasaran': { kali: 10, detik: 3600 },
  'unggah-umum': { kali: 120, detik: 3600 },
  // Forms with files, before anything of them is read.
  'badan-umum': { kali: 600, detik: 3600 },
  'tiket-alamat': { kali: 60, detik: 3600 },
  'tiket-nip': { kali: 30, detik: 3600 },
  // A petugas works with some people a day; who reads hundreds an hour collects.
  'lihat-pegawai': { kali: 200, detik: 3600 },
  'cari-pegawai': { kali: 600, detik: 3600 },
  'cek-pengaduan': { kali: 60, detik: 600 },
  'tebak-nip-tiket': { kali: 10, detik: 3600 },
  'tebak-nip-tiket-semua': { kali: 200, detik: 86_400 },
  // Pages and files of tickets; whoever follows one opens a dozen.
  'buka-tiket': { kali: 300, detik: 600 },
} as const;
export type NamaBatas = keyof typeof BATAS;

/** Counters in PostgreSQL, so that all processes count together. */
export interface Batas {
  /** Counts one use and says how many that makes; beyond the limit throws Galat 'terlalu_sering' with the time to wait. */
  pakai(nama: NamaBatas, kunci: string): Promise<number>;
  /** Takes back one use that `pakai` has counted. */
  kembalikan(nama: NamaBatas, kunci: string): Promise<void>;
  /** Whether so many uses are all there are. */
  habis(nama: NamaBatas, kali: number): boolean;
  /** Lets nothing through for so long, however many uses are left. */
  tunda(nama: NamaBatas, kunci: string, detik: number): Promise<void>;
  /** Uses so far in the running window. */
  sudah(nama: NamaBatas, kunci: string): Promise<number>;
}

/** Counts, and says whether it was within the limits. */
export async function masihBoleh(
  { batas }: { batas: Batas },
  pakai: readonly (readonly [NamaBatas, string])[],
): Promise<boolean> {
  try {
    for (const [nama, kunci] of pakai) await batas.pakai(nama, kunci);
    return true;
  } catch (galat) {
    if (galat instanceof Galat && galat.jenis === 'terlalu_sering') return false;
    throw galat;
  }
}

/** `pengali` raises every limit, for tests and benchmarks that come from one address. */
export function buatBatas(db: Db, pengali = 1): Batas {
  const penghitung = Object.fromEntries(
    Object.entries(BATAS).map(([nama, { kali, detik }]) => [
      nama,
      new RateLimiterPostgres({
        storeClient: klienTanpaNama(db),
        storeType: 'client',
        tableName: 'batas_laju',
        tableCreated: true,
        keyPrefix: nama,
        points: kali * pengali,
        duration: detik,
        clearExpiredByTimeout: false,
      }),
    ]),
  ) as Record<NamaBatas, RateLimiterPostgres>;
  return {
    pakai: async (nama, kunci) => {
      try {
        return (await penghitung[nama].consume(kunci)).consumedPoints;
      } catch (sebab) {
        if (!(sebab instanceof RateLimiterRes)) throw sebab;
        throw terlaluSering(Math.ceil(sebab.msBeforeNext / 1000));
      }
    },
    kembalikan: async (nama, kunci) => {
      await penghitung[nama].reward(kunci);
    },
    habis: (nama, kali) => kali >= BATAS[nama].kali * pengali,
    tunda: async (nama, kunci, detik) => {
      await penghitung[nama].block(kunci, detik);
    },
    sudah: async (nama, kunci) => (await penghitung[nama].get(kunci))?.consumedPoints ?? 0,
  };
}

/** The limiter names its statements, which PgBouncer in transaction mode does not know again; they go without a name. */
function klienTanpaNama(db: Db): { query(satu: { text: string; values: unknown[] }): Promise<unknown> } {
  return {
    query: async ({ text, values }) => {
      const koneksi = await db.client.acquireConnection();
      try {
        return await koneksi.query({ text, values });
      } finally {
        await db.client.releaseConnection(koneksi);
      }
    },
  };
}

function terlaluSering(detik: number): Galat {
  const menit = Math.max(1, Math.ceil(detik / 60));
  return new Galat('terlalu_sering', `Terlalu banyak percobaan dari tempat Anda. Coba lagi dalam ${menit} menit.`, {
    cobaLagiDetik: detik,
  });
}
