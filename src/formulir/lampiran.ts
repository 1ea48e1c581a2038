import type { Mentah } from '../shared/isian.js';
import { rangkaiFormulir } from './draf.js';
import type { Lembar } from './formulir.repository.js';
import type { HasilSimpan } from './formulir.service.js';
import type { Sikap, Tab } from './jenis.js';
import { cariTab, type Katalog, semuaButir } from './katalog.js';
import { hitungPerubahan, type Perubahan } from './perubahan.js';

/** Most files at one place, and in one form. */
export const BERKAS_PER_TEMPAT = 3;
export const BERKAS_PER_FORMULIR = 60;

/** Where a file can be attached: a correction or a row that was added, changed or removed. */
export interface TempatLampiran {
  /** the perubahan's kunci */
  kunci: string;
  judulBagian: string;
  label: string;
  /** the place in the form */
  alamat: string;
  /** null: a correction that is typed and not saved yet */
  perubahan: Perubahan | null;
}

export const alamatLampiran = (kunci: string): string => `/formulir/berkas?tempat=${encodeURIComponent(kunci)}`;

/** The place of this kunci in the draft; null when nothing is changed there. Pure. */
export function cariTempat(katalog: Katalog, lembar: Lembar, kunci: string): TempatLampiran | null {
  const formulir = rangkaiFormulir(katalog, lembar.pembanding, lembar.draf);
  const perubahan = hitungPerubahan(katalog, lembar.pembanding, formulir).find((satu) => satu.kunci === kunci);
  return perubahan ? tempatPerubahan(katalog, perubahan) : tempatDiketik(katalog, lembar, kunci);
}

function tempatPerubahan(katalog: Katalog, perubahan: Perubahan): TempatLampiran {
  const { kunci, bagian, judulBagian, label } = perubahan;
  const alamat = cariTab(katalog, bagian)
    ? alamatButir(bagian, kunci)
    : `/formulir/riwayat/${bagian}#baris-${kunci.slice(bagian.length + 1)}`;
  return { kunci, judulBagian, label, alamat, perubahan };
}

const alamatButir = (tab: string, kode: string): string => `/formulir/${tab}#${kode}-banding`;

function tempatDiketik(katalog: Katalog, lembar: Lembar, kunci: string): TempatLampiran | null {
  for (const tab of katalog.tab) {
    const butir = semuaButir(tab).find(({ kode }) => kode === kunci);
    const sementara = (lembar.draf.bagian[tab.kode]?.sementara ?? {}) as Mentah;
    if (butir && sementara[`${kunci}__sikap`] === 'perbaiki')
      return {
        kunci,
        judulBagian: tab.judul,
        label: butir.label,
        alamat: alamatButir(tab.kode, kunci),
        perubahan: null,
      };
  }
  return null;
}

/** Places of a tab with files whose correction is given up by this save; one kept as typed is not. */
export function tempatGugur(
  tab: Tab,
  lampiran: Lembar['lampiran'],
  { sikap, sementara }: { sikap: Record<string, Sikap>; sementara: Mentah },
): string[] {
  return semuaButir(tab)
    .map(({ kode }) => kode)
    .filter((kode) => lampiran[kode])
    .filter((kode) => sikap[kode]?.sikap !== 'perbaiki' && sementara[`${kode}__sikap`] !== 'perbaiki');
}

/** Where "Lampirkan berkas" beside a field leads once that field is saved, whatever else is still wrong; else null. */
export function tujuanLampirkan(tab: Tab, isi: Mentah, hasil: HasilSimpan): string | null {
  const kode = /^lampirkan:(\w+)$/.exec(isi.aksi ?? '')?.[1];
  const butir = semuaButir(tab).find((satu) => satu.kode === kode);
  if (!butir || hasil.jenis === 'bentrok' || isi[`${kode}__sikap`] !== 'perbaiki') return null;
  const pesan = hasil.jenis === 'salah' ? hasil.pesan : {};
  return [butir, ...butir.isian].some((satu) => pesan[satu.kode]) ? null : alamatLampiran(butir.kode);
}
