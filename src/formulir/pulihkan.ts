import { inTransaction } from '../database/knex.js';
import type { Deps } from '../deps.js';
import type { Mentah } from '../shared/isian.js';
import type { Pemulih } from '../web/pemulih.js';
import { cariRiwayat, cariTab } from './katalog.js';
import { simpanKetikan } from './ketikan.service.js';
import { alamatLampiran } from './lampiran.js';

/** Keeps what was typed into a form whose session had ended, and says which page shows it (domain.md §7 "Nothing typed is lost"). */
export function buatPemulih(d: Deps): Pemulih {
  return async (nip, alamat, mentah) => {
    const { pathname, searchParams } = new URL(alamat, 'http://lokal');
    // A file cannot wait for its sender: the page asks for it once more.
    if (pathname === '/formulir/berkas') return `${alamatLampiran(searchParams.get('tempat') ?? '')}&terputus=ya`;
    const tujuan = bagianDari(d, pathname, mentah);
    if (!tujuan) return pathname.startsWith('/formulir') ? '/formulir' : '/';
    await inTransaction(d.db, (trx) => simpanKetikan(d, trx, nip, { ...tujuan, mentah }));
    return tujuan.halaman;
  };
}

function bagianDari(
  d: Deps,
  pathname: string,
  mentah: Mentah,
): { bagian: string; baris: string | null; halaman: string } | null {
  const riwayat = /^\/formulir\/riwayat\/([\w-]+)$/.exec(pathname)?.[1];
  if (riwayat && cariRiwayat(d.katalog, riwayat) && ['simpan', 'lampirkan', 'cari-unor'].includes(mentah.aksi ?? '')) {
    const baris = /^(baru|[pb]\d+)$/.test(mentah.baris ?? '') ? mentah.baris! : 'baru';
    return { bagian: riwayat, baris, halaman: `/formulir/riwayat/${riwayat}?baris=${baris}` };
  }
  const tab = /^\/formulir\/([\w-]+)$/.exec(pathname)?.[1];
  return tab && cariTab(d.katalog, tab) ? { bagian: tab, baris: null, halaman: `/formulir/${tab}` } : null;
}
