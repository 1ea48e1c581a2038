import type { Deps } from '../deps.js';
import { STATUS_FORMULIR_NAMA } from '../formulir/formulir.alur.js';
import { teks } from '../helpdesk/bahan-kategori.js';
import type { FaktaTiket, Kategori } from '../helpdesk/jenis.js';
import { cariKategori } from '../helpdesk/katalog-helpdesk.js';
import { tampilNomorTiket } from '../helpdesk/nomor-tiket.js';
import type { LangkahTiket, PesanTiket } from '../helpdesk/percakapan.repository.js';
import { ALUR_TIKET, ESKALASI_JAM, STATUS_TIKET_NAMA } from '../helpdesk/tiket.alur.js';
import type { Tiket } from '../helpdesk/tiket.repository.js';
import { STATUS_REGISTRASI_NAMA } from '../portal/registrasi.alur.js';
import { isRujukan, tampilNilai } from '../shared/isian.js';
import { KEDUDUKAN_HUKUM, namaKode } from '../shared/kode-sapk.js';
import { tampilNip } from '../shared/nip.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { tampilSaat, tampilTanggal } from '../shared/tanggal.js';

/** One line of the inbox. */
export function barisTiket(d: Pick<Deps, 'jam' | 'kategori'>, tiket: Tiket, pelaku: PelakuPetugas) {
  const kategori = cariKategori(d.kategori, tiket.kategori);
  return {
    nomor: tiket.nomor,
    tampilNomor: tampilNomorTiket(tiket.nomor),
    kategori: kategori?.nama ?? tiket.kategori,
    nama: tiket.nama,
    nip: tampilNip(tiket.nip),
    isi: pendekkan(kategori?.ringkas(tiket.isi) ?? ''),
    kantor: tiket.kantor.nama,
    status: sebutStatus(tiket, pelaku),
    nada: NADA[tiket.status],
    umur: umurTiket(d.jam(), tiket),
  };
}

/** As much of a request as tells it from its neighbours. */
const ISI_PALING_PANJANG = 90;
const pendekkan = (teks: string): string =>
  teks.length > ISI_PALING_PANJANG ? `${teks.slice(0, ISI_PALING_PANJANG).trimEnd()}…` : teks;

const NADA: Record<Tiket['status'], string> = {
  baru: '',
  diproses: 'badge-run',
  menunggu_pelapor: 'badge-warning',
  disetujui: 'badge-good',
  ditolak: 'badge-error',
  dikoreksi: 'badge-warning',
};

export function sebutStatus(tiket: Tiket, pelaku: PelakuPetugas): string {
  const nama = STATUS_TIKET_NAMA[tiket.status];
  if (tiket.status !== 'diproses' || !tiket.petugas) return nama;
  return `${nama}, ${tiket.petugas.id === pelaku.id ? 'Anda' : tiket.petugas.nama}`;
}

function sebutUmur(jam: number): string {
  if (jam < 1) return 'kurang dari 1 jam';
  return jam < 48 ? `${jam} jam` : `${Math.floor(jam / 24)} hari`;
}

/** Hours at first, days later; late is what the job will pass on, or has passed on already. */
export function umurTiket(kini: Date, tiket: Tiket): { teks: string; terlambat: boolean } {
  const sampai = tiket.diputusPada ?? tiket.jamBerhentiPada ?? kini;
  const jam = Math.max(0, Math.floor((sampai.getTime() - tiket.sejak.getTime()) / 3_600_000));
  const terbuka = tiket.status === 'baru' || tiket.status === 'diproses';
  return { teks: sebutUmur(jam), terlambat: terbuka && jam >= ESKALASI_JAM };
}

/** What the reporter asked for, field by field, with what BKN holds beside it where the two can be compared. */
export function isiTampil(kategori: Kategori, tiket: Tiket, fakta: FaktaTiket) {
  return kategori.isian
    .filter(({ kode }) => kode !== 'nip' && kode !== 'tmt')
    .map((isian) => {
      const nilai = tampilNilai(isian, tiket.isi[isian.kode]);
      const bkn = nilaiBkn(isian.kode, fakta);
      return { label: isian.label, nilai, bkn: bkn && bkn.toLowerCase() !== nilai.toLowerCase() ? bkn : '' };
    })
    .filter(({ nilai }) => nilai !== '');
}

function nilaiBkn(kode: string, { pegawai, instansi }: FaktaTiket): string {
  if (kode === 'nama') return pegawai?.nama ?? '';
  return kode === 'instansi' ? (instansi?.nama ?? '') : '';
}

/** The person as BKN holds them. */
export function faktaPegawai({ nip, pegawai, instansi, registrasi, formulir }: FaktaTiket): [string, string][] {
  if (!pegawai) return [['NIP Baru', `${tampilNip(nip)}, belum ada di data BKN`]];
  const { isi } = pegawai;
  const tempat = isRujukan(isi.tempat_lahir as never) ? (isi.tempat_lahir as unknown as { nama: string }).nama : '';
  return [
    ['NIP Baru', tampilNip(nip)],
    ['Nama', pegawai.nama],
    ['Lahir', [tempat, isi.tanggal_lahir ? tampilTanggal(String(isi.tanggal_lahir)) : ''].filter(Boolean).join(', ')],
    ['Instansi', instansi?.nama ?? ''],
    ['Kedudukan Hukum', namaKode(KEDUDUKAN_HUKUM, pegawai.kedudukanHukum)],
    [
      'Registrasi',
      registrasi
        ? `${registrasi.nomorRegister}, ${STATUS_REGISTRASI_NAMA[registrasi.status].toLowerCase()}`
        : 'belum ada',
    ],
    ['Formulir', formulir ? STATUS_FORMULIR_NAMA[formulir.status] : 'belum ada'],
  ];
}

const BERPESAN: ReadonlySet<LangkahTiket['aksi']> = new Set(['minta_kelengkapan', 'jawab']);

function sebutLangkah({ aksi, kantor }: LangkahTiket): string {
  if (aksi === 'ajukan') return 'Diajukan pelapor';
  return aksi === 'teruskan' ? `Diteruskan ke ${kantor}` : ALUR_TIKET[aksi].label;
}

/** Steps and conversation as one timeline, newest first. */
export function perjalananTiket(langkah: readonly LangkahTiket[], pesan: readonly PesanTiket[]) {
  // A question and its answer are step and message at once: the message tells more.
  const terucap = new Set(pesan.map(({ pada }) => pada.getTime()));
  const titik = [
    ...langkah
      .filter(({ aksi, pada }) => !(BERPESAN.has(aksi) && terucap.has(pada.getTime())))
      .map((satu) => ({
        pada: satu.pada,
        judul: sebutLangkah(satu),
        // A step names the office it led to: for a ticket passed on that is not the petugas's own.
        oleh: [satu.petugas, satu.aksi === 'teruskan' ? null : satu.kantor].filter(Boolean).join(', '),
        alasan: satu.keterangan ?? '',
      })),
    ...pesan.map((satu) => ({
      pada: satu.pada,
      judul: satu.oleh === 'pelapor' ? 'Jawaban pelapor' : 'Minta kelengkapan',
      oleh: [satu.petugas, satu.kantor].filter(Boolean).join(', '),
      alasan: satu.teks,
    })),
  ];
  return titik
    .sort((a, b) => b.pada.getTime() - a.pada.getTime())
    .map(({ pada, judul, oleh, alasan }) => ({
      rupa: 'past',
      judul,
      teks: [tampilSaat(pada), oleh].filter(Boolean).join('. '),
      alasan,
    }));
}

/** Text by which the closest existing entries of a list are searched. */
export const dicariDiDaftar = (kategori: Kategori, tiket: Tiket): string =>
  kategori.daftar ? (teks(tiket.isi, kategori.daftar.isian).split('#').at(-1) ?? '').trim() : '';
