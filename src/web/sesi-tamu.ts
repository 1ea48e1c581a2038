import type { Request, Response } from 'express';
import { type Db, inTransaction } from '../database/knex.js';
import type { Mentah } from '../shared/isian.js';
import { bacaCookie, namaCookie, sifatCookie } from './cookie.js';
import type { Sandi } from './sandi.js';

/** What is remembered of an anonymous visitor for half an hour. */
export interface IsiTamu {
  /** `benih` says how the picture is drawn: the same each time it is asked for; `kata`: asked for in words, too */
  captcha?: { teks: string; benih: number; sampai: number; kata?: true };
  /** registration under way: `kontak` once it has been given, `sesuai` once the instansi was said to be right */
  registrasi?: { nip: string; kontak?: { email: string | null; hp: string | null }; sesuai?: true };
  /** registrasi whose waiting page this browser may see after the right password */
  menunggu?: number;
  /** registrasi just made, for its success page */
  terdaftar?: number;
  /** form whose captcha has been answered, and so many more tries of it that ask for no other */
  captchaLulus?: { kunci: string; sisa: number };
  /** tickets filed from here, or opened with number and NIP */
  tiket?: number[];
  /** NIP whose registration was reported from here as somebody else's, for the page that says so */
  disanggah?: string;
  /** NIP that a page has led from, for the form it led to */
  nipBantuan?: string;
  /** a form sent after the session had ended: it waits for the login of the same account */
  tertunda?: FormTertunda;
  tertundaPetugas?: FormTertunda;
  /** what the first step of a Lupa page has said; the code mailed for it as its sidik, `salah` wrong ones so far */
  lupa?: {
    lupa: 'nomor-register' | 'kata-kunci' | 'jawaban';
    nip: string;
    nomorRegister: string;
    namaIbuHash: string;
    registrasiId: number | null;
    kode: string;
    sampai: number;
    salah: number;
  };
  /** account whose owner this browser has shown to be, for what was lost */
  lulus?: { lupa: 'nomor-register' | 'kata-kunci' | 'jawaban'; nip: string; registrasiId: number; sampai: number };
  /** petugas whose password was right, until the code of the second step; `sampai` in milliseconds */
  langkahKedua?: { id: number; sesiKe: number; sampai: number };
}

/** `halaman` is the page that has the form, `id` the account that it was made for. */
export interface FormTertunda {
  id: number;
  alamat: string;
  halaman: string;
  mentah: Mentah;
}

/** What no page shows to whoever comes next: a form waits for its own account, a password for its code. */
const TINGGAL: readonly string[] = [
  'captcha',
  'captchaLulus',
  'tertunda',
  'tertundaPetugas',
  'langkahKedua',
] satisfies (keyof IsiTamu)[];

/** Whoever comes next to this browser finds nothing of whoever has left: no ticket, no NIP, nothing recovered. */
export function lupakanOrang(isi: IsiTamu): void {
  for (const nama of Object.keys(isi) as (keyof IsiTamu)[]) if (!TINGGAL.includes(nama)) delete isi[nama];
}

export interface Tamu {
  baca(req: Request): Promise<IsiTamu>;
  /**
   * Lets `kerja` change what is remembered; nobody else changes it meanwhile. Its answer, or undefined when nothing is
   * remembered of this visitor.
   */
  ubah<T>(req: Request, kerja: (isi: IsiTamu) => T): Promise<T | undefined>;
  /** Merges `isi` into what is remembered; undefined removes a part. */
  ingat(req: Request, res: Response, isi: IsiTamu): Promise<void>;
  /**
   * The same under a new id, for what opens something to this person: whoever knew the browser's id from before, on a
   * machine that others use too, does not come along.
   */
  ingatBaru(req: Request, res: Response, isi: IsiTamu): Promise<void>;
}

const UMUR_DETIK = 30 * 60;

export function buatTamu(db: Db, sandi: Sandi, jam: () => Date, aman: boolean): Tamu {
  const cookie = namaCookie('tamu', aman);
  const idDari = (req: Request): string | null => {
    const token = sandi.bukaTanda(bacaCookie(req, cookie) ?? '');
    return token ? sandi.sidik(token) : null;
  };
  const idBaru = (res: Response): string => {
    const token = sandi.token();
    res.cookie(cookie, sandi.tandai(token), sifatCookie(aman));
    return sandi.sidik(token);
  };
  const dibuang = (isi: IsiTamu): string[] =>
    Object.entries(isi).flatMap(([nama, nilai]) => (nilai === undefined ? [nama] : []));
  const sampai = (): Date => new Date(jam().getTime() + UMUR_DETIK * 1000);
  return {
    baca: async (req) => {
      const id = idDari(req);
      if (!id) return {};
      const baris = await db('sesi_tamu').select('isi').where({ id }).where('kedaluwarsa_pada', '>', jam()).first();
      return (baris?.isi as IsiTamu | undefined) ?? {};
    },
    ubah: async (req, kerja) => {
      const id = idDari(req);
      if (!id) return undefined;
      return inTransaction(db, async (trx) => {
        const milik = trx('sesi_tamu').where({ id });
        const baris = await milik.clone().where('kedaluwarsa_pada', '>', jam()).forUpdate().first('isi');
        if (!baris) return undefined;
        const isi = baris.isi as IsiTamu;
        const hasil = kerja(isi);
        await milik.update({ isi: JSON.stringify(isi) });
        return hasil;
      });
    },
    ingat: async (req, res, isi) => {
      const id = idDari(req) ?? idBaru(res);
      await db.raw(
        `INSERT INTO sesi_tamu (id, isi, kedaluwarsa_pada) VALUES (?, ?::jsonb, ?)
         ON CONFLICT (id) DO UPDATE SET
           isi = (CASE WHEN sesi_tamu.kedaluwarsa_pada > ? THEN sesi_tamu.isi ELSE '{}' END || excluded.isi) - ?::text[],
           kedaluwarsa_pada = excluded.kedaluwarsa_pada`,
        [id, JSON.stringify(isi), sampai(), jam(), dibuang(isi)],
      );
    },
    ingatBaru: async (req, res, isi) => {
      await db.raw(
        `WITH lama AS (SELECT isi, kedaluwarsa_pada FROM sesi_tamu WHERE id = :lama)
         INSERT INTO sesi_tamu (id, isi, kedaluwarsa_pada)
         SELECT :id, (coalesce((SELECT isi FROM lama WHERE kedaluwarsa_pada > :kini), '{}') || :isi::jsonb) - :dibuang::text[], :sampai`,
        {
          ...{ lama: idDari(req), id: idBaru(res), isi: JSON.stringify(isi) },
          ...{ kini: jam(), dibuang: dibuang(isi), sampai: sampai() },
        },
      );
    },
  };
}
