import { semuaRute } from '../../src/app.js';
import { SQL_LEMBAR } from '../../src/formulir/formulir.repository.js';
import { buatPengukur } from '../../src/web/kesehatan.js';
import { buatSesi } from '../../src/web/pintu.js';
import type { BarisRute } from '../../src/web/rute.js';
import type { TestPortal } from './portal.js';

/** Every row that the portal mounts, the probes included. */
export function semuaBaris({ deps }: Pick<TestPortal, 'deps'>): BarisRute[] {
  return [...buatPengukur(deps).rute, ...semuaRute(deps, buatSesi(deps, SQL_LEMBAR))];
}

export const sebutBaris = (baris: BarisRute): string => `${baris.metode.toUpperCase()} ${baris.alamat}`;

/** Values for the parameters of a row, by "<first part of the address>/:<name>". */
export type NilaiAlamat = Record<string, string>;

/** A row's address with its parameters filled in; a parameter nobody has named here fails the test. */
export function isiAlamat(baris: BarisRute, nilai: NilaiAlamat): string {
  return baris.alamat.replace(/:(\w+)/g, (parameter) => {
    const tempat = baris.alamat.slice(0, baris.alamat.indexOf(parameter) + parameter.length);
    const isi = nilai[tempat];
    if (isi === undefined)
      throw new Error(`${sebutBaris(baris)}: name a value for "${tempat}" in the test, then its owner`);
    return isi;
  });
}
