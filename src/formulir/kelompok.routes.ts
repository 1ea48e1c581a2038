import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { tampilkan } from '../web/halaman.js';
import { ambilKabar } from '../web/kabar.js';
import { type LetakBagian, letakBagian } from './formulir.halaman.js';
import type { Lembar } from './formulir.repository.js';
import type { Tab } from './jenis.js';
import { bisaDiubah, sebabBaca } from './terbuka.js';

/** A tab that only groups kinds of history: what is in each, its state and the way there. */
export async function tampilkanKelompok(d: Deps, req: Request, res: Response, tab: Tab, lembar: Lembar): Promise<void> {
  const letak = letakBagian(d.katalog, lembar, tab);
  tampilkan(res, 'formulir/kelompok', {
    judul: tab.judul,
    menu: 'formulir',
    kabar: await ambilKabar(req),
    pengantar: tab.pengantar,
    terbuka: bisaDiubah(lembar, d.jam()),
    sebabBaca: sebabBaca(lembar, d.jam()),
    naungan: naunganTab(letak, tab),
    letak,
  });
}

/** State of the kinds that a tab groups. */
export const naunganTab = (letak: LetakBagian, tab: Tab): LetakBagian['daftar'] =>
  letak.daftar.filter(({ kode }) => tab.menaungi?.includes(kode));
