import type { Deps } from '../deps.js';
import type { Sesi } from '../web/pintu.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { ruteAdminAkun } from './akun.routes.js';
import { ruteAdminBeranda } from './beranda.routes.js';
import { ruteAdminBerkas } from './berkas.routes.js';
import { ruteAdminEkspor } from './ekspor.routes.js';
import { ruteAdminFaq } from './faq.routes.js';
import { ruteAdminImpor } from './impor.routes.js';
import { ruteAdminInstansi } from './instansi.routes.js';
import { ruteAdminJadwal } from './jadwal.routes.js';
import { ruteAdminJejak } from './jejak.routes.js';
import { ruteAdminKantor } from './kantor.routes.js';
import { ruteAdminKuesioner } from './kuesioner.routes.js';
import { ruteAdminDrafKuesioner } from './kuesioner-draf.routes.js';
import { ruteLangkahKedua } from './langkah-kedua.routes.js';
import { ruteAdminLogin } from './login.routes.js';
import { menuBerkelompok } from './menu.js';
import { ruteAdminPegawai } from './pegawai.routes.js';
import { ruteAdminPengumuman } from './pengumuman.routes.js';
import { rutePerpanjangan } from './perpanjangan.routes.js';
import { ruteAdminPetugas } from './petugas.routes.js';
import { ruteAdminReferensi } from './referensi.routes.js';
import { ruteAdminRegistrasi } from './registrasi.routes.js';
import { ruteAdminRekap } from './rekap.routes.js';
import { ruteAdminSandi } from './sandi.routes.js';
import { ruteAdminSurel } from './surel.routes.js';
import { ruteAdminTiket } from './tiket.routes.js';
import { ruteAdminTotp } from './totp.routes.js';
import { ruteAdminTurunStatus } from './turun-status.routes.js';
import { ruteAdminUnor } from './unor.routes.js';
import { ruteAdminVerifikasi } from './verifikasi.routes.js';

/** The console: the way in first, then the work behind it, each in files of its own (domain.md §9). */
export function ruteAdmin(d: Deps, sesi: Sesi): BarisRute[] {
  const rute: BarisRute[] = [
    ruteAdminBeranda(d),
    ...ruteAdminRegistrasi(d),
    ...ruteAdminVerifikasi(d),
    ...ruteAdminBerkas(d),
    ...ruteAdminTiket(d),
    ...ruteAdminTurunStatus(d),
    ...ruteAdminPegawai(d),
    ...rutePerpanjangan(d),
    ...ruteAdminImpor(d),
    ...ruteAdminInstansi(d),
    ...ruteAdminKantor(d),
    ...ruteAdminJadwal(d),
    ...ruteAdminReferensi(d),
    ...ruteAdminUnor(d),
    ...ruteAdminPengumuman(d),
    ...ruteAdminFaq(d),
    ...ruteAdminKuesioner(d),
    ...ruteAdminDrafKuesioner(d),
    ...ruteAdminSurel(d),
    ...ruteAdminPetugas(d),
    ...ruteAdminAkun(d, sesi),
    ...ruteAdminTotp(d, sesi),
    ...ruteAdminRekap(d),
    ...ruteAdminEkspor(d),
    ...ruteAdminJejak(d),
  ];
  return [
    ...ruteAdminLogin(d, sesi),
    ...ruteLangkahKedua(d, sesi),
    ...ruteAdminSandi(d),
    ...rute.map((baris) => ({ ...baris, tangani: denganMenu(baris.tangani) })),
  ];
}

const denganMenu =
  (tangani: BarisRute['tangani']): BarisRute['tangani'] =>
  (req, res) => {
    res.locals.menuPetugas = petugas(res).harusTotp ? [] : menuBerkelompok(petugas(res));
    return tangani(req, res);
  };
