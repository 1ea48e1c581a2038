import type { Isian, Mentah } from '../shared/isian.js';
import type { Lembar } from './formulir.repository.js';
import { alamatTab, cariRiwayat, cariTab, type Katalog, semuaButir } from './katalog.js';

/** Where "?" was pressed in the form, for filling in the request and for coming back. */
export interface AsalBantuan {
  /** tab or riwayat kind */
  bagian: string;
  /** row of a riwayat kind; null for a tab */
  baris: string | null;
  isian: string;
  /** the place in the form */
  kembali: string;
  /** key under which the judgement of its butir is kept; null in a row */
  sikap: string | null;
}

const VERIFIKATOR = 'verifikator';
const NAMA_BARIS = /^(baru|[pb]\d+)$/;

/** The place that these names mean; null when the form has none such. */
export function asalBantuan(
  katalog: Katalog,
  { bagian, baris, isian }: { bagian: string; baris: string; isian: string },
): AsalBantuan | null {
  const tab = cariTab(katalog, bagian);
  if (tab?.denganVerifikator && isian === VERIFIKATOR)
    return { bagian, baris: null, isian, kembali: `${alamatTab(tab)}#${VERIFIKATOR}`, sikap: null };
  const butir = tab && semuaButir(tab).find((satu) => satu.isian.some(({ kode }) => kode === isian));
  if (tab && butir)
    return {
      bagian,
      baris: null,
      isian,
      kembali: `${alamatTab(tab)}#${butir.kode}-banding`,
      sikap: `${butir.kode}__sikap`,
    };
  const dikenal = cariRiwayat(katalog, bagian)?.isian.some(({ kode }) => kode === isian);
  if (!dikenal || !NAMA_BARIS.test(baris)) return null;
  return { bagian, baris, isian, kembali: `/formulir/riwayat/${bagian}?baris=${baris}#editor`, sikap: null };
}

/** What was typed at a place and not saved. */
export function diketikDi(lembar: Lembar, { bagian, baris }: Pick<AsalBantuan, 'bagian' | 'baris'>): Mentah {
  const sementara = lembar.draf.bagian[bagian]?.sementara ?? {};
  return baris ? ((sementara as Record<string, Mentah>)[baris] ?? {}) : (sementara as Mentah);
}

/** The field of a place that files a kategori. */
export function isianBantuan(katalog: Katalog, bagian: string, kode: string): Isian | undefined {
  const tab = cariTab(katalog, bagian);
  const isian = tab ? semuaButir(tab).flatMap((satu) => satu.isian) : (cariRiwayat(katalog, bagian)?.isian ?? []);
  return isian.find((satu) => satu.kode === kode && satu.kategoriHelpdesk);
}
