import fc from 'fast-check';
import { isGabungan } from '../../src/formulir/butir.js';
import type { BarisDraf, Draf } from '../../src/formulir/draf.js';
import type { Baris, Butir, DataPns, NilaiButir } from '../../src/formulir/jenis.js';
import { type Bagian, semuaButir } from '../../src/formulir/katalog.js';
import { isianBaris } from '../../src/formulir/perubahan.js';
import { type Isian, kosong, type Nilai, type NilaiIsian } from '../../src/shared/isian.js';
import { butirSemua, katalog, pnsContoh } from './contoh-formulir.js';

/** Few values each, so that old and new are often the same. */
function nilai(isian: Isian): fc.Arbitrary<Nilai> {
  if (isian.kode === 'rumpun') return fc.constantFrom(null, 'guru', 'dokter', 'lain');
  if (isian.jenis === 'angka') return fc.constantFrom(null, 0, 1, 7);
  if (isian.jenis === 'ya-tidak') return fc.constantFrom(null, false, true);
  if (isian.jenis === 'tanggal') return fc.constantFrom(null, '1980-03-12', '2004-02-29', '2010-04-01');
  if (isian.jenis === 'pilihan') return fc.option(fc.constantFrom(...(isian.pilihan ?? []).map((satu) => satu.kode)));
  if (isian.jenis === 'referensi')
    return fc.option(fc.constantFrom('1', '33.02').map((kode) => ({ kode, nama: `Nama ${kode}` })));
  return fc.constantFrom(null, 'A', 'a', 'A b', "D'\u00e9 9");
}

const record = (isian: readonly Isian[]): fc.Arbitrary<NilaiIsian> =>
  fc.record(Object.fromEntries(isian.map((satu) => [satu.kode, nilai(satu)])), { noNullPrototype: true });
const ofButir = (butir: Butir): fc.Arbitrary<NilaiButir> =>
  isGabungan(butir) ? fc.oneof(fc.constant(null), record(butir.isian)) : nilai(butir.isian[0]!);
const fields = fc.record(Object.fromEntries(butirSemua.map((satu) => [satu.kode, ofButir(satu)])));

/** One row's fate: what BKN holds of it (if anything) and what the form holds (if anything). */
interface Fate {
  lama: NilaiIsian | null;
  baru: NilaiIsian | null;
  dihapus: boolean;
}
const fates = (isian: readonly Isian[]): fc.Arbitrary<Fate[]> => {
  const fate = fc.record({
    lama: record(isian),
    other: record(isian),
    what: fc.constantFrom('keep', 'change', 'drop', 'remove', 'add', 'add and remove'),
  });
  const one = fate.map(
    ({ lama, other, what }): Fate => ({
      lama: what.startsWith('add') ? null : lama,
      baru: what === 'drop' ? null : what === 'keep' || what === 'remove' ? structuredClone(lama) : other,
      dihapus: what.endsWith('remove'),
    }),
  );
  return fc.array(one, { maxLength: 4 });
};

export const forms = fc
  .record({
    before: fields,
    after: fields,
    changed: fc.record(Object.fromEntries(butirSemua.map((satu) => [satu.kode, fc.boolean()]))),
    rows: fc.record(Object.fromEntries(katalog.riwayat.map((jenis) => [jenis.jenis, fates(isianBaris(jenis))]))),
  })
  .map(({ before, after, changed, rows }) => {
    const isi = Object.fromEntries(
      butirSemua.map(({ kode }) => [kode, changed[kode] ? after[kode] : before[kode]]),
    ) as DataPns['isi'];
    const side = (which: 'lama' | 'baru') =>
      Object.fromEntries(Object.entries(rows).map(([jenis, satu]) => [jenis, rowsOf(satu, which)]));
    const pembanding: DataPns = { ...pnsContoh(before), riwayat: side('lama') };
    return { pembanding, formulir: { ...pnsContoh(isi), riwayat: side('baru') } };
  });

function rowsOf(rows: readonly Fate[], side: 'lama' | 'baru'): Baris[] {
  return rows.flatMap((row, i) => {
    const isi = row[side];
    const id = `${row.lama ? 'p' : 'b'}${i}`;
    if (!isi) return [];
    return [side === 'baru' && row.dihapus ? { id, isi, dihapus: '' } : { id, isi }];
  });
}

/** What a value says: nothing, `false` and an absent field say the same. */
export function says(value: unknown): unknown {
  if (value === false || kosong(value as Nilai)) return undefined;
  if (typeof value !== 'object' || value === null) return value;
  const said = Object.entries(value).flatMap(([kode, isi]) => (says(isi) === undefined ? [] : [[kode, says(isi)]]));
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}

/** Everything a form says: removed rows gone, row order ignored. */
export function holds(data: DataPns): unknown {
  const rows = Object.entries(data.riwayat).flatMap(([jenis, baris]) =>
    baris
      .filter((satu) => satu.dihapus === undefined)
      .map((satu) => [`${jenis}:${satu.id}`, { ada: true, isi: says(satu.isi) }]),
  );
  return { nip: data.nip, nipLama: data.nipLama, isi: says(data.isi), riwayat: Object.fromEntries(rows) };
}

/** The form as people see it: a section that it does not show is as BKN holds it. */
export function shown(pembanding: DataPns, formulir: DataPns): DataPns {
  const hidden = katalog.bagian.filter((satu) => !isShown(satu, formulir));
  const hasil = { ...formulir, isi: { ...formulir.isi }, riwayat: { ...formulir.riwayat } };
  for (const satu of hidden) {
    if ('riwayat' in satu) hasil.riwayat[satu.riwayat.jenis] = pembanding.riwayat[satu.riwayat.jenis] ?? [];
    else for (const { kode } of semuaButir(satu.tab)) hasil.isi[kode] = pembanding.isi[kode] ?? null;
  }
  return hasil;
}

/** Worked out without the code under test: the rumpun of the newest jabatan, the first of equals. */
export function isShown(satu: Bagian, { riwayat }: DataPns): boolean {
  const need = { guru: 'guru', 'sertifikasi-guru': 'guru', dokter: 'dokter' }[
    'tab' in satu ? satu.tab.kode : satu.riwayat.jenis
  ];
  if (!need) return true;
  const rows = (riwayat.jabatan ?? []).filter((baris) => baris.dihapus === undefined).map(({ isi }) => isi);
  const newest = rows
    .map((isi) => String(isi.tmt_jabatan ?? ''))
    .sort()
    .at(-1);
  return rows.find((isi) => String(isi.tmt_jabatan ?? '') === newest)?.rumpun === need;
}

/** Random edits over all tabs and kinds, hidden ones too, on whatever rows BKN holds. */
export const drafts = fc
  .record({
    fields,
    changed: fc.record(Object.fromEntries(butirSemua.map((satu) => [satu.kode, fc.boolean()]))),
    rows: fc.array(
      fc.constantFrom(...katalog.riwayat).chain((jenis) =>
        fc.record({
          jenis: fc.constant(jenis.jenis),
          tindakan: fc.constantFrom('tambah', 'ubah', 'hapus'),
          which: fc.nat(3),
          isi: record(isianBaris(jenis)),
        }),
      ),
      { maxLength: 12 },
    ),
  })
  .map(({ fields, changed, rows }) => (pembanding: DataPns): Draf => {
    const bagian = katalog.tab.map((tab) => {
      const isi = semuaButir(tab)
        .filter(({ kode }) => changed[kode])
        .map(({ kode }) => [kode, { sikap: 'perbaiki' as const, nilai: fields[kode] as NilaiButir }]);
      return [tab.kode, { versi: 1, isi: Object.fromEntries(isi), sementara: {} }];
    });
    const terpakai = new Set<string>();
    const riwayat = rows.flatMap(({ jenis, tindakan, which, isi }, i): BarisDraf[] => {
      const asal = pembanding.riwayat[jenis]?.[which]?.id;
      const dasar = { id: 100 + i, jenis, alasan: null };
      if (tindakan === 'tambah') return [{ ...dasar, tindakan, asalId: null, isi }];
      if (!asal || terpakai.has(`${jenis}:${asal}`)) return [];
      terpakai.add(`${jenis}:${asal}`);
      const asalId = Number(asal.slice(1));
      return tindakan === 'ubah'
        ? [{ ...dasar, tindakan, asalId, isi }]
        : [{ ...dasar, tindakan: 'hapus', asalId, isi: null }];
    });
    return { bagian: Object.fromEntries(bagian), riwayat, unitKantorId: null };
  });
