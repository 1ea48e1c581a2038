import { inTransaction } from '../database/knex.js';
import type { Deps } from '../deps.js';
import type { Mentah } from '../shared/isian.js';
import type { Pemulih } from '../web/pemulih.js';
import { type Lembar, lembarNip } from './formulir.repository.js';
import { alamatTab, cariRiwayat, hanyaMenaungi, tabBeralamat } from './katalog.js';
import { dariHalaman } from './ketikan.routes.js';
import { berubahSejak, simpanKetikan } from './ketikan.service.js';
import { alamatLampiran } from './lampiran.js';
import { adaBaris } from './riwayat.service.js';

/** Keeps what was typed into a form whose session had ended, and says which page shows it (domain.md §7 "Nothing typed is lost"). */
export function buatPemulih(d: Deps): Pemulih {
  return async (nip, alamat, mentah) => {
    const { pathname, searchParams } = new URL(alamat, 'http://lokal');
    // A file cannot wait for its sender: the page asks for it once more.
    if (pathname === '/formulir/berkas')
      return { tujuan: `${alamatLampiran(searchParams.get('tempat') ?? '')}&terputus=ya`, didahului: false };
    const diketik = bagianDari(d, pathname, mentah);
    if (!diketik) return { tujuan: /^\/(formulir|akun)/.exec(pathname)?.[0] ?? '/', didahului: false };
    const lembar = await lembarNip(d.db, nip);
    const tujuan = lembar ? barisYangAda(lembar, diketik) : diketik;
    const didahului = lembar !== null && berubahSejak(lembar, tujuan.bagian, dariHalaman(mentah));
    await inTransaction(d.db, (trx) => simpanKetikan(d, trx, nip, { ...tujuan, mentah, dari: null }));
    return { tujuan: tujuan.halaman, didahului };
  };
}

/** What a row's editor sends together with its fields. */
const DENGAN_KETIKAN = new Set(['simpan', 'ketik', 'lampirkan', 'cari-unor', 'cari-nip']);

interface Tempat {
  bagian: string;
  baris: string | null;
  halaman: string;
}

/** A row that another device has deleted meanwhile comes back as a new one. */
function barisYangAda(lembar: Lembar, tempat: Tempat): Tempat {
  const { bagian, baris } = tempat;
  if (!baris || adaBaris(lembar, bagian, baris)) return tempat;
  return { bagian, baris: 'baru', halaman: `/formulir/riwayat/${bagian}?baris=baru` };
}

function bagianDari(d: Deps, pathname: string, mentah: Mentah): Tempat | null {
  const riwayat = /^\/formulir\/riwayat\/([\w-]+)$/.exec(pathname)?.[1];
  if (riwayat && cariRiwayat(d.katalog, riwayat) && DENGAN_KETIKAN.has(mentah.aksi ?? '')) {
    const baris = /^(baru|[pb]\d+)$/.test(mentah.baris ?? '') ? mentah.baris! : 'baru';
    return { bagian: riwayat, baris, halaman: `/formulir/riwayat/${riwayat}?baris=${baris}` };
  }
  const alamat = /^\/formulir\/([\w-]+)$/.exec(pathname)?.[1];
  const tab = alamat && tabBeralamat(d.katalog, alamat);
  return tab && !hanyaMenaungi(tab) ? { bagian: tab.kode, baris: null, halaman: alamatTab(tab) } : null;
}
