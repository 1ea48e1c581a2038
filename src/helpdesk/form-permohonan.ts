import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { tampilkan } from '../web/halaman.js';
import { pnsBila } from '../web/rute.js';
import { siapkanCaptchaTiket } from './captcha-tiket.js';
import type { Kategori } from './jenis.js';
import { halamanPermohonan, judulAsal, type KeadaanPermohonan } from './permohonan.halaman.js';

/** Only what the form's fields make use of. */
const skripPermohonan = (kategori: Kategori): string[] => [
  ...(kategori.isian.some(({ jenis }) => jenis === 'referensi') ? ['accessible-autocomplete.js', 'formulir.js'] : []),
  ...(kategori.dokumen.length > 0 ? ['berkas.js'] : []),
];

/** The form of a kategori as it stands. */
export async function tampilkanForm(
  d: Deps,
  req: Request,
  res: Response,
  kategori: Kategori,
  keadaan: KeadaanPermohonan,
): Promise<void> {
  const kunci = keadaan.mentah._kunci ?? d.sandi.token();
  const captcha = await siapkanCaptchaTiket(d, req, res, kunci, keadaan.pesan);
  const model = halamanPermohonan(d.sandi, kategori, { ...keadaan, sudahMasuk: pnsBila(res) !== null });
  const status = Object.keys(model.pesan).length > 0 ? 422 : 200;
  tampilkan(
    res,
    'helpdesk/permohonan',
    {
      judul: kategori.nama,
      menu: 'helpdesk',
      skrip: skripPermohonan(kategori),
      ...model,
      captcha,
      gambar: `/captcha.png?n=${d.sandi.kodeAcak(6)}`,
      kunci,
      judulAsal: keadaan.asal ? judulAsal(d.katalog, keadaan.asal) : '',
    },
    keadaan.tunda ? 429 : status,
  );
}
