/** What went wrong, in the words of HTTP's families; `web/galat.ts` maps each to a status and the one error page. */
export type JenisGalat = 'tidak_ditemukan' | 'dilarang' | 'bentrok' | 'isian' | 'terlalu_sering' | 'tidak_tersedia';

/** A refusal meant for the person who asked: `message` is Indonesian and may be shown as it is. */
export class Galat extends Error {
  constructor(
    readonly jenis: JenisGalat,
    pesan: string,
    readonly tambahan: { cobaLagiDetik?: number } = {},
  ) {
    super(pesan);
    this.name = 'Galat';
  }
}

/** Message by field code. */
export type PesanIsian = Record<string, string>;

/** A form that cannot be accepted as typed; the page shows the messages beside their fields. */
export class GalatIsian extends Galat {
  constructor(readonly pesan: PesanIsian) {
    super('isian', 'Ada isian yang perlu diperbaiki.');
    this.name = 'GalatIsian';
  }
}

export const tidakDitemukan = (): Galat =>
  new Galat('tidak_ditemukan', 'Halaman atau data ini tidak ditemukan atau bukan wewenang Anda.');
