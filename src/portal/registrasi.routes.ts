import type { Request, Response } from 'express';
import { kodeBukti } from '../cetak/bukti.repository.js';
import { buatBuktiRegistrasi } from '../cetak/cetak.js';
import type { Deps } from '../deps.js';
import { sebabTutup } from '../jadwal/jadwal.js';
import { Galat, tidakDitemukan } from '../shared/galat.js';
import type { Mentah } from '../shared/isian.js';
import { tampilNip } from '../shared/nip.js';
import { tampilSaat } from '../shared/tanggal.js';
import { alamatDasar } from '../web/alamat-dasar.js';
import { captchaCocok, captchaFormulir, siapkanCaptcha } from '../web/captcha.js';
import { mentah, tampilkan, tanya } from '../web/halaman.js';
import { tampilkanIsian, tampilkanSemua } from '../web/isian-tampil.js';
import { sekali, tujuanKunci } from '../web/kunci-formulir.js';
import { kirimPdf } from '../web/pdf.js';
import { alamatPengunjung } from '../web/pengunjung.js';
import type { BarisRute } from '../web/rute.js';
import { dataCalon, halanganCalon } from './calon.js';
import { cariCalon, registrasiId } from './registrasi.repository.js';
import { bacaKataKunci, bacaNipRegistrasi, ISIAN_CAPTCHA, ISIAN_KATA_KUNCI, ISIAN_NIP } from './registrasi.schema.js';
import { ajukanRegistrasi } from './registrasi.service.js';
import { calonTamu, langkahData, terimaData } from './registrasi-data.js';
import { bukaTandaRegistrasi, tandaiRegistrasi } from './tautan.js';

/** Cari asks for a captcha after so many tries from one address. */
const CARI_TANPA_CAPTCHA = 3;

/** Registration in three steps and its success page (domain.md §5.1–4; Buku Petunjuk Pengguna III.A). */
export function ruteRegistrasi(d: Deps): BarisRute[] {
  return [
    {
      metode: 'get',
      alamat: '/registrasi',
      akses: 'umum',
      tangani: async (req, res) => tampilkanLangkahNip(d, req, res, { nip: (await d.tamu.baca(req)).nipBantuan }, {}),
    },
    { metode: 'post', alamat: '/registrasi', akses: 'umum', tangani: (req, res) => cariNip(d, req, res) },
    { metode: 'get', alamat: '/registrasi/data', akses: 'umum', tangani: (req, res) => langkahData(d, req, res) },
    { metode: 'post', alamat: '/registrasi/data', akses: 'umum', tangani: (req, res) => terimaData(d, req, res) },
    {
      metode: 'get',
      alamat: '/registrasi/kata-kunci',
      akses: 'umum',
      tangani: (req, res) => langkahKataKunci(d, req, res),
    },
    { metode: 'post', alamat: '/registrasi/kata-kunci', akses: 'umum', tangani: (req, res) => daftar(d, req, res) },
    { metode: 'get', alamat: '/registrasi/berhasil', akses: 'umum', tangani: (req, res) => berhasil(d, req, res) },
    { metode: 'get', alamat: '/registrasi/bukti.pdf', akses: 'umum', tangani: (req, res) => cetak(d, req, res) },
  ];
}

async function tampilkanLangkahNip(
  d: Deps,
  req: Request,
  res: Response,
  isi: Mentah,
  pesan: Record<string, string>,
  halangan?: unknown,
): Promise<void> {
  const perluCaptcha = (await d.batas.sudah('cari-nip', alamatPengunjung(req))) >= CARI_TANPA_CAPTCHA;
  if (perluCaptcha) await siapkanCaptcha(d, req, res);
  const isian = tampilkanSemua(ISIAN_NIP, { mentah: isi, pesan });
  const captcha = perluCaptcha ? tampilkanIsian(ISIAN_CAPTCHA, { mentah: {}, pesan }) : null;
  const tutup = halangan ? null : sebabTutup((await d.papan.jadwal()).registrasi, d.jam());
  const status = Object.keys(pesan).length > 0 || halangan ? 422 : 200;
  tampilkan(
    res,
    'portal/registrasi-nip',
    {
      judul: `${halangan ? 'Kesalahan: ' : ''}Registrasi, langkah 1: NIP Baru`,
      menu: 'registrasi',
      isian,
      captcha,
      gambar: gambar(d),
      pesan,
      halangan: halangan ?? null,
      tutup,
    },
    status,
  );
}

const gambar = (d: Deps): string => `/captcha.png?n=${d.sandi.kodeAcak(6)}`;

async function cariNip(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const terbaca = bacaNipRegistrasi(isi);
  if ('pesan' in terbaca) return tampilkanLangkahNip(d, req, res, isi, terbaca.pesan);
  // Counted first and compared afterwards: of many that come at once, only so many pass without a captcha.
  const kali = await d.batas.pakai('cari-nip', alamatPengunjung(req));
  if (kali > CARI_TANPA_CAPTCHA && !(await captchaCocok(d, req, isi.captcha ?? ''))) {
    return tampilkanLangkahNip(d, req, res, isi, {
      captcha: 'Captcha tidak cocok. Ketik huruf dan angka pada gambar yang baru.',
    });
  }
  const calon = await cariCalon(d.db, terbaca.nilai);
  const halangan = calon ? halanganCalon(calon, d.jam()) : { jenis: 'tidak-ada', kantor: null };
  if (halangan) {
    // The helpdesk page that the refusal leads to has the NIP filled in.
    await d.tamu.ingat(req, res, { nipBantuan: terbaca.nilai, registrasi: undefined });
    return tampilkanLangkahNip(d, req, res, isi, {}, halangan);
  }
  await d.tamu.ingat(req, res, {
    registrasi: { nip: terbaca.nilai },
    captcha: undefined,
    nipBantuan: terbaca.nilai,
  });
  res.redirect(303, '/registrasi/data');
}

/** Whoever has answered step 2; null: has been sent back to the step that is still open. */
async function calonDinyatakan(d: Deps, req: Request, res: Response) {
  const tamu = await calonTamu(d, req);
  if (tamu?.sesuai && tamu.kontak) return { calon: tamu.calon, kontak: tamu.kontak };
  res.redirect(303, tamu ? '/registrasi/data' : '/registrasi');
  return null;
}

async function langkahKataKunci(d: Deps, req: Request, res: Response): Promise<void> {
  if (!(await calonDinyatakan(d, req, res))) return;
  await tampilkanLangkahKataKunci(d, req, res, {}, {});
}

async function tampilkanLangkahKataKunci(
  d: Deps,
  req: Request,
  res: Response,
  isi: Mentah,
  pesan: Record<string, string>,
  sisaLulus = 0,
): Promise<void> {
  const perluCaptcha = sisaLulus === 0;
  if (perluCaptcha) await siapkanCaptcha(d, req, res);
  const model = {
    judul: 'Registrasi, langkah 3: Kata Kunci',
    menu: 'registrasi',
    isian: tampilkanSemua(ISIAN_KATA_KUNCI, { mentah: isi, pesan }),
    captcha: perluCaptcha ? tampilkanIsian(ISIAN_CAPTCHA, { mentah: {}, pesan }) : null,
    gambar: gambar(d),
    kunci: isi._kunci ?? d.sandi.token(),
    pesan,
  };
  tampilkan(res, 'portal/registrasi-kata-kunci', model, Object.keys(pesan).length > 0 ? 422 : 200);
}

async function daftar(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  // A repeated click comes after the steps were forgotten: its key still knows where it led.
  const form = { kunci: isi._kunci, pemilik: 'registrasi' };
  const sudah = await tujuanKunci(d.db, form);
  if (sudah) return res.redirect(303, sudah);
  const tamu = await calonDinyatakan(d, req, res);
  if (!tamu) return;
  const captcha = await captchaFormulir(d, req, { kunci: isi._kunci ?? '', jawaban: isi.captcha ?? '' });
  const terbaca = bacaKataKunci(isi, dataCalon(tamu.calon), captcha.lulus);
  if ('pesan' in terbaca) return tampilkanLangkahKataKunci(d, req, res, isi, terbaca.pesan, captcha.sisa);
  await d.batas.pakai('registrasi', alamatPengunjung(req));
  const kataKunciHash = await d.bcrypt.hash(terbaca.nilai.kataKunci);
  const { tujuan } = await sekali(d.db, form, async (trx) => {
    const id = await ajukanRegistrasi(d, trx, {
      nip: tamu.calon.nip,
      kontak: tamu.kontak,
      baru: terbaca.nilai,
      kataKunciHash,
    });
    return { tujuan: `/registrasi/berhasil?tanda=${tandaiRegistrasi(d, id)}`, hasil: id };
  });
  await d.tamu.ingat(req, res, { registrasi: undefined, captcha: undefined });
  res.redirect(303, tujuan);
}

async function registrasiBertanda(d: Deps, req: Request) {
  const id = bukaTandaRegistrasi(d, tanya(req, 'tanda'));
  const registrasi = id ? await registrasiId(d.db, id) : null;
  if (!registrasi)
    throw new Galat(
      'tidak_ditemukan',
      'Tautan ini sudah tidak berlaku. Login dengan nomor register untuk membukanya lagi.',
    );
  return registrasi;
}

async function berhasil(d: Deps, req: Request, res: Response): Promise<void> {
  const registrasi = await registrasiBertanda(d, req);
  tampilkan(res, 'portal/registrasi-berhasil', {
    judul: 'Registrasi berhasil',
    menu: 'registrasi',
    registrasi: { ...registrasi, nip: tampilNip(registrasi.nip), pada: tampilSaat(registrasi.diajukanPada) },
    alamatBukti: `/registrasi/bukti.pdf?tanda=${encodeURIComponent(tanya(req, 'tanda'))}`,
  });
}

async function cetak(d: Deps, req: Request, res: Response): Promise<void> {
  const registrasi = await registrasiBertanda(d, req);
  const kode = await kodeBukti(d.db, 'registrasi', { registrasiId: registrasi.id });
  if (!kode) throw tidakDitemukan();
  const pdf = await buatBuktiRegistrasi({
    nomorRegister: registrasi.nomorRegister,
    nip: tampilNip(registrasi.nip),
    nama: registrasi.nama,
    instansi: registrasi.instansi.nama,
    kantor: registrasi.kantor.nama,
    tanggal: tampilSaat(registrasi.diajukanPada),
    kode,
    alamatPeriksa: `${alamatDasar(d, req)}/bukti/${kode}`,
  });
  kirimPdf(res, pdf, `bukti-registrasi-${registrasi.nomorRegister}.pdf`);
}
