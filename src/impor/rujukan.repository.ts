import type { Db, Trx } from '../database/knex.js';
import type { RincianRujukan } from '../formulir/jenis.js';
import { jenisDirujuk } from '../formulir/rujukan-baris.js';
import type { Isian } from '../shared/isian.js';

/**
 * Reference lists in memory, as an import asks them a hundred thousand times. Retired entries count: old data carries
 * them; a merged one is read as its survivor.
 */
export class KamusRujukan {
  readonly #isi: ReadonlyMap<string, ReadonlyMap<string, RincianRujukan>>;

  constructor(isi: ReadonlyMap<string, ReadonlyMap<string, RincianRujukan>>) {
    this.#isi = isi;
  }

  /** The look-up of one list; `daftar` as a field declares it: "lokasi", "lokasi:provinsi", "instansi-induk" … */
  pencari(daftar: string): (kode: string) => RincianRujukan | undefined {
    const [sumber = '', tingkat] = daftar.split(':');
    // Rows of the same person: looked up when the row is stored (rujukan-baris.ts).
    if (jenisDirujuk({ daftar })) return (kode) => ({ kode, nama: kode, isi: {} });
    const isi = this.#isi.get(sumber);
    if (!tingkat) return (kode) => isi?.get(kode);
    return (kode) => {
      const ada = isi?.get(kode);
      return ada?.isi.tingkat === tingkat ? ada : undefined;
    };
  }
}

/** Loads every list that these fields name. */
export async function muatRujukan(db: Db | Trx, isian: readonly Isian[]): Promise<KamusRujukan> {
  const daftar = isian.flatMap((satu) => (satu.daftar && !jenisDirujuk(satu) ? [satu.daftar] : []));
  const sumber = new Set(daftar.map((satu) => satu.split(':')[0]!));
  const isi = new Map<string, Map<string, RincianRujukan>>();
  for (const satu of sumber) {
    const hasil = await db.raw(...kueri(satu));
    const entri = hasil.rows as (RincianRujukan & { dari?: string })[];
    isi.set(satu, new Map(entri.map(({ dari, ...baris }) => [dari ?? baris.kode, baris])));
  }
  return new KamusRujukan(isi);
}

/** The details are those that `lengkapi` reads when a form is saved. */
function kueri(sumber: string): [sql: string, isi: string[]] {
  if (sumber === 'instansi') return [`SELECT kode, nama, '{}'::jsonb AS isi FROM instansi`, []];
  if (sumber === 'instansi-induk')
    return [`SELECT kode, nama, '{}'::jsonb AS isi FROM instansi WHERE jenis <> 'lainnya'`, []];
  if (sumber === 'kantor') {
    return [`SELECT kode, nama, jsonb_build_object('id', id, 'jenis', jenis) AS isi FROM kantor WHERE aktif`, []];
  }
  if (sumber === 'unor') {
    const isi = `jsonb_build_object('eselon', u.eselon, 'nama_jabatan', u.nama_jabatan, 'induk', i.nama)`;
    const kini = 'unor asal JOIN unor u ON u.id = coalesce(asal.digabung_ke, asal.id)';
    return [
      `SELECT asal.kode AS dari, u.kode, u.nama, ${isi} AS isi FROM ${kini} LEFT JOIN unor i ON i.id = u.induk_id`,
      [],
    ];
  }
  return [
    `SELECT asal.kode AS dari, r.kode, r.nama, r.isi - 'keterangan' - 'induk' AS isi
     FROM referensi asal JOIN referensi r ON r.id = coalesce(asal.digabung_ke, asal.id) WHERE asal.jenis = ?`,
    [sumber],
  ];
}
