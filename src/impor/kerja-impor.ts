import { type ChildProcess, fork } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { connectionOf, inTransaction } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import {
  type AkhirKerja,
  ambilPekerjaan,
  ambilPotongan,
  denyutImpor,
  hapusBerkasImpor,
  lepaskanImpor,
  type Pekerjaan,
  tandaiTerputus,
} from './impor.repository.js';
import { simpanBerkas } from './impor.service.js';
import type { KabarImpor, TugasImpor } from './pekerja.js';

type Alat = Pick<Deps, 'db' | 'jam' | 'sandi' | 'log'>;

const PEKERJA = path.join(import.meta.dirname, `pekerja${path.extname(import.meta.filename)}`);
const DENYUT_MS = 1_000;

const GANGGUAN = 'Impor berhenti karena gangguan di server. Yang sudah tersimpan tetap tersimpan; jalankan lagi.';

/**
 * Does the import that waits longest, if none is at work anywhere; false when there was nothing to do. The file lies in
 * a folder of its own while it is read. `halt` stops in the middle; what is left lying can be begun again.
 */
export async function kerjakanImpor(d: Alat, halt: AbortSignal): Promise<boolean> {
  await tandaiTerputus(d.db, d.jam());
  const pegangan = d.sandi.token();
  const kerja = await ambilPekerjaan(d.db, pegangan, d.jam());
  if (!kerja) return false;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'epupns-impor-'));
  const [berkas, laporan] = [path.join(folder, 'berkas.csv'), path.join(folder, 'laporan.csv')];
  try {
    await keluarkan(d, kerja.id, berkas);
    const kabar = await jalankanAnak(d, { kerja, pegangan, halt, berkas, laporan });
    if (kabar) await selesaikan(d, { kerja, pegangan, berkas, laporan, kabar });
  } catch (galat) {
    await inTransaction(d.db, (trx) =>
      lepaskanImpor(trx, { id: kerja.id, pegangan, pada: d.jam() }, { status: 'terputus', pesan: GANGGUAN }),
    );
    throw galat;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return true;
}

const keluarkan = (d: Alat, id: number, ke: string): Promise<void> => {
  const terang = async function* () {
    for await (const isi of ambilPotongan(d.db, id, 'unggahan')) yield d.sandi.bukaBerkas(isi);
  };
  return pipeline(Readable.from(terang()), createWriteStream(ke, { mode: 0o600 }));
};

interface Putaran {
  kerja: Pekerjaan;
  pegangan: string;
  halt: AbortSignal;
  berkas: string;
  laporan: string;
}

/** How it ended; null when the work was taken away meanwhile. */
function jalankanAnak(d: Alat, putaran: Putaran): Promise<KabarImpor | null> {
  const { kerja, pegangan, halt, berkas, laporan } = putaran;
  const anak = bukaAnak();
  let maju: Extract<KabarImpor, { jenis: 'maju' }> | null = null;
  return new Promise((selesai) => {
    const akhiri = (kabar: KabarImpor | null): void => {
      clearInterval(denyut);
      halt.removeEventListener('abort', berhenti);
      anak.removeAllListeners('exit');
      if (kabar?.jenis !== 'selesai' && kabar?.jenis !== 'berkas') anak.kill('SIGKILL');
      selesai(kabar);
    };
    const berhenti = (): void => akhiri({ jenis: 'galat', kode: 'berhenti' });
    const denyut = setInterval(() => {
      const kini = maju && { ...maju.ringkasan, byte: maju.byte };
      denyutImpor(d.db, { id: kerja.id, pegangan, pada: d.jam() }, kini).then(
        (masih) => masih || akhiri(null),
        // The database is away for a moment; whether the work is lost, the next beat tells.
        (galat: unknown) => d.log.warn({ err: galat, impor: kerja.id }, 'import gives no sign of life'),
      );
    }, DENYUT_MS);
    anak.on('message', (kabar: KabarImpor) => {
      if (kabar.jenis === 'maju') maju = kabar;
      else akhiri(kabar);
    });
    anak.on('exit', () => akhiri({ jenis: 'galat', kode: 'proses hilang' }));
    halt.addEventListener('abort', berhenti, { once: true });
    if (halt.aborted) return berhenti();
    const tugas: TugasImpor = {
      ...{ koneksi: connectionOf(d.db), jenis: kerja.jenis, berkas, laporan, cobaSaja: kerja.status === 'memeriksa' },
    };
    anak.send(tugas, (galat) => galat && akhiri({ jenis: 'galat', kode: 'proses tidak mulai' }));
  });
}

function bukaAnak(): ChildProcess {
  const anak = fork(PEKERJA, [], {
    // Of our environment it gets what Node needs to start; what it prints could repeat a row.
    env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, HOME: process.env.HOME },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  anak.on('error', () => anak.kill('SIGKILL'));
  return anak;
}

interface Akhir extends Omit<Putaran, 'halt'> {
  kabar: KabarImpor;
}

/** Result, report and trail in one transaction; nothing when the work was taken away meanwhile. */
async function selesaikan(d: Alat, { kerja, pegangan, berkas, laporan, kabar }: Akhir): Promise<void> {
  const { id, jenis, status } = kerja;
  if (kabar.jenis === 'galat') d.log.error({ impor: id, kode: kabar.kode }, 'import stopped');
  const akhir = akhirKerja(kabar, status, (pesan) => pesan.replaceAll(berkas, kerja.namaBerkas));
  await inTransaction(d.db, async (trx) => {
    if (!(await lepaskanImpor(trx, { id, pegangan, pada: d.jam() }, akhir))) return;
    if (akhir.status !== 'terputus') await hapusBerkasImpor(trx, id, 'laporan');
    if (kabar.jenis === 'selesai' && kabar.ringkasan.ditolak > 0)
      await simpanBerkas(d, trx, { id, bagian: 'laporan', jalur: laporan });
    if (akhir.status === 'selesai' || akhir.status === 'gagal') await hapusBerkasImpor(trx, id, 'unggahan');
    if (kabar.jenis !== 'selesai' || status === 'memeriksa') return;
    await catatJejak(trx, {
      ...{ pelaku: { jenis: 'sistem' }, aksi: `impor.${jenis}`, objek: { jenis: 'impor', id } },
      ...{ rincian: { ...kabar.ringkasan }, pada: d.jam() },
    });
  });
}

function akhirKerja(kabar: KabarImpor, status: Pekerjaan['status'], sebut: (pesan: string) => string): AkhirKerja {
  if (kabar.jenis === 'berkas') return { status: 'gagal', pesan: sebut(kabar.pesan) };
  if (kabar.jenis !== 'selesai') return { status: 'terputus', pesan: GANGGUAN };
  return status === 'memeriksa'
    ? { status: 'diperiksa', periksa: kabar.ringkasan, contoh: kabar.contoh }
    : { status: 'selesai', hasil: kabar.ringkasan };
}
