import { katalogTampil } from '../../src/formulir/bagian-tampil.js';
import type { BagianDraf, Draf } from '../../src/formulir/draf.js';
import type { Baris, Butir, DataPns, NilaiButir } from '../../src/formulir/jenis.js';
import { muatKatalog, semuaButir } from '../../src/formulir/katalog.js';
import type { IsiKuesioner } from '../../src/kuesioner/kuesioner.js';
import type { NilaiIsian } from '../../src/shared/isian.js';

/** The form of the portal itself. */
export const katalog = await muatKatalog();
export const butirSemua: Butir[] = katalog.tab.flatMap(semuaButir);

/** Data pembanding of the person in the files' own examples (SITI RACHMAWATI, made up), with one row of every kind. */
export function pnsContoh(ubah: Record<string, NilaiButir> = {}, riwayat: Record<string, Baris[]> = {}): DataPns {
  const isi = Object.assign({}, ...katalog.tab.map((tab) => tab.contoh)) as DataPns['isi'];
  const baris = katalog.riwayat.map((jenis, i) => [jenis.jenis, [{ id: `p${i + 1}`, isi: { ...jenis.contoh } }]]);
  return {
    nip: '198003122005012907',
    nipLama: '130912345',
    isi: { ...isi, status_kepegawaian: 'P', ...ubah },
    riwayat: { ...(Object.fromEntries(baris) as DataPns['riwayat']), ...riwayat },
  };
}

/** The same person in the jabatan for which a section is shown (all but Guru and Dokter are shown for everybody). */
export function pnsUntuk(kode: string, ubah: Record<string, NilaiButir> = {}): DataPns {
  const orang = [null, 'guru', 'dokter'].map((rumpun) =>
    pnsContoh(ubah, { jabatan: barisDari('jabatan', [{ rumpun }]) }),
  );
  const cocok = orang.find((data) =>
    katalogTampil(katalog, data).bagian.some((satu) => kode === ('tab' in satu ? satu.tab.kode : satu.riwayat.jenis)),
  );
  if (!cocok) throw new Error(`${kode} is shown for nobody`);
  return cocok;
}

/** Rows as BKN holds them, from what differs between them. */
export function barisDari(jenis: string, isi: readonly NilaiIsian[]): Baris[] {
  const contoh = katalog.riwayat.find((satu) => satu.jenis === jenis)!.contoh;
  return isi.map((satu, i) => ({ id: `p${i + 1}`, isi: { ...contoh, ...satu } }));
}

/** A questionnaire with nothing left open. */
export const TERJAWAB: IsiKuesioner = {
  kpe: { versi: 1, urutan: 1, judul: 'KPE', jawaban: { kpe_terima: 'belum' }, belum: 0 },
};

/** A draft in which everything is judged ✓ and every section "semua sudah sesuai": complete, without any change. */
export function drafLengkap(): Draf {
  const tab = katalog.tab.map((satu) => {
    if (satu.denganKuesioner) return [satu.kode, { versi: 1, isi: { kuesioner: TERJAWAB }, sementara: {} }];
    const isi = Object.fromEntries(semuaButir(satu).map(({ kode }) => [kode, { sikap: 'sesuai' as const }]));
    return [satu.kode, { versi: 1, isi, sementara: {} }];
  });
  const riwayat = katalog.riwayat.map(({ jenis }) => [jenis, { versi: 1, isi: { semua_sesuai: true }, sementara: {} }]);
  return { bagian: Object.fromEntries([...tab, ...riwayat]), riwayat: [], unitKantorId: 7 };
}

/** The draft with one of its sections changed. */
export function withBagian(kode: string, ubah: Partial<BagianDraf>, draf = drafLengkap()): Draf {
  return { ...draf, bagian: { ...draf.bagian, [kode]: { ...draf.bagian[kode]!, ...ubah } } };
}
