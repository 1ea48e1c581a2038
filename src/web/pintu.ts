import type { NextFunction, Request, RequestHandler, Response } from 'express';
import session, { type SessionData } from 'express-session';
import type { Deps } from '../deps.js';
import { sqlHarusTotp } from '../petugas/totp.repository.js';
import type { PelakuPetugas, PelakuPns } from '../shared/pelaku.js';
import { bacaCookie, lewatTls, namaCookie, sifatCookie } from './cookie.js';
import { mentah } from './halaman.js';
import type { PintuSesi } from './rute.js';
import { isiSesi, type JenisSesi, type SqlAkun, TokoSesi } from './toko-sesi.js';

const SQL_PNS = {
  pilih: `jsonb_build_object('id', r.id, 'nip', r.nip, 'nomorRegister', r.nomor_register, 'nama', g.nama) AS akun`,
  gabung: `JOIN registrasi r ON r.id = s.registrasi_id AND r.status = 'aktif' JOIN pegawai g ON g.nip = r.nip`,
};

/** `harusTotp`: nothing opens before a second factor is set up. */
const sqlPetugas = (mode: Deps['config']['mode']) => ({
  pilih: `jsonb_build_object('id', t.id, 'nama', t.nama, 'nip', t.nip, 'namaPengguna', t.nama_pengguna, 'harusTotp', ${sqlHarusTotp(mode)}, 'peran', (
    SELECT coalesce(jsonb_agg(jsonb_build_object('peran', pp.peran, 'tingkat', pp.tingkat, 'kantorId', k.id, 'kantorJenis', k.jenis,
      'kantorKode', k.kode, 'kantorNama', k.nama, 'instansiKode', k.instansi_kode,
      'terimaRegistrasi', pp.peran IN ('admin_bkn', 'admin_instansi') OR (pp.peran = 'verifikator' AND pp.tingkat = 1 AND i.terima_oleh_verifikator IS TRUE)) ORDER BY pp.peran, pp.tingkat, k.id), '[]')
    FROM petugas_peran pp JOIN kantor k ON k.id = pp.kantor_id LEFT JOIN instansi i ON i.kode = k.instansi_kode WHERE pp.petugas_id = t.id)) AS akun, NULL AS lembar`,
  gabung: `JOIN petugas t ON t.id = s.petugas_id AND t.aktif AND t.sesi_ke = coalesce((s.isi ->> 'sesiKe')::integer, 1)`,
});

export interface Sesi {
  pintu: PintuSesi;
  /** Opens a session for whoever has just shown who they are; the id is new. */
  mulai(
    req: Request,
    res: Response,
    siapa: ({ registrasiId: number } | { petugasId: number; sesiKe: number }) &
      Pick<SessionData, 'kabar' | 'ketikan' | 'titipan'>,
  ): Promise<void>;
  akhiri(req: Request, res: Response, jenis: JenisSesi): Promise<void>;
}

/** Sessions of PNS and of petugas, each with its own cookie. `sqlLembar` selects a PNS's whole form as `lembar` (ADR 0002). */
export function buatSesi(d: Deps, sqlLembar: string): Sesi {
  const aman = lewatTls(d.config);
  const nama = { pns: namaCookie('sesi', aman), petugas: namaCookie('sesi_petugas', aman) };
  const toko = (jenis: JenisSesi, sql: SqlAkun) =>
    new TokoSesi(d.db, d.sandi, d.jam, jenis, d.config.preparedStatements ? sql : { ...sql, nama: undefined });
  const buka = (jenis: JenisSesi, isi: TokoSesi): RequestHandler =>
    session({
      name: nama[jenis],
      secret: d.config.secretKey.toString('base64'),
      store: isi,
      resave: false,
      saveUninitialized: false,
      cookie: sifatCookie(aman),
    });
  const pnsBiasa = buka(
    'pns',
    toko('pns', { ...SQL_PNS, nama: 'sesi-pns', pilih: `${SQL_PNS.pilih}, NULL AS lembar` }),
  );
  const pnsLembar = buka(
    'pns',
    toko('pns', { ...SQL_PNS, nama: 'sesi-lembar', pilih: `${SQL_PNS.pilih}, ${sqlLembar} AS lembar` }),
  );
  const petugas = buka('petugas', toko('petugas', { ...sqlPetugas(d.config.mode), nama: 'sesi-petugas' }));

  const jaga =
    (jenis: JenisSesi, middleware: RequestHandler): RequestHandler =>
    (req, res, next) =>
      middleware(req, res, (galat?: unknown) => {
        if (galat) return next(galat);
        const isi = req.session && isiSesi(req.session);
        const milik = pemilikForm(d, jenis, req);
        // A form of somebody who has left this browser since: it must not be carried out as whoever is signed in now.
        if (!isi?.akun || (milik && milik !== isi.akun.id)) return tolak(d, nama[jenis], jenis, req, res).catch(next);
        res.locals.pelaku = { jenis, ...isi.akun } as PelakuPns | PelakuPetugas;
        res.locals.pemilik = d.sandi.tandai(`pemilik:${jenis}:${isi.akun.id}`);
        res.locals.lembar = isi.lembar;
        return next();
      });

  return {
    pintu: {
      pns: jaga('pns', pnsBiasa),
      pnsDenganFormulir: jaga('pns', pnsLembar),
      pnsBila: kenali(pnsBiasa),
      petugas: jaga('petugas', petugas),
    },
    mulai: async (req, res, siapa) => {
      await jalankan('registrasiId' in siapa ? pnsBiasa : petugas, req, res);
      await janji((lanjut) => req.session.regenerate(lanjut));
      Object.assign(req.session, siapa);
      await janji((lanjut) => req.session.save(lanjut));
    },
    akhiri: async (req, res, jenis) => {
      await jalankan(jenis === 'pns' ? pnsBiasa : petugas, req, res);
      await janji((lanjut) => req.session.destroy(lanjut));
      res.clearCookie(nama[jenis], { path: '/', secure: aman });
    },
  };
}

/** An open door that knows a PNS who has signed in; without a session nothing is asked of anybody. */
const kenali =
  (middleware: RequestHandler): RequestHandler =>
  (req, res, next) =>
    middleware(req, res, (galat?: unknown) => {
      const akun = galat ? undefined : req.session && isiSesi(req.session)?.akun;
      if (akun) res.locals.pelaku = { jenis: 'pns', ...akun } as unknown as PelakuPns;
      next(galat);
    });

const janji = (kerja: (lanjut: (galat?: unknown) => void) => void): Promise<void> =>
  new Promise((selesai, gagal) => kerja((galat) => (galat ? gagal(galat) : selesai())));

const jalankan = (middleware: RequestHandler, req: Request, res: Response): Promise<void> =>
  janji((lanjut) => middleware(req, res, lanjut as NextFunction));

const LOGIN = { pns: '/login', petugas: '/admin/login' };

/** No session: to the login. What was typed into a form waits there for the same account (domain.md §7). */
async function tolak(d: Deps, namaCookie: string, jenis: JenisSesi, req: Request, res: Response): Promise<void> {
  const id = pemilikForm(d, jenis, req) ?? (await pemilikSesiLama(d, jenis, bacaCookie(req, namaCookie)));
  if (req.method !== 'POST' || !id || res.locals.rahasia)
    return res.redirect(303, id ? `${LOGIN[jenis]}?habis=ya` : LOGIN[jenis]);
  const { originalUrl: alamat } = req;
  const tertunda = { id, alamat, halaman: String(res.locals.halaman ?? '/'), mentah: mentah(req) };
  await d.tamu.ingat(req, res, jenis === 'pns' ? { tertunda } : { tertundaPetugas: tertunda });
  res.redirect(303, `${LOGIN[jenis]}?habis=isian`);
}

/** For whom the page with this form was made: it says so itself, signed, as the session may be gone in any way. */
function pemilikForm(d: Deps, jenis: JenisSesi, req: Request): number | null {
  const [guna, milik, id] = (d.sandi.bukaTanda(mentah(req)._pemilik ?? '') ?? '').split(':');
  return guna === 'pemilik' && milik === jenis ? Number(id) : null;
}

/** Whose session a cookie was, although it has ended by time; null when it was never ours. */
async function pemilikSesiLama(d: Deps, jenis: JenisSesi, cookie: string | undefined): Promise<number | null> {
  const sid = /^s:([\w-]+)\./.exec(cookie ?? '')?.[1];
  if (!sid) return null;
  const baris = await d.db('sesi').where('id', d.sandi.sidik(sid)).first('registrasi_id', 'petugas_id');
  return (jenis === 'pns' ? baris?.registrasi_id : baris?.petugas_id) ?? null;
}
