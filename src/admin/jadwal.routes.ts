import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { ISIAN_ALASAN, ISIAN_JADWAL, mentahJadwal, sidikJadwal } from '../jadwal/isian-jadwal.js';
import { instansiBerjadwal, instansiPunyaPns, jadwalBerlaku, jadwalSendiri } from '../jadwal/jadwal.repository.js';
import { LINGKUP_NASIONAL, simpanJadwal } from '../jadwal/jadwal.service.js';
import { daftarPerpanjangan } from '../jadwal/perpanjangan.repository.js';
import { jadwalTampil, perpanjanganTampil } from '../jadwal/tampil.js';
import { tidakDitemukan } from '../shared/galat.js';
import { PERAN_ADMIN, wilayahAdmin } from '../shared/wilayah-admin.js';
import { bagianAlamat, mentah, tampilkan } from '../web/halaman.js';
import { tampilkanIsian, tampilkanSemua } from '../web/isian-tampil.js';
import { ambilKabar } from '../web/kabar.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { bacaDaftar, instansiDitanya, isianInstansiDituju, potongDaftar, SKRIP_RUJUKAN } from './daftar.js';
import { isiSunting, type KeadaanSunting, riwayatSunting, sunting } from './sunting.js';

const ALAMAT = '/admin/jadwal';

/** Jadwal: the windows of the country and of instansi, and who has longer (domain.md §7, §9). */
export function ruteAdminJadwal(d: Deps): BarisRute[] {
  const akses = PERAN_ADMIN;
  return [
    { metode: 'get', alamat: ALAMAT, akses, tangani: (req, res) => daftar(d, req, res) },
    { metode: 'get', alamat: `${ALAMAT}/perpanjangan`, akses, tangani: (req, res) => perpanjangan(d, req, res) },
    { metode: 'get', alamat: `${ALAMAT}/:lingkup`, akses, tangani: (req, res) => satu(d, req, res, {}) },
    { metode: 'post', alamat: `${ALAMAT}/:lingkup`, akses: ['admin_bkn'], tangani: (req, res) => simpan(d, req, res) },
  ];
}

async function daftar(d: Deps, req: Request, res: Response): Promise<void> {
  const wilayah = wilayahAdmin(petugas(res));
  const [sendiri] = wilayah.instansi;
  if (!wilayah.nasional && sendiri && wilayah.instansi.length === 1) return res.redirect(303, `${ALAMAT}/${sendiri}`);
  const dituju = await instansiDitanya(d, req);
  if (dituju.instansi) return res.redirect(303, `${ALAMAT}/${dituju.instansi.kode}`);
  const minta = bacaDaftar(req);
  const { isi, halaman } = potongDaftar(await instansiBerjadwal(d.db, minta.potong), minta);
  tampilkan(res, 'admin/jadwal', {
    judul: 'Jadwal',
    menu: 'jadwal',
    skrip: SKRIP_RUJUKAN,
    kabar: await ambilKabar(req),
    nasional: jadwalTampil(await jadwalBerlaku(d.db, null), d.jam()),
    isian: isianInstansiDituju(req, dituju),
    cari: minta.cari,
    halaman,
    daftar: isi.map((instansi) => ({ ...instansi, jadwal: jadwalTampil(instansi.jadwal, d.jam()) })),
  });
}

/** The instansi of the address, null for the country; 404 outside the area. */
async function lingkup(d: Deps, req: Request, res: Response): Promise<{ kode: string; nama: string } | null> {
  const kode = bagianAlamat(req, 'lingkup');
  if (kode === LINGKUP_NASIONAL) return null;
  const wilayah = wilayahAdmin(petugas(res));
  const instansi = wilayah.nasional || wilayah.instansi.includes(kode) ? await instansiPunyaPns(d.db, kode) : null;
  if (!instansi) throw tidakDitemukan();
  return instansi;
}

async function satu(d: Deps, req: Request, res: Response, keadaan: KeadaanSunting): Promise<void> {
  const instansi = await lingkup(d, req, res);
  const { nasional } = wilayahAdmin(petugas(res));
  const sendiri = await jadwalSendiri(d.db, instansi?.kode ?? null);
  const isi = isiSunting(req, mentahJadwal(sendiri));
  const { pesan = {}, bentrok = '' } = keadaan;
  const bahan = { mentah: isi, pesan };
  tampilkan(
    res,
    'admin/jadwal-satu',
    {
      judul: instansi ? `Jadwal: ${instansi.nama}` : 'Jadwal nasional',
      menu: 'jadwal',
      kabar: await ambilKabar(req),
      alamat: `${ALAMAT}/${instansi?.kode ?? LINGKUP_NASIONAL}`,
      instansi,
      nasional,
      berlaku: jadwalTampil(await jadwalBerlaku(d.db, instansi?.kode ?? null), d.jam()),
      jendela: nasional
        ? ISIAN_JADWAL.map((jendela) => ({ ...jendela, isian: tampilkanSemua(jendela.isian, bahan) }))
        : [],
      alasan: tampilkanIsian(ISIAN_ALASAN, bahan),
      dilihat: bentrok ? sidikJadwal(sendiri) : (isi.dilihat ?? sidikJadwal(sendiri)),
      bentrok,
      riwayat: await riwayatSunting(d, { jenis: 'jadwal', id: instansi?.kode ?? LINGKUP_NASIONAL }),
      kunci: d.sandi.token(),
      pesan,
    },
    keadaan.status ?? 200,
  );
}

async function simpan(d: Deps, req: Request, res: Response): Promise<void> {
  const instansi = await lingkup(d, req, res);
  const isi = mentah(req);
  await sunting(
    d,
    req,
    res,
    async (trx) => {
      const minta = { instansi: instansi?.kode ?? null, dilihat: isi.dilihat ?? '' };
      await simpanJadwal(d, trx, petugas(res), minta, isi);
      return { tujuan: `${ALAMAT}/${instansi?.kode ?? LINGKUP_NASIONAL}`, hasil: true };
    },
    {
      kabar: () => {
        d.papan.lupakan();
        return 'Jadwal tersimpan dan langsung berlaku.';
      },
      salah: (pesan) => satu(d, req, res, { pesan, status: 422 }),
      bentrok: (bentrok) => satu(d, req, res, { bentrok, status: 409 }),
    },
  );
}

async function perpanjangan(d: Deps, req: Request, res: Response): Promise<void> {
  const minta = bacaDaftar(req);
  const baris = await daftarPerpanjangan(d.db, wilayahAdmin(petugas(res)), minta.potong);
  const { isi, halaman } = potongDaftar(baris, minta);
  tampilkan(res, 'admin/jadwal-perpanjangan', {
    judul: 'Perpanjangan untuk satu orang',
    menu: 'jadwal',
    cari: minta.cari,
    halaman,
    daftar: isi.map((satu) => perpanjanganTampil(satu, d.jam())),
  });
}
