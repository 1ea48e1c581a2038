import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { inTransaction } from '../../src/database/knex.js';
import { catatanTerbuka } from '../../src/formulir/catatan-terbuka.js';
import { simpanTab } from '../../src/formulir/formulir.service.js';
import { cariTab } from '../../src/formulir/katalog.js';
import { catatanUntukPns, lembarSekarang } from '../../src/formulir/lembar-kini.js';
import { kerjakan, putus } from '../support/kasus.js';
import { masukPns } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { type KasusSiti, kirimSiti } from '../support/siti.js';

let alat: TestPortal;
let siti: KasusSiti;
before(async () => {
  alat = await startTestPortal();
  const { deps } = alat;
  await inTransaction(deps.db, async (trx) => {
    siti = await kirimSiti(deps, trx);
    await putus(deps, trx, siti.verifikator[1], siti, 'kembalikan', {
      hasil: { nama: 'tidak_sesuai' },
      alasan: { nama: 'Ijazah menulis RACHMAWATI' },
      catatan: { gelar_belakang: 'Gelar ada di ijazah', golongan: 'SK III/c belum ada' },
    });
  });
});
after(() => alat.close());

async function terbuka(): Promise<string[]> {
  const { deps } = alat;
  const lembar = await lembarSekarang(deps, siti.pns.nip);
  const catatan = await catatanUntukPns(deps, lembar);
  return (await catatanTerbuka(deps, lembar, catatan)).map(
    ({ label, teks, alamat }) => `${label} (${alamat}): ${teks}`,
  );
}

async function perbaiki(mentah: Record<string, string>): Promise<void> {
  const { deps } = alat;
  await inTransaction(deps.db, async (trx) => {
    const tab = cariTab(deps.katalog, 'data-utama')!;
    const versi = (await lembarSekarang({ db: trx }, siti.pns.nip)).draf.bagian[tab.kode]?.versi ?? 0;
    const hasil = await simpanTab(deps, trx, siti.pns, { tab, versi, mentah });
    assert.equal(hasil.jenis, 'tersimpan');
  });
}

const NAMA = 'Data Utama, Nama (/formulir/data-utama): Ijazah menulis RACHMAWATI';
const GELAR = 'Data Utama, Gelar Belakang (/formulir/data-utama): Gelar ada di ijazah';
const GOLONGAN = 'Riwayat Golongan (/formulir/riwayat/golongan): SK III/c belum ada';

it('domain §4 kembalikan: whoever is about to send again sees the remarks whose place says what it said before', async () => {
  assert.deepEqual((await terbuka()).sort(), [GELAR, NAMA, GOLONGAN]);
});

it('what was changed at the place of a remark answers it', async () => {
  const gelar = { gelar_belakang__sikap: 'perbaiki', gelar_belakang: 'S.Kep.' };
  await perbaiki({ ...gelar, nama__sikap: 'perbaiki', nama: 'SITI RAHMAWATI' });
  assert.deepEqual((await terbuka()).sort(), [NAMA, GOLONGAN]);
  await perbaiki({ ...gelar, nama__sikap: 'sesuai' });
  assert.deepEqual(await terbuka(), [GOLONGAN]);
});

it('the checklist calls for what is still open, and for nothing else', async () => {
  const { teks } = await (await masukPns(alat.url)).buka('/formulir');
  const tugas = (judul: string) => new RegExp(`>${judul}</a><small>[\\s\\S]*?</li>`).exec(teks)?.[0] ?? '';
  assert.match(tugas('Riwayat Golongan'), /Perlu diperbaiki/);
  assert.match(tugas('Data Utama'), /isian diperiksa/);
  assert.doesNotMatch(tugas('Data Utama'), /Perlu diperbaiki/);
});

it('a remark on a section is answered by any row of it', async () => {
  await inTransaction(alat.deps.db, (trx) =>
    kerjakan(alat.deps, trx, siti.pns, 'golongan', {
      aksi: 'batalkan',
      baris: `p${siti.golongan[1]}`,
      mentah: {},
    }),
  );
  assert.deepEqual(await terbuka(), []);
});
