import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { tidakDitemukan } from '../shared/galat.js';
import { bacaFormulir, type Isian, isRujukan, type Mentah, type NilaiIsian } from '../shared/isian.js';
import { tampilNip } from '../shared/nip.js';
import { bagianAlamat, mentah, tampilkan } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import { alamatPengunjung } from '../web/pengunjung.js';
import { type BarisRute, pnsBila } from '../web/rute.js';
import { captchaTiket, siapkanCaptchaTiket } from './captcha-tiket.js';
import type { Kategori } from './jenis.js';
import { cariKategori } from './katalog-helpdesk.js';
import { type PegawaiNipLama, pegawaiNipLama } from './nip-lama.repository.js';
import { kepalaKategori } from './permohonan.halaman.js';

/** So many look-ups from one address without a captcha. */
const TANPA_CAPTCHA = 3;

export const ISIAN_NIP_LAMA: Isian = {
  kode: 'nip_lama',
  label: 'NIP Lama',
  jenis: 'teks',
  lebar: 10,
  angkaSaja: true,
  petunjuk: '9 angka, dari Karpeg atau SK sebelum konversi NIP.',
  pola: { cocok: /^\d{9}$/, pesan: 'NIP Lama terdiri dari 9 angka. Periksa lagi di Karpeg atau SK lama Anda.' },
};

/** Cari NIP Lama: five values, then Sesuai or Tidak Sesuai (Buku Petunjuk Helpdesk II.A.3–5). */
export function ruteNipLama(d: Deps): BarisRute[] {
  return [
    {
      metode: 'post',
      alamat: '/helpdesk/:kode/nip-lama',
      akses: 'umum',
      kenaliPns: true,
      tangani: (req, res) => cari(d, req, res),
    },
  ];
}

async function cari(d: Deps, req: Request, res: Response): Promise<void> {
  const kategori = cariKategori(d.kategori, bagianAlamat(req, 'kode'));
  if (!kategori?.cariNipLama) throw tidakDitemukan();
  const isi = mentah(req);
  const { nilai, pesan } = bacaFormulir([ISIAN_NIP_LAMA], isi);
  if (Object.keys(pesan).length > 0) return tampilkanCari(d, req, res, { kategori, isi, pesan, hasil: null });
  // Counted first and compared afterwards: of many that come at once, only so many pass without a captcha.
  const kali = await d.batas.pakai('cari-nip-lama', alamatPengunjung(req));
  if (kali > TANPA_CAPTCHA) Object.assign(pesan, (await captchaTiket(d, req, res, isi)).pesan);
  if (Object.keys(pesan).length > 0) return tampilkanCari(d, req, res, { kategori, isi, pesan, hasil: null });
  await d.batas.pakai('nip-lama-sasaran', String(nilai.nip_lama));
  const hasil = await pegawaiNipLama(d.db, String(nilai.nip_lama));
  if (hasil) await d.tamu.ingat(req, res, { nipBantuan: hasil.nip });
  const tidakAda = {
    nip_lama:
      'NIP Lama ini tidak ada dalam database BKN. Periksa angkanya. Bila sudah benar, laporkan Tidak Ada Dalam Database.',
  };
  await tampilkanCari(d, req, res, { kategori, isi, pesan: hasil ? {} : tidakAda, hasil, dicari: true });
}

interface HalamanNipLama {
  kategori: Kategori;
  isi: Mentah;
  pesan: Record<string, string>;
  hasil: PegawaiNipLama | null;
  /** the database has been asked */
  dicari?: true;
}

async function tampilkanCari(d: Deps, req: Request, res: Response, h: HalamanNipLama): Promise<void> {
  const kunci = h.isi._kunci || d.sandi.token();
  const perluCaptcha = !pnsBila(res) && (await d.batas.sudah('cari-nip-lama', alamatPengunjung(req))) >= TANPA_CAPTCHA;
  const captcha = perluCaptcha ? await siapkanCaptchaTiket(d, req, res, kunci, h.pesan) : null;
  const model = {
    judul: `${h.kategori.nama}: Cari NIP Lama`,
    menu: 'helpdesk',
    kepala: kepalaKategori(h.kategori),
    isian: tampilkanSemua([ISIAN_NIP_LAMA], { mentah: h.isi, pesan: h.pesan }),
    captcha,
    gambar: `/captcha.png?n=${d.sandi.kodeAcak(6)}`,
    hasil: h.hasil && limaNilai(h.hasil),
    tidakAda: h.dicari === true && !h.hasil,
    kunci,
    pesan: h.pesan,
  };
  tampilkan(res, 'helpdesk/nip-lama', model, Object.keys(h.pesan).length > 0 ? 422 : 200);
}

/** The manual's five values and nothing else; of the birth date day and month (domain.md §3). */
function limaNilai(satu: PegawaiNipLama): readonly (readonly [string, string])[] {
  const tempat = satu.isi.tempat_lahir as NilaiIsian[string] | undefined;
  const lahir = String(satu.isi.tanggal_lahir ?? '');
  return [
    ['NIP Baru', tampilNip(satu.nip)],
    ['Nama', satu.nama],
    ['Tempat Lahir', isRujukan(tempat) ? tempat.nama : 'tidak ada data'],
    ['Tanggal Lahir', lahir ? `${lahir.slice(8, 10)}-${lahir.slice(5, 7)}-••••` : 'tidak ada data'],
    ['Instansi', satu.instansi],
  ];
}
