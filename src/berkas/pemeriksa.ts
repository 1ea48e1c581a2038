import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { Galat } from '../shared/galat.js';
import { buatGiliran } from '../shared/giliran.js';
import type { BerkasMasuk } from './berkas.js';
import { type HasilPeriksa, tolak } from './tolak.js';

/** Looks into files outside this process. */
export interface Pemeriksa {
  /** `dari`: who sent it. Those whose files wait take turns, so that nobody's many hold up another's one. */
  periksa(masuk: BerkasMasuk, dari: string): Promise<HasilPeriksa>;
  tutup(): void;
}

/** Longest that one file may take; a real one takes a tenth of a second. */
const PALING_LAMA_MS = 20_000;
/** Without work it goes, and its memory with it. */
const MENGANGGUR_MS = 60_000;
const MENUNGGU_PALING_BANYAK = 96;
/** Of one sender: four requests with as many files as fit. */
const MENUNGGU_SATU = 24;
const PEKERJA = path.join(import.meta.dirname, `pekerja${path.extname(import.meta.filename)}`);

interface Jawaban {
  hasil?: HasilPeriksa;
  galat?: string;
}

/**
 * Decoders of pictures are big and written in C: they run in a process of their own that knows no secret and no
 * database, holds up no page, and takes nobody along when a file brings it down. One file at a time.
 */
export function buatPemeriksa(
  pilihan: { pekerja?: string; palingLamaMs?: number; menganggurMs?: number } = {},
): Pemeriksa {
  let anak: ChildProcess | null = null;
  let menganggur: NodeJS.Timeout | undefined;
  const { jalan } = buatGiliran({ bersamaan: 1, menunggu: MENUNGGU_PALING_BANYAK, menungguSatu: MENUNGGU_SATU, penuh });

  const tutup = (): void => {
    clearTimeout(menganggur);
    if (anak?.connected) anak.disconnect();
    anak = null;
  };

  const periksa = async (masuk: BerkasMasuk): Promise<HasilPeriksa> => {
    clearTimeout(menganggur);
    if (!anak?.connected) anak = bukaPekerja(pilihan.pekerja ?? PEKERJA);
    const jawaban = await tanya(anak, masuk, pilihan.palingLamaMs ?? PALING_LAMA_MS);
    if (!jawaban) anak = null;
    menganggur = setTimeout(tutup, pilihan.menganggurMs ?? MENGANGGUR_MS).unref();
    if (jawaban?.galat) throw new Error(jawaban.galat);
    return jawaban?.hasil ?? tolak(masuk.nama, 'rusak');
  };

  return { periksa: (masuk, dari) => jalan(() => periksa(masuk), dari), tutup };
}

const penuh = (): Galat =>
  new Galat('tidak_tersedia', 'Sedang banyak berkas yang diperiksa. Coba lagi sebentar lagi.', { cobaLagiDetik: 10 });

function bukaPekerja(berkas: string): ChildProcess {
  const anak = fork(berkas, [], {
    // Of our environment it gets what Node needs to start, and nothing that is secret.
    env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, HOME: process.env.HOME },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  anak.on('error', () => anak.kill('SIGKILL'));
  anak.unref();
  return anak;
}

/** The answer; null when the process ended or had to be ended. */
function tanya(anak: ChildProcess, masuk: BerkasMasuk, palingLamaMs: number): Promise<Jawaban | null> {
  return new Promise((selesai) => {
    const akhiri = (jawaban: Jawaban | null): void => {
      clearTimeout(batas);
      anak.off('message', terima);
      anak.off('exit', hilang);
      anak.channel?.unref();
      if (!jawaban) anak.kill('SIGKILL');
      selesai(jawaban);
    };
    const terima = (jawaban: unknown): void => akhiri(jawaban as Jawaban);
    const hilang = (): void => akhiri(null);
    const batas = setTimeout(hilang, palingLamaMs);
    anak.channel?.ref();
    anak.on('message', terima);
    anak.on('exit', hilang);
    anak.send(masuk, (galat) => galat && hilang());
  });
}
