import type { Request, Response } from 'express';
import { kodeBukti } from '../cetak/bukti.repository.js';
import { buatTandaBuktiTiket } from '../cetak/cetak.js';
import type { Deps } from '../deps.js';
import { tidakDitemukan } from '../shared/galat.js';
import { tampilSaat } from '../shared/tanggal.js';
import { alamatDasar } from '../web/alamat-dasar.js';
import { bagianAlamat, tampilkan, tanya } from '../web/halaman.js';
import { kirimPdf } from '../web/pdf.js';
import type { BarisRute } from '../web/rute.js';
import { asalDari } from './asal-formulir.js';
import { cariKategori } from './katalog-helpdesk.js';
import { tampilNomorTiket } from './nomor-tiket.js';
import { orangTiket } from './orang-tiket.js';
import { judulAsal } from './permohonan.halaman.js';
import type { Tiket } from './tiket.repository.js';
import { tahuTiket, tiketPengunjung } from './tiket-tamu.js';

/** A ticket just filed and its receipt; later through Cek Status Pengaduan. */
export function ruteTiket(d: Deps): BarisRute[] {
  return [
    {
      metode: 'get',
      alamat: '/helpdesk/tiket/:nomor',
      akses: 'umum',
      kenaliPns: true,
      tangani: (req, res) => terkirim(d, req, res),
    },
    {
      metode: 'get',
      alamat: '/helpdesk/tiket/:nomor/bukti.pdf',
      akses: 'umum',
      kenaliPns: true,
      tangani: (req, res) => cetak(d, req, res),
    },
  ];
}

/** The ticket of an address, for whoever may open it; for everybody else it does not exist. */
async function tiketTerbuka(d: Deps, req: Request, res: Response): Promise<Tiket> {
  const tiket = await tiketPengunjung(d, req, res, bagianAlamat(req, 'nomor'));
  if (!tiket) throw tidakDitemukan();
  return tiket;
}

export const namaKategori = (d: Pick<Deps, 'kategori'>, kode: string): string =>
  cariKategori(d.kategori, kode)?.nama ?? kode;

async function terkirim(d: Deps, req: Request, res: Response): Promise<void> {
  const tiket = await tiketTerbuka(d, req, res);
  const asal = asalDari(d, res, (nama) => tanya(req, nama));
  tampilkan(res, 'helpdesk/tiket', {
    judul: `Nomor tiket ${tampilNomorTiket(tiket.nomor)}`,
    menu: 'helpdesk',
    email: tiket.email !== null,
    asal: asal && { kembali: asal.kembali, judul: judulAsal(d.katalog, asal) },
    tiket: {
      nomor: tiket.nomor,
      nomorTampil: tampilNomorTiket(tiket.nomor),
      jenis: namaKategori(d, tiket.kategori),
      ...orangTiket(tiket, cariKategori(d.kategori, tiket.kategori), tahuTiket(res, tiket)),
      kantor: tiket.kantor.nama,
      pada: tampilSaat(tiket.dibuatPada),
    },
  });
}

const KODE_VERIFIKATOR = 'verifikator-level-1';

async function cetak(d: Deps, req: Request, res: Response): Promise<void> {
  const tiket = await tiketTerbuka(d, req, res);
  const kode = await kodeBukti(d.db, 'tiket', { tiketId: tiket.id });
  if (!kode) throw tidakDitemukan();
  const kategori = cariKategori(d.kategori, tiket.kategori);
  const pdf = await buatTandaBuktiTiket({
    judul:
      tiket.kategori === KODE_VERIFIKATOR
        ? 'Tanda Bukti Permohonan Penambahan Verifikator'
        : 'Tanda Bukti Permohonan Bantuan',
    nomor: tampilNomorTiket(tiket.nomor),
    jenis: namaKategori(d, tiket.kategori),
    ...orangTiket(tiket, kategori, tahuTiket(res, tiket)),
    isi: kategori?.ringkas(tiket.isi) ?? '',
    dikirim: tampilSaat(tiket.dibuatPada),
    kantor: tiket.kantor.nama,
    kode,
    alamatPeriksa: `${alamatDasar(d, req)}/bukti/${kode}`,
  });
  kirimPdf(res, pdf, `tanda-bukti-tiket-${tiket.nomor}.pdf`);
}
