import type { Deps } from '../deps.js';
import type { Katalog } from '../formulir/katalog.js';
import { type Kelompok, kelompokPegawai, kelompokRiwayat, namaKolom } from '../impor/kolom.js';
import { barisSel } from '../impor/sel.js';
import type { NilaiIsian } from '../shared/isian.js';
import { hariWib } from '../shared/tanggal.js';
import { type PnsSelesai, pnsSelesai, type RiwayatPns, riwayatPns } from './ekspor.repository.js';

/** People read at a time. */
const SEPOTONG = 500;

const ORANG = 'pegawai';

export interface IsiEkspor {
  /** `pegawai`, or a kind of riwayat */
  kode: string;
  nama: string;
  kelompok: Kelompok[];
}

/** What a CSV can hold: the people, or one kind of their history, with the columns of the import (docs/impor.md). */
export function isiEkspor(katalog: Katalog): IsiEkspor[] {
  const riwayat = katalog.bagian.flatMap((satu) => ('riwayat' in satu ? [satu.riwayat] : []));
  return [
    { kode: ORANG, nama: 'Data PNS', kelompok: kelompokPegawai(katalog) },
    ...riwayat.map((jenis) => ({ kode: jenis.jenis, nama: jenis.judul, kelompok: kelompokRiwayat(jenis) })),
  ];
}

async function* potonganOrang({ db }: Pick<Deps, 'db'>, instansi: string): AsyncGenerator<PnsSelesai[]> {
  let sesudah: PnsSelesai | null = null;
  for (;;) {
    const orang: PnsSelesai[] = await pnsSelesai(db, instansi, { sesudah, banyak: SEPOTONG });
    if (orang.length > 0) yield orang;
    const akhir = orang.at(-1);
    if (!akhir || orang.length < SEPOTONG) return;
    sesudah = akhir;
  }
}

/** Head of a CSV; a person's also says when the verification was finished. */
export const kepalaCsv = ({ kode, kelompok }: IsiEkspor): string[] =>
  kode === ORANG ? [...namaKolom(kelompok), 'selesai_pada'] : namaKolom(kelompok);

/** Rows of a CSV, piece by piece. */
export async function* barisCsv(d: Pick<Deps, 'db'>, instansi: string, isi: IsiEkspor): AsyncGenerator<string[][]> {
  for await (const orang of potonganOrang(d, instansi)) {
    if (isi.kode === ORANG)
      yield orang.map((satu) => [...barisSel(isi.kelompok, nilaiOrang(satu)), hariWib(satu.selesaiPada)]);
    else
      yield (await riwayatOrang(d, orang, isi.kode)).map(({ nip, isi: nilai }) =>
        barisSel(isi.kelompok, { ...nilai, nip }),
      );
  }
}

const nilaiOrang = ({ nip, nip_lama, isi }: PnsSelesai) => ({ ...isi, nip, nip_lama });

const riwayatOrang = ({ db }: Pick<Deps, 'db'>, orang: readonly PnsSelesai[], jenis?: string) =>
  riwayatPns(
    db,
    orang.map(({ nip }) => nip),
    jenis,
  );

/** A JSON array of people with everything about them, piece by piece: values by kode, references with kode and nama. */
export async function* teksJson(d: Pick<Deps, 'db'>, instansi: string): AsyncGenerator<string> {
  yield '[';
  let pertama = true;
  for await (const orang of potonganOrang(d, instansi)) {
    const riwayat = await riwayatOrang(d, orang);
    for (const satu of orang) {
      yield `${pertama ? '' : ','}\n${JSON.stringify({ ...dataOrang(satu), riwayat: perJenis(riwayat, satu.nip) })}`;
      pertama = false;
    }
  }
  yield '\n]\n';
}

const dataOrang = ({ nip, nip_lama, isi, selesaiPada }: PnsSelesai) => ({
  ...{ nip, nip_lama, selesai_pada: selesaiPada.toISOString(), data: isi },
});

function perJenis(riwayat: readonly RiwayatPns[], nip: string): Record<string, NilaiIsian[]> {
  const hasil: Record<string, NilaiIsian[]> = {};
  for (const { jenis, isi } of riwayat.filter((satu) => satu.nip === nip)) {
    hasil[jenis] ??= [];
    hasil[jenis].push(isi);
  }
  return hasil;
}
