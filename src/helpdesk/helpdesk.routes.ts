import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { tampilkan, tanya } from '../web/halaman.js';
import { bacaMarkdown } from '../web/markdown.js';
import type { BarisRute } from '../web/rute.js';
import { cariMasalah, type Jawaban } from './cari-kategori.js';
import { cekPengaduan } from './cek-pengaduan.routes.js';
import { daftarFaq } from './faq.repository.js';
import { cariKantor, kantorDanAtasan, kantorPusat } from './hubungi.repository.js';
import { cariKategori } from './katalog-helpdesk.js';
import { ruteNipLama } from './nip-lama.routes.js';
import { KELOMPOK } from './permohonan.halaman.js';
import { rutePermohonan } from './permohonan.routes.js';
import { ruteReferensiUmum } from './referensi-umum.routes.js';
import { ruteTiket } from './tiket.routes.js';

/** The helpdesk's public side (domain.md §8). Fixed addresses come before /helpdesk/:kode. */
export function ruteHelpdesk(d: Deps): BarisRute[] {
  return [
    { metode: 'get', alamat: '/helpdesk', akses: 'umum', kenaliPns: true, tangani: (req, res) => beranda(d, req, res) },
    { metode: 'get', alamat: '/helpdesk/faq', akses: 'umum', kenaliPns: true, tangani: (_req, res) => faq(d, res) },
    {
      metode: 'get',
      alamat: '/helpdesk/hubungi-kami',
      akses: 'umum',
      kenaliPns: true,
      tangani: (req, res) => hubungiKami(d, req, res),
    },
    ...ruteReferensiUmum(d),
    ...ruteTiket(d),
    ...cekPengaduan(d),
    ...ruteNipLama(d),
    ...rutePermohonan(d),
  ];
}

const URUT_KELOMPOK = ['A', 'B', 'C'] as const;

async function beranda(d: Deps, req: Request, res: Response): Promise<void> {
  const dipilih = cariKategori(d.kategori, tanya(req, 'kategori'));
  if (dipilih) return res.redirect(303, `/helpdesk/${dipilih.kode}`);
  await tampilkanBeranda(d, req, res);
}

async function tampilkanBeranda(d: Deps, req: Request, res: Response): Promise<void> {
  const cari = tanya(req, 'cari').trim().slice(0, 100);
  const kelompok = URUT_KELOMPOK.map((kode) => ({
    kode,
    nama: KELOMPOK[kode],
    isi: d.kategori.filter((satu) => satu.kelompok === kode),
  }));
  tampilkan(res, 'helpdesk/beranda', {
    judul: 'Helpdesk',
    menu: 'helpdesk',
    cari,
    hasil: cari ? cariMasalah(d.kategori, cari, await daftarFaq(d.db)).map(jawabanTampil) : null,
    kelompok,
    pilihan: { nama: 'kategori', label: 'Pilih kategori', kosong: '--pilih kategori--', kelompok },
  });
}

const jawabanTampil = (satu: Jawaban) =>
  satu.jenis === 'kategori'
    ? { alamat: `/helpdesk/${satu.kode}`, nama: satu.isi.nama, uraian: satu.isi.uraian, isi: null }
    : { alamat: `/helpdesk/faq#${satu.kode}`, nama: satu.isi.judul, uraian: '', isi: bacaMarkdown(satu.isi.isi) };

async function faq(d: Deps, res: Response): Promise<void> {
  const daftar = (await daftarFaq(d.db)).map((satu) => ({ ...satu, isi: bacaMarkdown(satu.isi) }));
  tampilkan(res, 'helpdesk/faq', { judul: 'FAQ', menu: 'helpdesk', faq: daftar });
}

async function hubungiKami(d: Deps, req: Request, res: Response): Promise<void> {
  const cari = tanya(req, 'cari').trim().slice(0, 100);
  const ketemu = cari ? await cariKantor(d.db, cari) : null;
  // One office found is shown at once.
  const id = ketemu?.length === 1 ? String(ketemu[0]!.id) : tanya(req, 'kantor');
  tampilkan(res, 'helpdesk/hubungi-kami', {
    judul: 'Hubungi Kami',
    menu: 'helpdesk',
    cari,
    instansi: ketemu?.length === 1 ? null : ketemu,
    kantor: /^\d{1,9}$/.test(id) ? await kantorDanAtasan(d.db, Number(id)) : [],
    pusat: await kantorPusat(d.db),
  });
}
