import type { Deps } from '../deps.js';
import { bacaLembar } from '../formulir/formulir.repository.js';
import { instansiPns } from '../formulir/instansi-pns.js';
import { semuaButir } from '../formulir/katalog.js';
import { jenisDirujuk } from '../formulir/rujukan-baris.js';
import { tanya } from '../web/halaman.js';
import type { BarisRute } from '../web/rute.js';
import { cariRujukan } from './referensi.repository.js';

/** Fewer letters would match half of a list. */
const TERPENDEK = 2;

/** Suggestions while typing in a reference field of the form; without scripts the page itself offers them. */
export function ruteReferensi(d: Deps): BarisRute[] {
  const isian = [
    ...d.katalog.tab.flatMap((tab) => semuaButir(tab).flatMap((butir) => butir.isian)),
    ...d.katalog.riwayat.flatMap((jenis) => jenis.isian),
  ];
  const daftarDikenal = new Set(isian.filter((satu) => !jenisDirujuk(satu)).flatMap((satu) => satu.daftar ?? []));
  return [
    {
      metode: 'get',
      alamat: '/formulir/referensi',
      akses: 'pns',
      denganFormulir: true,
      tangani: async (req, res) => {
        const daftar = tanya(req, 'daftar');
        const teks = tanya(req, 'cari').trim().slice(0, 100);
        const instansi = instansiPns(d.katalog, bacaLembar(res.locals.lembar));
        const hasil =
          daftarDikenal.has(daftar) && teks.length >= TERPENDEK
            ? await cariRujukan(d.db, { daftar, teks, instansi })
            : [];
        res.json(hasil.map(({ kode, nama, keterangan }) => ({ kode, nama, keterangan })));
      },
    },
  ];
}
