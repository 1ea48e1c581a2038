import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { bacaAlasan } from '../shared/alasan.js';
import { bacaFormulir, type Isian, type Mentah } from '../shared/isian.js';
import { bacaNip } from '../shared/nip.js';
import { captchaFormulir, siapkanCaptcha } from '../web/captcha.js';
import { mentah, tampilkan, tanya } from '../web/halaman.js';
import { tampilkanIsian, tampilkanSemua } from '../web/isian-tampil.js';
import { sekali, tujuanKunci } from '../web/kunci-formulir.js';
import { alamatPengunjung } from '../web/pengunjung.js';
import type { BarisRute } from '../web/rute.js';
import { cariCalon } from './registrasi.repository.js';
import { ISIAN_CAPTCHA, ISIAN_NIP } from './registrasi.schema.js';
import { sanggahRegistrasi } from './sanggahan.service.js';

const ALAMAT = '/registrasi/bukan-saya';
const TERCATAT = `${ALAMAT}/tercatat`;
const PEMILIK = 'bukan-saya';

const ISIAN: readonly Isian[] = [
  ...ISIAN_NIP,
  {
    ...{ kode: 'kontak', label: 'Telepon atau e-mail Anda', jenis: 'teks', maks: 100, lebar: 30, tidakWajib: true },
    petunjuk: 'Supaya kantor kepegawaian bisa menghubungi Anda.',
  },
  {
    ...{ kode: 'keterangan', label: 'Yang Anda ketahui', jenis: 'paragraf', maks: 500, tidakWajib: true },
    petunjuk: 'Misalnya kapan Anda mengetahuinya, atau siapa yang mungkin mendaftarkan.',
  },
];

/** "Bukan saya yang mendaftar" (domain.md §5): for the owner of a NIP that somebody else has registered. */
export function ruteBukanSaya(d: Deps): BarisRute[] {
  return [
    { metode: 'get', alamat: ALAMAT, akses: 'umum', tangani: (req, res) => buka(d, req, res) },
    { metode: 'post', alamat: ALAMAT, akses: 'umum', tangani: (req, res) => kirim(d, req, res) },
    { metode: 'get', alamat: TERCATAT, akses: 'umum', tangani: (req, res) => tercatat(d, req, res) },
  ];
}

async function buka(d: Deps, req: Request, res: Response): Promise<void> {
  const { nipBantuan } = await d.tamu.baca(req);
  const tidakAda = tanya(req, 'hasil') === 'tidak-ada';
  await tampilkanForm(d, req, res, { mentah: { nip: nipBantuan }, pesan: {}, tidakAda });
}

interface Keadaan {
  mentah: Mentah;
  pesan: Record<string, string>;
  /** tries that need no captcha any more */
  sisa?: number;
  tidakAda?: boolean;
}

async function tampilkanForm(d: Deps, req: Request, res: Response, keadaan: Keadaan): Promise<void> {
  const { mentah: isi, pesan, sisa = 0, tidakAda = false } = keadaan;
  if (sisa === 0) await siapkanCaptcha(d, req, res);
  const model = {
    judul: 'Bukan saya yang mendaftar',
    menu: 'registrasi',
    isian: tampilkanSemua(ISIAN, { mentah: isi, pesan }),
    captcha: sisa === 0 ? tampilkanIsian(ISIAN_CAPTCHA, { mentah: {}, pesan }) : null,
    gambar: `/captcha.png?n=${d.sandi.kodeAcak(6)}`,
    kunci: isi._kunci ?? d.sandi.token(),
    tidakAda,
    pesan,
  };
  tampilkan(res, 'portal/bukan-saya', model, Object.keys(pesan).length > 0 ? 422 : 200);
}

async function kirim(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const form = { kunci: isi._kunci, pemilik: PEMILIK };
  const sudah = await tujuanKunci(d.db, form);
  if (sudah) return res.redirect(303, sudah);
  const captcha = await captchaFormulir(d, req, { kunci: isi._kunci ?? '', jawaban: isi.captcha ?? '' });
  const { nilai, pesan } = bacaFormulir(ISIAN, isi);
  if (!captcha.lulus) pesan.captcha = 'Captcha tidak cocok. Ketik huruf dan angka pada gambar yang baru.';
  const nip = bacaNip(isi.nip ?? '');
  if (!nip || Object.keys(pesan).length > 0)
    return tampilkanForm(d, req, res, { mentah: isi, pesan, sisa: captcha.sisa });
  await d.batas.pakai('bukan-saya', alamatPengunjung(req));
  await d.batas.pakai('bukan-saya-nip', nip);
  const bersih = (kode: string): string | null => bacaAlasan(String(nilai[kode] ?? ''), 500) || null;
  const { tujuan, hasil } = await sekali(d.db, form, async (trx) => {
    const laporan = { nip, kontak: bersih('kontak'), keterangan: bersih('keterangan') };
    const hasilnya = await sanggahRegistrasi(d, trx, laporan);
    const ke = hasilnya === 'tidak-ada' ? `${ALAMAT}?hasil=tidak-ada` : TERCATAT;
    return { tujuan: ke, hasil: hasilnya };
  });
  // What flagged nothing uses nothing up: strangers cannot keep the owner from being heard.
  if (hasil !== 'tercatat') await d.batas.kembalikan('bukan-saya-nip', nip);
  const disanggah = tujuan === TERCATAT ? nip : undefined;
  await d.tamu.ingat(req, res, { nipBantuan: nip, captcha: undefined, disanggah });
  res.redirect(303, tujuan);
}

/** What happens next, and which office it is; who has reported nothing from here is not told that they have. */
async function tercatat(d: Deps, req: Request, res: Response): Promise<void> {
  const { disanggah } = await d.tamu.baca(req);
  if (!disanggah) return res.redirect(303, ALAMAT);
  const calon = await cariCalon(d.db, disanggah);
  tampilkan(res, 'portal/bukan-saya-tercatat', {
    judul: 'Laporan Anda tercatat',
    menu: 'registrasi',
    kantor: calon?.kantor ?? null,
  });
}
