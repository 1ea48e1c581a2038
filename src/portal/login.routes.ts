import type { Request, Response } from 'express';
import { masihKataKunci } from '../akun/akun.repository.js';
import type { Deps } from '../deps.js';
import { bakukanNomorRegister } from '../shared/bakukan.js';
import { bacaFormulir, type Isian, type Mentah } from '../shared/isian.js';
import { selisihHari, tampilSaat } from '../shared/tanggal.js';
import { denganBatasLogin } from '../web/batas-login.js';
import { mentah, tampilkan, tanya } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import { beriKabar } from '../web/kabar.js';
import type { Pemulih } from '../web/pemulih.js';
import type { Sesi } from '../web/pintu.js';
import type { BarisRute } from '../web/rute.js';
import { lupakanOrang } from '../web/sesi-tamu.js';
import { kenaliPns, masuk } from './login.service.js';
import { BATAS_TUNGGU_JAM } from './registrasi.alur.js';
import { type Registrasi, registrasiId } from './registrasi.repository.js';
import { tandaiRegistrasi } from './tautan.js';

const ISIAN_LOGIN: readonly Isian[] = [
  {
    kode: 'nomor_register',
    label: 'Nomor Register',
    jenis: 'teks',
    maks: 20,
    lebar: 18,
    isiOtomatis: 'username',
    petunjuk: '8 huruf dan angka dari Bukti Registrasi.',
  },
  {
    kode: 'kata_kunci',
    label: 'Kata Kunci',
    jenis: 'teks',
    rahasia: true,
    maks: 200,
    lebar: 18,
    isiOtomatis: 'current-password',
  },
];

const DIDAHULUI =
  'Sementara itu bagian ini juga diubah dari perangkat lain. Yang Anda ketik ada di bawah dan belum disimpan: bandingkan sebelum menekan Simpan.';
const SALAH = 'Nomor Register atau Kata Kunci tidak cocok. Periksa keduanya, lalu coba lagi.';

/** Sign-in of the PNS and the waiting page before acceptance (domain.md §4 Registrasi, §7 "Nothing typed is lost"). */
export function ruteLogin(d: Deps, sesi: Sesi, pulihkan: Pemulih): BarisRute[] {
  return [
    {
      metode: 'get',
      alamat: '/login',
      akses: 'umum',
      // Whoever comes back from a page that carries no session finds the way to the form.
      kenaliPns: true,
      tangani: (req, res) => tampilkanLogin(res, tanya(req, 'habis'), {}, {}, tanya(req, 'kata-kunci') === 'baru'),
    },
    { metode: 'post', alamat: '/login', akses: 'umum', tangani: (req, res) => login(d, sesi, pulihkan, req, res) },
    { metode: 'get', alamat: '/login/menunggu', akses: 'umum', tangani: (req, res) => menunggu(d, req, res) },
    {
      metode: 'post',
      alamat: '/logout',
      akses: 'umum',
      tangani: async (req, res) => {
        await sesi.akhiri(req, res, 'pns');
        await d.tamu.ubah(req, lupakanOrang);
        res.redirect(303, '/');
      },
    },
  ];
}

function tampilkanLogin(res: Response, habis: string, isi: Mentah, pesan: Record<string, string>, baru = false): void {
  const isian = tampilkanSemua(ISIAN_LOGIN, { mentah: isi, pesan });
  tampilkan(
    res,
    'portal/login',
    { judul: 'Login', menu: 'login', isian, habis, baru, pesan },
    Object.keys(pesan).length > 0 ? 422 : 200,
  );
}

async function login(d: Deps, sesi: Sesi, pulihkan: Pemulih, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const { pesan } = bacaFormulir(ISIAN_LOGIN, isi);
  if (Object.keys(pesan).length > 0) return tampilkanLogin(res, '', isi, pesan);
  const nomor = bakukanNomorRegister(isi.nomor_register ?? '');
  const registrasi = await denganBatasLogin(d, req, res, nomor, () => kenaliPns(d, nomor, isi.kata_kunci ?? ''));
  if (!registrasi) return tampilkanLogin(res, '', isi, { nomor_register: SALAH });
  if (registrasi.status !== 'aktif') {
    await d.tamu.ingatBaru(req, res, { menunggu: registrasi.id });
    return res.redirect(303, '/login/menunggu');
  }
  await masuk(d, registrasi);
  await sesi.mulai(req, res, { registrasiId: registrasi.id });
  // Changed while it was compared: that has ended all sessions, and this one is not to outlive them.
  if (!(await masihKataKunci(d.db, registrasi.id, registrasi.kataKunciHash))) {
    await sesi.akhiri(req, res, 'pns');
    return tampilkanLogin(res, '', isi, { nomor_register: SALAH });
  }
  const { tertunda } = await d.tamu.baca(req);
  if (tertunda?.id !== registrasi.id) return res.redirect(303, '/formulir');
  const { tujuan, didahului } = await pulihkan(registrasi.nip, tertunda.alamat, tertunda.mentah);
  if (didahului) await beriKabar(req, 'perhatian', DIDAHULUI);
  await d.tamu.ingat(req, res, { tertunda: undefined });
  res.redirect(303, tujuan);
}

async function menunggu(d: Deps, req: Request, res: Response): Promise<void> {
  const { menunggu: id } = await d.tamu.baca(req);
  const registrasi = id ? await registrasiId(d.db, id) : null;
  if (!registrasi) return res.redirect(303, '/login');
  if (registrasi.status === 'aktif') return res.redirect(303, '/login');
  tampilkan(res, 'portal/menunggu', { judul: 'Status registrasi', menu: 'login', ...keadaan(d, registrasi) });
}

function keadaan(d: Deps, registrasi: Registrasi) {
  const kini = d.jam();
  return {
    registrasi: {
      ...registrasi,
      pada: tampilSaat(registrasi.diajukanPada),
      diputus: registrasi.diputusPada ? tampilSaat(registrasi.diputusPada) : '',
    },
    hari: selisihHari(registrasi.diajukanPada, kini) + 1,
    lama: kini.getTime() - registrasi.diajukanPada.getTime() > BATAS_TUNGGU_JAM * 3_600_000,
    alamatBukti: `/registrasi/bukti.pdf?tanda=${tandaiRegistrasi(d, registrasi.id)}`,
  };
}
