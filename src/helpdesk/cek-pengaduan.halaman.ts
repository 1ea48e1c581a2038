import { tampilUkuran } from '../berkas/berkas.js';
import { tampilSaat } from '../shared/tanggal.js';
import type { Kategori } from './jenis.js';
import { tampilNomorTiket } from './nomor-tiket.js';
import { orangTiket, type Pengetahuan } from './orang-tiket.js';
import type { BerkasTiket, LangkahTiket, PesanTiket } from './percakapan.repository.js';
import { JAWAB_HARI, STATUS_TIKET_UMUM, type StatusTiket } from './tiket.alur.js';
import type { Tiket } from './tiket.repository.js';

const NADA: Record<StatusTiket, { nada: string; ikon: string }> = {
  baru: { nada: 'run', ikon: 'clock' },
  diproses: { nada: 'run', ikon: 'clock' },
  menunggu_pelapor: { nada: 'warning', ikon: 'clock' },
  disetujui: { nada: 'good', ikon: 'check' },
  ditolak: { nada: 'error', ikon: 'cross' },
  dikoreksi: { nada: 'warning', ikon: 'undo' },
};

/** The manual's fields and dates, for whoever has the number; `tahu` is what they know of the person. */
export function statusPengaduan(tiket: Tiket, kategori: Kategori | undefined, tahu: Pengetahuan) {
  const selesai = tiket.diputusPada !== null;
  return {
    nomor: tiket.nomor,
    nomorTampil: tampilNomorTiket(tiket.nomor),
    status: STATUS_TIKET_UMUM[tiket.status],
    ...NADA[tiket.status],
    jenis: kategori?.nama ?? tiket.kategori,
    ...orangTiket(tiket, kategori, tahu),
    isi: kategori?.ringkas(tiket.isi) ?? '',
    dikirim: tampilSaat(tiket.dibuatPada),
    penyelesaian: selesai ? (tiket.penyelesaian ?? STATUS_TIKET_UMUM[tiket.status]) : STATUS_TIKET_UMUM[tiket.status],
    // What was answered first no longer holds: the correction stands in its place, and the old answer is marked.
    dikoreksi: tiket.status === 'dikoreksi',
    diputus: tiket.diputusPada ? tampilSaat(tiket.diputusPada) : '',
    keterangan: tiket.keterangan ?? '-',
    kantor: tiket.kantor.nama,
    menunggu: tiket.status === 'menunggu_pelapor',
    jawabSebelum: tiket.jamBerhentiPada
      ? tampilSaat(new Date(tiket.jamBerhentiPada.getTime() + JAWAB_HARI * 86_400_000))
      : '',
  };
}

const JUDUL_LANGKAH: Record<LangkahTiket['aksi'], string> = {
  ajukan: 'Tiket dibuat',
  ambil: 'Diambil petugas',
  lepas: 'Dikembalikan ke antrean',
  teruskan: 'Diteruskan',
  eskalasi: 'Naik ke kantor berikutnya',
  minta_kelengkapan: 'Menunggu kelengkapan dari Anda',
  jawab: 'Anda menjawab',
  tutup: 'Ditutup karena tidak ada jawaban',
  setujui: 'Disetujui',
  tolak: 'Ditolak',
  penuhi: 'Sudah dipenuhi',
  koreksi: 'Dikoreksi',
};

/** Newest first; offices, not persons. */
export function perjalananTiket(langkah: readonly LangkahTiket[]) {
  return langkah
    .map((satu) => ({ judul: JUDUL_LANGKAH[satu.aksi], kantor: satu.kantor, pada: tampilSaat(satu.pada) }))
    .reverse();
}

/** The conversation with its files, oldest first. */
export function percakapanTiket(pesan: readonly PesanTiket[], berkas: readonly BerkasTiket[]) {
  return pesan.map((satu) => ({
    dari: satu.oleh === 'pelapor' ? 'Anda' : (satu.kantor ?? 'Helpdesk'),
    teks: satu.teks,
    pada: tampilSaat(satu.pada),
    berkas: berkas.filter(({ pesanId }) => pesanId === satu.id).map(berkasTampil),
  }));
}

export const berkasTampil = (satu: BerkasTiket) => ({
  id: satu.id,
  nama: satu.nama,
  ukuran: tampilUkuran(satu.ukuran),
});
