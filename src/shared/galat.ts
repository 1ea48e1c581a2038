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

/** Somebody else was faster: the page that was open is older than the row. */
export const diubahOrangLain = (apa: string): Galat =>
  new Galat('bentrok', `${apa} diubah orang lain sesudah Anda membukanya.`);

/** An entry of a list or a unit that lives on under another name. */
export const sudahDigabung = ({ nama, penerus }: { nama: string; penerus: { nama: string } | null }): Galat =>
  new Galat('bentrok', `“${nama}” sudah digabungkan ke “${penerus?.nama}”, jadi tidak diubah lagi.`);

export const tidakDitemukan = (): Galat =>
  new Galat('tidak_ditemukan', 'Halaman atau data ini tidak ditemukan atau bukan wewenang Anda.');
