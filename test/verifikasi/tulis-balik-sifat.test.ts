import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import fc from 'fast-check';
import type { Trx } from '../../src/database/knex.js';
import { type Draf, rangkaiFormulir } from '../../src/formulir/draf.js';
import { lembarNip, pastikanFormulir } from '../../src/formulir/formulir.repository.js';
import type { DataPns } from '../../src/formulir/jenis.js';
import { cariRiwayat } from '../../src/formulir/katalog.js';
import { tulisBalik } from '../../src/formulir/tulis-balik.service.js';
import { katalog } from '../shared/contoh-formulir.js';
import { drafts, forms, says } from '../shared/sebarang-formulir.js';
import { type Alat, dicoba, pelakuPns } from '../support/kasus.js';
import { AKUN_STAF } from '../support/klien.js';
import { createTestDeps } from '../support/portal.js';

let alat: Alat;
before(async () => {
  alat = await createTestDeps();
});
after(() => alat.database.destroy());

/** Columns of their own, with foreign keys and NOT NULL: they stay as the demo person has them. */
const TETAP = ['nama', 'instansi_induk', 'kedudukan_hukum'];
/** The account's, written whatever the form says. */
const AKUN = ['email', 'telepon', 'hp'];

/** Makes `data` what BKN holds of the demo person, and reads it back with the ids of its rows. */
async function jadikanPembanding(trx: Trx, nip: string, data: DataPns): Promise<DataPns> {
  const { isi } = await trx('pegawai').where({ nip }).first('isi');
  const tetap = Object.fromEntries(TETAP.map((kode) => [kode, isi[kode]]));
  await trx('pegawai')
    .where({ nip })
    .update({ isi: JSON.stringify({ ...data.isi, ...tetap }) });
  await trx('riwayat').where({ nip }).delete();
  for (const [jenis, baris] of Object.entries(data.riwayat)) {
    const kind = cariRiwayat(katalog, jenis)!;
    for (const satu of baris)
      await trx('riwayat').insert({ nip, jenis, kunci: kind.kunci(satu.isi), isi: JSON.stringify(satu.isi) });
  }
  return (await lembarNip(trx, nip))!.pembanding;
}

const tanpaTetap = (draf: Draf): Draf => {
  const bagian = Object.entries(draf.bagian).map(([kode, satu]) => {
    const isi = Object.entries(satu.isi).filter(([butir]) => !TETAP.includes(butir));
    return [kode, { ...satu, isi: Object.fromEntries(isi) }];
  });
  return { ...draf, bagian: Object.fromEntries(bagian) };
};

/** What BKN holds, rows without their ids and in no order. */
function isinya(data: DataPns): unknown {
  const isi = Object.fromEntries(Object.entries(data.isi).filter(([kode]) => !AKUN.includes(kode)));
  const baris = Object.entries(data.riwayat).flatMap(([jenis, rows]) =>
    rows
      .filter((satu) => satu.dihapus === undefined)
      .map((satu) => JSON.stringify([jenis, Object.entries((says(satu.isi) ?? {}) as object).sort()])),
  );
  return { isi: says(isi), baris: baris.sort() };
}

it('domain §4 selesai: whatever was edited, the written pembanding holds exactly what the form shows', async () => {
  const pns = await pelakuPns(alat.deps.db, AKUN_STAF.akun!.nomorRegister);
  await fc.assert(
    fc.asyncProperty(forms, drafts, ({ pembanding: acak }, draf) =>
      dicoba(alat.deps, async (trx) => {
        await pastikanFormulir(trx, pns.nip, alat.deps.jam());
        const pembanding = await jadikanPembanding(trx, pns.nip, acak);
        const isi = rangkaiFormulir(katalog, pembanding, tanpaTetap(draf(pembanding)));
        const { formulirId } = (await lembarNip(trx, pns.nip))!;
        const kiriman = {
          ...{ id: 1, nomor: 1, formulirId, pembanding, isi, sikap: {}, kuesioner: {}, tingkatPerlu: [1, 2] },
          ...{ pegawaiVersi: 1, unitKantorId: 1, dikirimPada: alat.deps.jam() },
        };
        await tulisBalik(trx, katalog, kiriman, alat.deps.jam());
        assert.deepEqual(isinya((await lembarNip(trx, pns.nip))!.pembanding), isinya(isi));
      }),
    ),
    { numRuns: 60 },
  );
});
