import type { Mentah } from '../shared/isian.js';
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

/** Where Posisi picks the Verifikator Level 1: a list of units, no reference field. */
export const VERIFIKATOR = 'verifikator';
const KATEGORI_VERIFIKATOR = 18;
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

/** The kategori that "?" at a field files: what the field declares, or 18 beside Verifikator Level 1. */
function nomorKategori(katalog: Katalog, { bagian, isian }: AsalBantuan): number | undefined {
  if (isian === VERIFIKATOR) return KATEGORI_VERIFIKATOR;
  const tab = cariTab(katalog, bagian);
  const semua = tab ? semuaButir(tab).flatMap((satu) => satu.isian) : (cariRiwayat(katalog, bagian)?.isian ?? []);
  return semua.find(({ kode }) => kode === isian)?.kategoriHelpdesk;
}

/** Where the button "?" leads (`aksi` is "bantuan:<field>"); null for any other button. */
export function tujuanBantuan(
  d: { katalog: Katalog; kategori: readonly { nomor: number; kode: string }[] },
  aksi: string | undefined,
  tempat: { bagian: string; baris: string | null },
): string | null {
  const isian = /^bantuan:(\w+)$/.exec(aksi ?? '')?.[1];
  const asal = isian ? asalBantuan(d.katalog, { bagian: tempat.bagian, baris: tempat.baris ?? '', isian }) : null;
  const nomor = asal && nomorKategori(d.katalog, asal);
  const kategori = d.kategori.find((satu) => satu.nomor === nomor);
  return asal && kategori ? `/helpdesk/${kategori.kode}?${tanyaAsal(asal)}` : null;
}

/** A place in the form as a query. */
export const tanyaAsal = ({ bagian, baris, isian }: AsalBantuan): string =>
  new URLSearchParams({ bagian, ...(baris && { baris }), isian_asal: isian }).toString();
