import { inTransaction } from '../database/knex.js';
import type { Deps } from '../deps.js';
import type { Mentah } from '../shared/isian.js';
import type { Pemulih } from '../web/pemulih.js';
import { alamatTab, cariRiwayat, hanyaMenaungi, tabBeralamat } from './katalog.js';
import { simpanKetikan } from './ketikan.service.js';

/** Keeps what was typed into a form whose session had ended, and says which page shows it (domain.md §7 "Nothing typed is lost"). */
export function buatPemulih(d: Deps): Pemulih {
  return async (nip, alamat, mentah) => {
    const { pathname } = new URL(alamat, 'http://lokal');
    const tujuan = bagianDari(d, pathname, mentah);
    if (!tujuan) return pathname.startsWith('/formulir') ? '/formulir' : '/';
    await inTransaction(d.db, (trx) => simpanKetikan(d, trx, nip, { ...tujuan, mentah }));
    return tujuan.halaman;
  };
}

/** What is pressed with a row's editor open. */
const KETIKAN_BARIS = ['simpan', 'cari-unor', 'cari-nip'];

function bagianDari(
  d: Deps,
  pathname: string,
  mentah: Mentah,
): { bagian: string; baris: string | null; halaman: string } | null {
  const riwayat = /^\/formulir\/riwayat\/([\w-]+)$/.exec(pathname)?.[1];
  if (riwayat && cariRiwayat(d.katalog, riwayat) && KETIKAN_BARIS.includes(mentah.aksi ?? '')) {
    const baris = /^(baru|[pb]\d+)$/.test(mentah.baris ?? '') ? mentah.baris! : 'baru';
    return { bagian: riwayat, baris, halaman: `/formulir/riwayat/${riwayat}?baris=${baris}` };
  }
  const alamat = /^\/formulir\/([\w-]+)$/.exec(pathname)?.[1];
  const tab = alamat && tabBeralamat(d.katalog, alamat);
  return tab && !hanyaMenaungi(tab) ? { bagian: tab.kode, baris: null, halaman: alamatTab(tab) } : null;
}
