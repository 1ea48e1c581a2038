import { bakukanTeks } from '../shared/bakukan.js';
import type { Pilihan } from '../shared/kode-sapk.js';
import { kodeBaru, type PertanyaanTerbit } from './kode-pertanyaan.js';

/** Choices as people write them: one a line; those that are known carry their code, as "Belum [belum]". */

export const PILIHAN_PALING_BANYAK = 20;
const NAMA_PALING_PANJANG = 150;
const BERKODE = /^(.*?)\s*\[([^\]]*)\]$/;

export const tulisPilihan = (pilihan: readonly Pilihan[]): string =>
  pilihan.map(({ kode, nama }) => `${nama} [${kode}]`).join('\n');

export type HasilPilihan = { pilihan: { kode: string; nama: string }[] } | { pesan: string };

/** What the choices of this question are known as: in the draft and in what was published. */
export interface PilihanDikenal {
  draf: readonly Pilihan[];
  terbit: PertanyaanTerbit | undefined;
}

/** Reads the lines. A line without a code gets one; a name that was asked before gets the code it had. */
export function bacaPilihan(teks: string, dikenal: PilihanDikenal): HasilPilihan {
  const baris = teks
    .split('\n')
    .map((satu) => satu.trim())
    .filter(Boolean)
    .map((satu) => {
      const [, nama = satu, kode = null] = BERKODE.exec(satu) ?? [];
      return { nama: nama.trim(), kode };
    });
  const salah = tolakBaris(baris, dikenal);
  if (salah) return { pesan: salah };
  const terpakai = new Set(baris.flatMap(({ kode }) => kode ?? []));
  const pilihan = baris.map(({ nama, kode }) => {
    const milik = kode ?? kodePernah(nama, dikenal, terpakai) ?? kodeUntuk(nama, dikenal, terpakai);
    terpakai.add(milik);
    return { kode: milik, nama };
  });
  return { pilihan };
}

function tolakBaris(baris: readonly { nama: string; kode: string | null }[], dikenal: PilihanDikenal): string | null {
  if (baris.length < 2) return 'Tulis paling sedikit dua jawaban, satu jawaban satu baris.';
  if (baris.length > PILIHAN_PALING_BANYAK) return `Tulis paling banyak ${PILIHAN_PALING_BANYAK} jawaban.`;
  const asing = baris.find(({ kode }) => kode !== null && !dikenalKode(kode, dikenal));
  if (asing) return `Kode [${asing.kode}] tidak dikenal. Hapus kurung siku itu; kodenya dibuat sendiri.`;
  if (baris.some(({ nama }) => nama === '')) return 'Ada baris yang hanya berisi kode. Tulis jawabannya di depan kode.';
  const panjang = baris.find(({ nama }) => [...nama].length > NAMA_PALING_PANJANG);
  if (panjang) return `Satu jawaban paling panjang ${NAMA_PALING_PANJANG} huruf.`;
  const nama = baris.map((satu) => bakukanTeks(satu.nama) || satu.nama);
  const kembar = baris.find((_, i) => nama.indexOf(nama[i]!) !== i);
  if (kembar) return `Jawaban “${kembar.nama}” ada dua kali. Sisakan satu.`;
  const kode = baris.flatMap((satu) => satu.kode ?? []);
  const ganda = kode.find((satu, i) => kode.indexOf(satu) !== i);
  return ganda ? `Kode [${ganda}] ada dua kali. Hapus kurung siku pada jawaban yang baru.` : null;
}

const dikenalKode = (kode: string, { draf, terbit }: PilihanDikenal): boolean =>
  terbit?.pilihan.has(kode) === true || draf.some((satu) => satu.kode === kode);

function kodePernah(nama: string, { terbit }: PilihanDikenal, terpakai: ReadonlySet<string>): string | undefined {
  const dicari = bakukanTeks(nama);
  return [...(terbit?.pilihan ?? [])].find(([kode, lama]) => !terpakai.has(kode) && lama.has(dicari))?.[0];
}

const kodeUntuk = (nama: string, dikenal: PilihanDikenal, terpakai: ReadonlySet<string>): string =>
  kodeBaru(nama, { kosong: 'pilihan', terpakai: (kode) => terpakai.has(kode) || dikenalKode(kode, dikenal) });
