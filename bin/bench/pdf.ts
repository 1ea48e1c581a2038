import { gambarBuktiPengisian, type ModelBuktiPengisian } from '../../src/cetak/bukti-pengisian.js';
import { modelBuktiPengisian } from '../../src/formulir/cetak-formulir.js';
import type { Baris, DataPns, NilaiButir } from '../../src/formulir/jenis.js';
import { type Katalog, muatKatalog } from '../../src/formulir/katalog.js';

const ROUNDS = 20;

/** The proof of a form whose tabs hold their examples and whose history has `rows` rows of all kinds, two thirds of them new. */
export function proofModel(katalog: Katalog, rows: number): ModelBuktiPengisian {
  const isi: Record<string, NilaiButir> = Object.assign({}, ...katalog.tab.map((tab) => tab.contoh));
  const riwayat: Record<string, Baris[]> = {};
  for (let i = 0; i < rows; i += 1) {
    const kind = katalog.riwayat[i % katalog.riwayat.length]!;
    riwayat[kind.jenis] ??= [];
    riwayat[kind.jenis]!.push({ id: `${i % 3 === 0 ? 'p' : 'b'}${i}`, isi: kind.contoh });
  }
  const form: DataPns = { nip: '198003122005012907', nipLama: null, isi, riwayat };
  const known = Object.entries(riwayat).map(([kind, all]) => [kind, all.filter(({ id }) => id.startsWith('p'))]);
  const pembanding: DataPns = {
    ...form,
    isi: { ...isi, alamat: 'Jl. Rekaan No. 1' },
    riwayat: Object.fromEntries(known),
  };
  const kiriman = {
    ...{ id: 1, formulirId: 1, nomor: 1, pembanding, isi: form, sikap: {}, kuesioner: {}, tingkatPerlu: [1, 2] },
    ...{ pegawaiVersi: 1, unitKantorId: 1, dikirimPada: new Date('2015-09-02T03:42:00Z') },
  };
  const proof = { instansi: 'Instansi Contoh', unit: 'Unit Contoh', berlaku: true, kode: 'ABCD-EFGH-JKLM' };
  return modelBuktiPengisian({
    katalog,
    kiriman,
    kuesioner: [],
    lampiran: {},
    ...proof,
    alamatPeriksa: 'https://contoh.example/bukti/x',
  });
}

/** CPU of this process for one proof, in milliseconds, after a warm-up. */
export async function proofCpuMs(rows: number): Promise<number> {
  const model = proofModel(await muatKatalog(), rows);
  for (let i = 0; i < ROUNDS / 4; i += 1) await gambarBuktiPengisian(model);
  const before = process.cpuUsage();
  for (let i = 0; i < ROUNDS; i += 1) await gambarBuktiPengisian(model);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / ROUNDS;
}
