import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  randomInt,
  timingSafeEqual,
} from 'node:crypto';
import type { Config } from '../config.js';
import { bakukanTeks } from '../shared/bakukan.js';

/** Without 0 O 1 I L, which people misread (domain.md §5). */
export const ALFABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** All uses of the program's secrets in one place. */
export interface Sandi {
  /** random code people copy by hand */
  kodeAcak(panjang: number): string;
  /** random digits, as text */
  angkaAcak(panjang: number): string;
  /** a number that always belongs to this text, and that nobody outside can work out */
  angkaDari(teks: string): number;
  token(): string;
  /** what is stored instead of a token */
  sidik(token: string): string;
  /** "text.signature", for cookies and links */
  tandai(teks: string): string;
  /** the text, or null when the signature is not ours */
  bukaTanda(bertanda: string): string | null;
  hashNamaIbu(nama: string): string;
  sandikanJawaban(jawaban: string): Buffer;
  bukaJawaban(tersandi: Buffer): string;
  /** for files that wait in the database; opened by `bukaBerkas` */
  sandikanBerkas(isi: Buffer): Buffer;
  bukaBerkas(tersandi: Buffer): Buffer;
}

export function buatSandi(config: Pick<Config, 'secretKey' | 'answerKeys'>): Sandi {
  const hmac = (guna: string, teks: string) =>
    createHmac('sha256', config.secretKey).update(`${guna}\n${teks}`).digest('base64url');
  return {
    kodeAcak: (panjang) => Array.from({ length: panjang }, () => ALFABET[randomInt(ALFABET.length)]).join(''),
    angkaAcak: (panjang) => Array.from({ length: panjang }, () => String(randomInt(10))).join(''),
    angkaDari: (teks) => Buffer.from(hmac('angka', teks), 'base64url').readUInt32BE(),
    token: () => randomBytes(24).toString('base64url'),
    sidik: (token) => createHash('sha256').update(token).digest('base64url'),
    tandai: (teks) => `${teks}.${hmac('tanda', teks)}`,
    bukaTanda: (bertanda) => {
      const titik = bertanda.lastIndexOf('.');
      const teks = bertanda.slice(0, titik);
      return titik > 0 && samaAman(bertanda.slice(titik + 1), hmac('tanda', teks)) ? teks : null;
    },
    hashNamaIbu: (nama) => hmac('nama-ibu', bakukanTeks(nama)),
    sandikanJawaban: (jawaban) => sandikan(config.answerKeys, Buffer.from(jawaban, 'utf8')),
    bukaJawaban: (tersandi) => bukaSandi(config.answerKeys, tersandi).toString('utf8'),
    sandikanBerkas: (isi) => sandikan(config.answerKeys, isi),
    bukaBerkas: (tersandi) => bukaSandi(config.answerKeys, tersandi),
  };
}

function samaAman(a: string, b: string): boolean {
  const [kiri, kanan] = [Buffer.from(a), Buffer.from(b)];
  return kiri.length === kanan.length && timingSafeEqual(kiri, kanan);
}

/** Layout: key number (1 byte), nonce (12), tag (16), cipher text. */
function sandikan(kunci: Config['answerKeys'], terang: Buffer): Buffer {
  const nomor = Math.max(...kunci.keys());
  const nonce = randomBytes(12);
  const mesin = createCipheriv('aes-256-gcm', kunci.get(nomor)!, nonce);
  const isi = Buffer.concat([mesin.update(terang), mesin.final()]);
  return Buffer.concat([Buffer.from([nomor]), nonce, mesin.getAuthTag(), isi]);
}

function bukaSandi(kunci: Config['answerKeys'], tersandi: Buffer): Buffer {
  const satu = kunci.get(tersandi[0] ?? -1);
  if (!satu) throw new Error(`ANSWER_KEYS holds no key number ${tersandi[0]}`);
  const mesin = createDecipheriv('aes-256-gcm', satu, tersandi.subarray(1, 13), { authTagLength: 16 });
  mesin.setAuthTag(tersandi.subarray(13, 29));
  return Buffer.concat([mesin.update(tersandi.subarray(29)), mesin.final()]);
}
