import { inisial, tampilNip } from '../shared/nip.js';
import type { Kategori } from './jenis.js';
import type { Tiket } from './tiket.repository.js';

/** How somebody came to a ticket: signed in as the person, filed it or opened it with the NIP, or with its number alone. */
export type Pengetahuan = 'pemilik' | 'pelapor' | 'nomor';

/** What is left of a NIP for whoever only has the ticket's number: too little to try out the rest. */
const samarkanNip = (nip: string): string => `${nip.slice(0, 4)}•••• •••••• • ${nip.slice(15)}`;

/**
 * The person of a ticket as the public may see them (domain.md §3). Where the form asks for no NIP, whoever filed it
 * knows none: a nomor register read off somebody's desk opens neither name nor NIP.
 */
export function orangTiket(
  tiket: Pick<Tiket, 'nip' | 'nama'>,
  kategori: Pick<Kategori, 'isian'> | undefined,
  tahu: Pengetahuan,
): { nip: string; nama: string } {
  const ditanya = kategori?.isian.some(({ kode }) => kode === 'nip') === true;
  if (tahu !== 'pemilik' && !ditanya) return { nip: samarkanNip(tiket.nip), nama: inisial(tiket.nama) };
  return { nip: tahu === 'nomor' ? samarkanNip(tiket.nip) : tampilNip(tiket.nip), nama: tiket.nama };
}
