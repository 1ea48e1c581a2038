/** Signs of the proofs' font (src/cetak/huruf); a test compares. A line break is for paragraphs. */
const TERCETAK = /[\n\u0020-\u007e\u00a0-\u024f\u1e00-\u1eff\u2010-\u2027\u2030-\u203a\u20ac]/;

/** The first sign that a proof could not show, or null: it would silently be missing on paper. */
export function tandaTakTercetak(teks: string): string | null {
  for (const tanda of teks) if (!TERCETAK.test(tanda)) return tanda;
  return null;
}
