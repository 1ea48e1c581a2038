import { tampilSaat } from '../shared/tanggal.js';
import { type StatusFormulir, tingkatStatus } from './formulir.alur.js';
import type { LangkahTersimpan } from './kiriman.repository.js';

export type Kelopak = 'past' | 'now' | 'next' | 'none';

/** One entry of the timeline. */
export interface TitikPerjalanan {
  rupa: 'past' | 'now' | 'next' | 'back';
  judul: string;
  teks: string;
  alasan: string;
}

type KantorTingkat = Record<1 | 2 | 3 | 4, { id: number; nama: string } | null>;
const TINGKAT = [1, 2, 3, 4] as const;

/** The four petals: done, running, to come, not needed by this form. */
export function kelopak(status: StatusFormulir, perlu: readonly number[]): Kelopak[] {
  const kini = tingkatStatus(status);
  return TINGKAT.map((satu) => {
    if (!perlu.includes(satu)) return 'none';
    if (status === 'selesai' || (kini !== null && satu < kini)) return 'past';
    return satu === kini ? 'now' : 'next';
  });
}

/** The petals in words. */
export function sebutKelopak(daftar: readonly Kelopak[]): string {
  const kata: Record<Kelopak, string> = {
    past: 'selesai',
    now: 'sedang diperiksa',
    next: 'menyusul',
    none: 'tidak diperlukan',
  };
  return daftar.map((satu, i) => `tingkat ${i + 1} ${kata[satu]}`).join(', ');
}

/** What has happened, as sentences: oldest first. */
export function perjalanan(langkah: readonly LangkahTersimpan[]): TitikPerjalanan[] {
  return langkah.map((satu) => {
    // Of a transfer the kantor is where it went, not where the petugas works.
    const oleh = [satu.aksi === 'alihkan_unit' ? null : satu.kantor, satu.petugas].filter(Boolean).join(', ');
    return {
      rupa: MUNDUR.has(satu.aksi) ? 'back' : 'past',
      judul: judulLangkah(satu),
      teks: [tampilSaat(satu.pada), oleh].filter(Boolean).join('. '),
      alasan: satu.alasan ?? '',
    };
  });
}

/** Steps that give the form back to the PNS. */
const MUNDUR = new Set(['kembalikan', 'turunkan', 'pindah_instansi', 'buka_kembali']);

function judulLangkah(satu: LangkahTersimpan): string {
  const tingkat = tingkatStatus(satu.dari);
  switch (satu.aksi) {
    case 'kirim':
      return `Formulir dikirim, kiriman ke-${satu.kirimanNomor}`;
    case 'tarik':
      return 'Anda menarik formulir';
    case 'setujui':
      return `Disetujui tingkat ${tingkat}`;
    case 'kembalikan':
      return `Dikembalikan oleh tingkat ${tingkat}`;
    case 'alihkan_unit':
      return `Dialihkan ke ${satu.kantor ?? 'unit lain'}`;
    case 'turunkan':
      return 'Status diturunkan, formulir menjadi draf lagi';
    case 'pindah_instansi':
      return 'Instansi Anda berubah, formulir kembali kepada Anda';
    case 'buka_kembali':
      return 'Formulir yang sudah selesai dibuka kembali';
    case 'berkas_fisik':
      return 'Berkas fisik diterima';
    default:
      return satu.aksi;
  }
}

/** Who acts now and what comes after (visual.md "Say who acts next, and since when"). */
export function langkahBerikut(
  status: StatusFormulir,
  perlu: readonly number[],
  kantor: KantorTingkat,
  berkasDiterima: boolean,
): TitikPerjalanan[] {
  const kini = tingkatStatus(status);
  if (kini === null) return [];
  const tingkat = TINGKAT.filter((satu) => satu >= kini && perlu.includes(satu)).map(
    (satu): TitikPerjalanan => ({
      rupa: satu === kini ? 'now' : 'next',
      judul: `Tingkat ${satu}: ${kantor[satu]?.nama ?? ''}`,
      teks:
        satu === 1 && !berkasDiterima
          ? 'Serahkan Bukti Pengisian dan berkas fisik ke unit ini bila belum.'
          : sebabTingkat(satu),
      alasan: '',
    }),
  );
  return [...tingkat, { rupa: 'next', judul: 'Selesai', teks: 'Perubahan ditulis ke data BKN.', alasan: '' }];
}

function sebabTingkat(tingkat: 1 | 2 | 3 | 4): string {
  if (tingkat === 3)
    return 'Diperlukan karena ada perubahan pada instansi, jenis pegawai, golongan, jabatan, atau identitas.';
  return tingkat === 4 ? 'Diperlukan karena ada perubahan yang hanya boleh disetujui BKN Pusat.' : '';
}
