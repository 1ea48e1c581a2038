import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { tidakDitemukan } from '../shared/galat.js';
import { tampilSaat } from '../shared/tanggal.js';
import { bagianAlamat, tampilkan, tanya } from '../web/halaman.js';
import { tampilkanIsian, tampilkanSemua } from '../web/isian-tampil.js';
import { kunciPengunjung } from '../web/pengunjung.js';
import { type BarisRute, pnsBila } from '../web/rute.js';
import { asalDari } from './asal-formulir.js';
import { tampilkanForm } from './form-permohonan.js';
import { isiAwal } from './isi-awal.js';
import type { Kategori } from './jenis.js';
import { cariKategori } from './katalog-helpdesk.js';
import { kirimPermohonan } from './kirim-permohonan.js';
import { ISIAN_NIP_LAMA } from './nip-lama.routes.js';
import { kepalaKategori } from './permohonan.halaman.js';
import { tmtNip } from './permohonan.js';

/** The page of every kategori: TMT CPNS first where the manual asks for it, then its form (domain.md §8). */
export function rutePermohonan(d: Deps): BarisRute[] {
  return [
    {
      metode: 'get',
      alamat: '/helpdesk/:kode',
      akses: 'umum',
      kenaliPns: true,
      tangani: (req, res) => buka(d, req, res),
    },
    {
      metode: 'post',
      alamat: '/helpdesk/:kode',
      akses: 'umum',
      kenaliPns: true,
      unggah: (req, res) => sebelumUnggah(d, req, res),
      tangani: (req, res) => kirimPermohonan(d, req, res, kategoriDari(d, req)),
    },
  ];
}

export function kategoriDari(d: Pick<Deps, 'kategori'>, req: Request): Kategori {
  const kategori = cariKategori(d.kategori, bagianAlamat(req, 'kode'));
  if (!kategori) throw tidakDitemukan();
  return kategori;
}

/** Before the body is read: that there is such a kategori, and how much has come from here. */
async function sebelumUnggah(d: Deps, req: Request, res: Response): Promise<void> {
  kategoriDari(d, req);
  await d.batas.pakai('badan-umum', kunciPengunjung(req, res));
}

async function buka(d: Deps, req: Request, res: Response): Promise<void> {
  const kategori = kategoriDari(d, req);
  const ganda = d.sandi.bukaTanda(tanya(req, 'sudah'));
  if (ganda) return sudahDikirim(res, kategori, ganda);
  const pns = pnsBila(res);
  const dipilih = ['sampai', 'sesudah'].find((satu) => satu === tanya(req, 'tmt')) ?? '';
  const tmt = pns && kategori.batasTmt ? tmtNip(pns.nip, kategori.batasTmt) : dipilih;
  if (kategori.batasTmt && !tmt) return pilihTmt(req, res, kategori);
  const lewati = pns !== null || tanya(req, 'langkah') === 'isi';
  if (kategori.cariNipLama && tmt === 'sampai' && !lewati) return cariNipLama(d, res, kategori);
  const asal = asalDari(d, res, (nama) => tanya(req, nama));
  const isi = { ...(await isiAwal(d, req, res, kategori, asal)), ...(tmt && { tmt }) };
  await tampilkanForm(d, req, res, kategori, { mentah: isi, asal });
}

/** The manual's first question; without an answer it is asked again, in words. */
function pilihTmt(req: Request, res: Response, kategori: Kategori): void {
  const isian = kategori.isian.find(({ kode }) => kode === 'tmt')!;
  const ditekan = 'tmt' in req.query || tanya(req, 'lanjut') !== '';
  const pesan: Record<string, string> = ditekan ? { tmt: isian.ajakan ?? '' } : {};
  const model = {
    judul: kategori.nama,
    menu: 'helpdesk',
    kepala: kepalaKategori(kategori),
    isian: tampilkanIsian({ ...isian, label: 'Pilih TMT CPNS anda' }, { mentah: {}, pesan }),
    pesan,
  };
  tampilkan(res, 'helpdesk/tmt', model, pesan.tmt ? 422 : 200);
}

function cariNipLama(d: Deps, res: Response, kategori: Kategori): void {
  tampilkan(res, 'helpdesk/nip-lama', {
    judul: `${kategori.nama}: Cari NIP Lama`,
    menu: 'helpdesk',
    kepala: kepalaKategori(kategori),
    isian: tampilkanSemua([ISIAN_NIP_LAMA], { mentah: {} }),
    captcha: null,
    gambar: '',
    hasil: null,
    tidakAda: false,
    kunci: d.sandi.token(),
    pesan: {},
  });
}

/** Somebody else's open request: only its date (domain.md §8). */
function sudahDikirim(res: Response, kategori: Kategori, tanda: string): void {
  const [guna, kode, ...saat] = tanda.split(':');
  const pada = new Date(saat.join(':'));
  if (guna !== 'sudah' || kode !== kategori.kode || Number.isNaN(pada.getTime())) throw tidakDitemukan();
  tampilkan(res, 'helpdesk/sudah-dikirim', {
    judul: 'Permohonan ini sudah ada',
    menu: 'helpdesk',
    kepala: kepalaKategori(kategori),
    pada: tampilSaat(pada),
  });
}
