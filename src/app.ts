import { randomUUID } from 'node:crypto';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';
import { ruteAdmin } from './admin/admin.routes.js';
import { ruteAkun } from './akun/akun.routes.js';
import { ruteLupa } from './akun/lupa.routes.js';
import type { Deps } from './deps.js';
import { SQL_LEMBAR } from './formulir/formulir.repository.js';
import { ruteFormulir } from './formulir/formulir.routes.js';
import { buatPemulih } from './formulir/pulihkan.js';
import { ruteHelpdesk } from './helpdesk/helpdesk.routes.js';
import { denganAsalJejak } from './jejak/konteks.js';
import { rutePengumuman } from './pengumuman/pengumuman.routes.js';
import { ruteBeranda } from './portal/beranda.routes.js';
import { ruteBukanSaya } from './portal/bukan-saya.routes.js';
import { ruteCekStatus } from './portal/cek-status.routes.js';
import { ruteLogin } from './portal/login.routes.js';
import { rutePanduan } from './portal/panduan.routes.js';
import { ruteRegistrasi } from './portal/registrasi.routes.js';
import { ruteReferensi } from './referensi/referensi.routes.js';
import { tidakDitemukan } from './shared/galat.js';
import { jagaAsal } from './web/asal.js';
import { muatAset } from './web/aset.js';
import { lewatTls } from './web/cookie.js';
import { tanganiGalat } from './web/galat.js';
import { kepalaAman } from './web/kepala.js';
import { buatPengukur } from './web/kesehatan.js';
import { alamatPengunjung } from './web/pengunjung.js';
import { buatSesi, type Sesi } from './web/pintu.js';
import { type BarisRute, pasangRute } from './web/rute.js';
import { muatTampilan } from './web/tampilan.js';

/** Longest request body of a form without files. */
const BADAN_PALING_BESAR = '256kb';

/** Every route of the portal with its door, for mounting and for the access matrix. */
export function semuaRute(d: Deps, sesi: Sesi): BarisRute[] {
  return [
    ...ruteBeranda(d),
    ...rutePanduan(d),
    ...rutePengumuman(d),
    ...ruteRegistrasi(d),
    ...ruteBukanSaya(d),
    ...ruteLupa(d),
    ...ruteAkun(d, sesi),
    ...ruteLogin(d, sesi, buatPemulih(d)),
    ...ruteCekStatus(d),
    ...ruteHelpdesk(d),
    // Before the form: /formulir/:tab would take its address for a tab.
    ...ruteReferensi(d),
    ...ruteFormulir(d),
    ...ruteAdmin(d, sesi),
  ];
}

/** The portal as an Express application; the same for production and tests. */
export function createApp(d: Deps): Express {
  const app = express();
  const aset = muatAset();
  const sesi = buatSesi(d, SQL_LEMBAR);
  const pengukur = buatPengukur(d);
  app.set('trust proxy', d.config.trustProxy);
  app.disable('x-powered-by');
  // Pages are never stored, so hashing each for an ETag is work for nothing; static files are named by their hash.
  app.disable('etag');
  app.locals.tampilan = muatTampilan(aset);
  app.locals.demo = d.config.mode === 'demo';

  app.use(
    pinoHttp({
      logger: d.log,
      genReqId: () => randomUUID(),
      serializers: { req: ringkasPermintaan, res: ringkasJawaban },
    }),
  );
  app.use(pengukur.catat);
  app.use(kepalaAman(lewatTls(d.config)));
  aset.pasang(app);
  app.use(compression({ level: 5 }));
  app.use(jagaAsal);
  app.use(sebutAsal);
  app.use(express.urlencoded({ extended: false, limit: BADAN_PALING_BESAR, parameterLimit: 5000 }));
  pasangRute(app, [...pengukur.rute, ...semuaRute(d, sesi)], sesi.pintu, d);
  app.use((_req, _res, next) => next(tidakDitemukan()));
  app.use(tanganiGalat(d.log));
  return app;
}

/** The trail says from where: steps are taken by forms, and by looking people up in the console. */
const sebutAsal: RequestHandler = (req, _res, next) => {
  // Express finds a page in any case: /Admin/… is the console, too.
  if (req.method === 'GET' && !req.path.toLowerCase().startsWith('/admin/')) return next();
  denganAsalJejak({ permintaan: String(req.id), alamat: alamatPengunjung(req) }, next);
};

/** What follows is a secret, or the user name of an account. */
const ALAMAT_RAHASIA = /^(\/admin\/(?:sandi|registrasi)\/)[^/]+/i;
/** A NIP, old or new, or the number of a ticket. */
const NOMOR_ORANG = /\d{9,}/g;

/** Logs hold no query, no body and no header, and of an address not whom it is about: the trail tells that. */
const ringkasPermintaan = (req: { id: unknown; method: string; url: string }) => ({
  id: req.id,
  method: req.method,
  path: req.url.split('?')[0]?.replace(ALAMAT_RAHASIA, '$1…').replace(NOMOR_ORANG, '…'),
});
const ringkasJawaban = (res: { statusCode: number }) => ({ status: res.statusCode });
