import type { Deps } from '../deps.js';
import { cariRujukan } from '../referensi/referensi.repository.js';
import { tanya } from '../web/halaman.js';
import type { BarisRute } from '../web/rute.js';

/** Fewer letters would match half of a list. */
const TERPENDEK = 2;

/** Suggestions while typing in the public forms: only the lists these forms pick from, which hold nothing personal. */
export function ruteReferensiUmum(d: Deps): BarisRute[] {
  const dikenal = new Set(d.kategori.flatMap((satu) => satu.isian.flatMap(({ daftar }) => daftar ?? [])));
  return [
    {
      metode: 'get',
      alamat: '/helpdesk/referensi',
      akses: 'umum',
      tangani: async (req, res) => {
        const daftar = tanya(req, 'daftar');
        const teks = tanya(req, 'cari').trim().slice(0, 100);
        const cukup = dikenal.has(daftar) && teks.length >= TERPENDEK;
        const hasil = cukup ? await cariRujukan(d.db, { daftar, teks }) : [];
        res.json(hasil.map(({ kode, nama, keterangan }) => ({ kode, nama, keterangan })));
      },
    },
  ];
}
