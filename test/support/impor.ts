import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { inTransaction } from '../../src/database/knex.js';
import type { Deps } from '../../src/deps.js';
import { taruhPotongan } from '../../src/impor/impor.repository.js';
import { unggahImpor } from '../../src/impor/impor.service.js';
import { kerjakanImpor } from '../../src/impor/kerja-impor.js';
import { namaKolom } from '../../src/impor/kolom.js';
import { cariJenis } from '../../src/impor/perintah.js';
import { pelakuPetugas } from './kasus.js';

/** Uploads a file as admin.bkn does; returns the id of the import. */
export async function unggahUji(d: Deps, jenis: string, isi: string | Buffer, nama = `${jenis}.csv`): Promise<number> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'impor-'));
  const jalur = path.join(folder, nama);
  try {
    await writeFile(jalur, isi);
    const ukuran = Buffer.byteLength(isi);
    return await inTransaction(d.db, async (trx) =>
      unggahImpor(d, trx, await pelakuPetugas(trx, 'admin.bkn'), { jenis, berkas: { jalur, nama, ukuran } }),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** One whose trial run has refused a row, without running it. Returns its id. */
export async function imporUji(d: Deps): Promise<number> {
  const judul = namaKolom(cariJenis(d.katalog, 'pegawai').kelompok).join();
  const id = await unggahUji(d, 'pegawai', `${judul}\n`);
  const angka = { dibaca: 3, baru: 1, berubah: 1, sama: 0, ditolak: 1 };
  const contoh = [{ tentang: '198003122005012907', ubahan: [{ kolom: 'agama', lama: 'Islam', baru: 'Kristen' }] }];
  const jadi = { status: 'diperiksa', periksa: JSON.stringify(angka), contoh: JSON.stringify(contoh) };
  await d.db('impor').where({ id }).update(jadi);
  const isi = d.sandi.sandikanBerkas(Buffer.from('baris,kolom,isi,alasan\n'));
  await inTransaction(d.db, (trx) => taruhPotongan(trx, { id, bagian: 'laporan', urut: 0, isi }));
  return id;
}

/** Does all imports that wait, one after another, as the job does. */
export async function kerjakanSemua(d: Deps): Promise<void> {
  while (await kerjakanImpor(d, new AbortController().signal));
}
