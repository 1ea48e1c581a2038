/** Why a mail did not go out. `tetap`: asking again the same way changes nothing. `server`: no other mail would fare better now. */
export const SEBAB_SUREL = {
  alamat: {
    ...{ nama: 'Alamat ditolak', tetap: true, server: false },
    arti: 'Server tujuan menolak alamat ini. Alamatnya mungkin salah tulis, sudah tidak dipakai, atau kotak suratnya penuh.',
  },
  isi: {
    ...{ nama: 'Surel ditolak', tetap: true, server: false },
    arti: 'Server surel menerima alamatnya, tetapi menolak surelnya, misalnya karena dikira sampah.',
  },
  kedaluwarsa: {
    ...{ nama: 'Lewat masanya', tetap: true, server: false },
    arti: 'Kode di dalamnya tidak berlaku lagi sebelum surel sempat terkirim. Pemiliknya perlu meminta kode baru.',
  },
  sementara: {
    ...{ nama: 'Ditolak sementara', tetap: false, server: false },
    arti: 'Server surel meminta kita mencoba lagi nanti.',
  },
  sambungan: {
    ...{ nama: 'Server tidak menjawab', tetap: false, server: true },
    arti: 'Server surel tidak terjangkau, memutus sambungan, atau diam di tengah jalan. Surel lain pun tertahan olehnya.',
  },
  tls: {
    ...{ nama: 'Sambungan tidak aman', tetap: false, server: true },
    arti: 'Sambungan aman (TLS) dengan server surel tidak terbentuk. Periksa sertifikatnya dan SMTP_URL.',
  },
  masuk: {
    ...{ nama: 'Akun surel ditolak', tetap: false, server: true },
    arti: 'Server surel menolak nama pengguna atau kata sandi e-PUPNS. Periksa SMTP_URL.',
  },
  pengirim: {
    ...{ nama: 'Pengirim ditolak', tetap: false, server: true },
    arti: 'Server surel tidak mau menerima surel dari alamat e-PUPNS. Periksa MAIL_FROM.',
  },
  macet: {
    ...{ nama: 'Tidak pernah selesai', tetap: true, server: false },
    arti: 'Pengirimannya berkali-kali dimulai dan tidak pernah selesai. Sampaikan kepada pengelola server.',
  },
} as const satisfies Record<string, { nama: string; tetap: boolean; server: boolean; arti: string }>;
export type SebabSurel = keyof typeof SEBAB_SUREL;

export const sebabDikenal = (teks: string): teks is SebabSurel => Object.hasOwn(SEBAB_SUREL, teks);

/** What nodemailer says of a failure. */
interface GalatKirim {
  code?: string;
  originalCode?: string;
  command?: string;
  responseCode?: number;
}

/** The kind of a failure, from what was said when. */
export function bacaSebab({ code, originalCode = '', command = '', responseCode = 0 }: GalatKirim): SebabSurel {
  // 530: the server wants to know first who we are.
  if (code === 'EAUTH' || code === 'ENOAUTH' || responseCode === 530) return 'masuk';
  if (code === 'ETLS' || code === 'EREQUIRETLS' || /CERT|SSL|TLS/.test(originalCode)) return 'tls';
  // 421: the server is going away, whatever was asked.
  if (responseCode === 421) return 'sambungan';
  if (code === 'EENVELOPE') {
    if (responseCode >= 400 && responseCode < 500) return 'sementara';
    return command === 'MAIL FROM' ? 'pengirim' : command === 'DATA' ? 'isi' : 'alamat';
  }
  if (code === 'EMESSAGE') return responseCode >= 400 && responseCode < 500 ? 'sementara' : 'isi';
  return 'sambungan';
}

const MENIT = 60_000;
/** Minutes until the next try; the last repeats. */
const TUNDA_MENIT = [1, 5, 15, 60, 180, 360];
/** So long a mail is tried before it is given up. */
export const MENYERAH_MS = 3 * 24 * 60 * MENIT;
/** In that time there are about eighteen tries; more only where each one takes the program with it. */
export const PALING_SERING = 20;
/** A code is worth nothing after so long. */
export const KODE_BERLAKU_MS = 60 * MENIT;

/** Milliseconds until the next try, after `percobaan` of them; ± 20 %, so that what failed together does not come back together. */
export function tundaMs(id: number, percobaan: number): number {
  const menit = TUNDA_MENIT[Math.min(percobaan, TUNDA_MENIT.length) - 1] ?? TUNDA_MENIT[0]!;
  const acak = (Math.imul(id * 31 + percobaan, 2_654_435_761) >>> 0) / 2 ** 32;
  return Math.round(menit * MENIT * (0.8 + 0.4 * acak));
}

/** Whether a mail that failed for this is given up. */
export const menyerah = (sebab: SebabSurel, { percobaan, lamaMs }: { percobaan: number; lamaMs: number }): boolean =>
  SEBAB_SUREL[sebab].tetap || percobaan >= PALING_SERING || lamaMs >= MENYERAH_MS;
