import session from 'express-session';
import { type Db, queryDirect } from '../database/knex.js';
import type { Mentah } from '../shared/isian.js';
import type { Sandi } from './sandi.js';

/** Nobody at the keyboard for so long: sign in again. Petugas see many people's data and get less. */
export const DIAM_MENIT = { pns: 60, petugas: 30 } as const;
/** Sign in again after so long whatever happens. */
export const PALING_LAMA_JAM = 12;
/** The time of use is written at most so often. */
const SENTUH_DETIK = 60;

export type JenisSesi = 'pns' | 'petugas';

declare module 'express-session' {
  interface SessionData {
    registrasiId?: number;
    petugasId?: number;
    /** of the petugas when they signed in; behind the account's, the session is over */
    sesiKe?: number;
    /** a new e-mail until its code has come back; the code as its sidik, `salah` wrong ones so far */
    emailBaru?: { email: string; kode: string; sampai: number; salah: number };
    /** a secret shown once on the next page, encrypted */
    titipan?: string;
    /** said once on the next page */
    kabar?: { nada: 'baik' | 'perhatian'; teks: string };
    /** typed by a petugas and not yet sent (the session ended, or the ticket was taken first): its page shows it until a form is carried out */
    ketikan?: { halaman: string; mentah: Mentah };
  }
}

/** What the Store finds beside the session itself; not part of what is saved. */
export interface IsiSesi {
  akun: Record<string, unknown>;
  lembar: unknown;
}

/** How a kind of session finds its account: what it selects, what it joins, and the statement's name where it may have one. */
export interface SqlAkun {
  pilih: string;
  gabung: string;
  nama?: string;
}

interface BarisSesi extends IsiSesi {
  isi: Partial<session.SessionData>;
  kedaluwarsa_pada: Date;
  dipakai_pada: Date;
}

/** `pada`: when the request came that asked for it. That is the time of use, however late its answer. */
const temuan = new WeakMap<object, IsiSesi & { pada: Date; dipakaiPada: Date }>();
/** Sessions begun in this request: express-session saves one again at its end when an earlier one stood in its place. */
const dibuat = new WeakSet<object>();

/** What the Store found together with this session. */
export const isiSesi = (sesi: object): IsiSesi | undefined => temuan.get(sesi);

/**
 * Session Store whose `get` brings session and account, and where asked the PNS's form, in one statement (ADR 0002).
 * `sqlAkun` joins the account: it selects `akun` and `lembar` and names the owner's column.
 */
export class TokoSesi extends session.Store {
  constructor(
    private readonly db: Db,
    private readonly sandi: Sandi,
    private readonly jam: () => Date,
    private readonly jenis: JenisSesi,
    private readonly sqlAkun: SqlAkun,
  ) {
    super();
  }

  override get(sid: string, lanjut: (galat: unknown, sesi?: session.SessionData | null) => void): void {
    this.cari(sid).then(
      (sesi) => lanjut(null, sesi),
      (galat: unknown) => lanjut(galat),
    );
  }

  private async cari(sid: string): Promise<session.SessionData | null> {
    const kini = this.jam();
    const [baris] = await queryDirect<BarisSesi>(this.db, {
      name: this.sqlAkun.nama,
      text: `SELECT s.isi, s.kedaluwarsa_pada, s.dipakai_pada, ${this.sqlAkun.pilih}
       FROM sesi s ${this.sqlAkun.gabung}
       WHERE s.id = $1 AND s.kedaluwarsa_pada > $2 AND s.dipakai_pada > $3`,
      values: [this.sandi.sidik(sid), kini, new Date(kini.getTime() - DIAM_MENIT[this.jenis] * 60_000)],
    });
    if (!baris) return null;
    const sesi = {
      ...baris.isi,
      cookie: { originalMaxAge: null, expires: undefined },
    } as unknown as session.SessionData;
    temuan.set(sesi, { akun: baris.akun, lembar: baris.lembar, pada: kini, dipakaiPada: baris.dipakai_pada });
    return sesi;
  }

  /** express-session wraps what `get` gave; what was found goes along with the wrapper. */
  override createSession(
    req: Parameters<session.Store['createSession']>[0],
    sesi: session.SessionData,
  ): session.Session & session.SessionData {
    const bungkus = super.createSession(req, sesi);
    const ditemukan = temuan.get(sesi);
    if (ditemukan) temuan.set(bungkus, ditemukan);
    return bungkus;
  }

  /** A session that was found, or begun by this very request, is only ever changed: one that ended meanwhile (logout) must not come back to life. */
  override set(sid: string, sesi: session.SessionData, lanjut: (galat?: unknown) => void = () => {}): void {
    const { cookie: _cookie, ...isi } = sesi;
    const ada = temuan.has(sesi) || dibuat.has(sesi);
    const kerja = ada
      ? this.ubah(sid, isi, temuan.get(sesi)?.pada ?? this.jam())
      : this.buat(sid, isi).then(() => void dibuat.add(sesi));
    kerja.then(() => lanjut(), lanjut);
  }

  private async ubah(sid: string, isi: Partial<session.SessionData>, dipakai_pada: Date): Promise<void> {
    await this.db('sesi')
      .where('id', this.sandi.sidik(sid))
      .update({ isi: JSON.stringify(isi), dipakai_pada: this.db.raw('greatest(dipakai_pada, ?)', [dipakai_pada]) });
  }

  private async buat(sid: string, isi: Partial<session.SessionData>): Promise<void> {
    const kini = this.jam();
    await this.db('sesi').insert({
      id: this.sandi.sidik(sid),
      registrasi_id: isi.registrasiId ?? null,
      petugas_id: isi.petugasId ?? null,
      isi: JSON.stringify(isi),
      dibuat_pada: kini,
      dipakai_pada: kini,
      kedaluwarsa_pada: new Date(kini.getTime() + PALING_LAMA_JAM * 3_600_000),
    });
  }

  override touch(sid: string, sesi: session.SessionData, lanjut: (galat?: unknown) => void = () => {}): void {
    const ditemukan = temuan.get(sesi);
    const kini = ditemukan?.pada ?? this.jam();
    const basi = new Date(kini.getTime() - SENTUH_DETIK * 1000);
    if (ditemukan && ditemukan.dipakaiPada >= basi) {
      lanjut();
      return;
    }
    this.db('sesi')
      .where('id', this.sandi.sidik(sid))
      .where('dipakai_pada', '<', basi)
      .update({ dipakai_pada: kini })
      .then(() => lanjut(), lanjut);
  }

  /** Ends a session at once; what it typed last is kept by its form, not by the session. */
  override destroy(sid: string, lanjut: (galat?: unknown) => void = () => {}): void {
    this.db('sesi')
      .where('id', this.sandi.sidik(sid))
      .delete()
      .then(() => lanjut(), lanjut);
  }
}
