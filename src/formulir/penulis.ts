import type { Mentah } from '../shared/isian.js';

const KUNCI = /^[\w-]{20,64}$/;

/** Who typed (ADR 0008): the browser tab, as the page's script names it, else the page by its form key; '' for nobody. */
export const penulis = (isi: Mentah): string =>
  [isi._penulis, isi._kunci].find((satu) => satu && KUNCI.test(satu)) ?? '';
