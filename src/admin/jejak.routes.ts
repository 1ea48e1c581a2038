import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { aksiJejak, type BarisJejak, bacaJejak, type SaringanJejak } from '../jejak/baca-jejak.repository.js';
import { sebutAksi } from '../jejak/sebutan.js';
import { bacaFormulir, type Isian, type Mentah } from '../shared/isian.js';
import { awalHariWib, hariWib, tampilSaat } from '../shared/tanggal.js';
import { tampilkan, tanya } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import { kirimCsv } from '../web/lembar-kerja.js';
import type { BarisRute } from '../web/rute.js';
import { PERAN_JEJAK } from './menu.js';

const ALAMAT = '/admin/jejak';
const SEHALAMAN = 50;
const SEPOTONG = 1_000;
const HARI_MS = 86_400_000;

/** Jejak: who did what, when, from where and why; filters and a download (domain.md §9). */
export function ruteAdminJejak(d: Deps): BarisRute[] {
  const akses = PERAN_JEJAK;
  return [
    { metode: 'get', alamat: ALAMAT, akses, tangani: (req, res) => jejak(d, req, res) },
    { metode: 'get', alamat: `${ALAMAT}/jejak.csv`, akses, tangani: (req, res) => unduh(d, req, res) },
  ];
}

const ISIAN: readonly Isian[] = [
  { kode: 'petugas', label: 'Nama pengguna petugas', jenis: 'teks', maks: 40, lebar: 18, tidakWajib: 'bersyarat' },
  {
    ...{ kode: 'nip', label: 'NIP Baru', jenis: 'teks', lebar: 18, angkaSaja: true, tidakWajib: 'bersyarat' },
    pola: { cocok: /^\d{18}$/, pesan: 'NIP Baru terdiri dari 18 angka.' },
  },
  { kode: 'dari', label: 'Dari tanggal', jenis: 'tanggal', lebar: 10, tidakWajib: 'bersyarat' },
  { kode: 'sampai', label: 'Sampai tanggal', jenis: 'tanggal', lebar: 10, tidakWajib: 'bersyarat' },
];

interface Diminta {
  saring: Omit<SaringanJejak, 'sebelum' | 'banyak'>;
  mentah: Mentah;
  pesan: Record<string, string>;
  /** the filters again, for links */
  kueri: string;
}

function diminta(req: Request): Diminta {
  const nama = [...ISIAN.map(({ kode }) => kode), 'aksi', 'objek'];
  const mentah = Object.fromEntries(nama.map((satu) => [satu, tanya(req, satu).trim().slice(0, 100)]));
  const { nilai, pesan } = bacaFormulir(ISIAN, mentah);
  const [, jenis, id] = /^([a-z]+):([\w-]+)$/.exec(mentah.objek ?? '') ?? [];
  const hari = (teks: unknown): Date | null => (teks ? awalHariWib(new Date(`${teks}T12:00:00+07:00`)) : null);
  const sampai = hari(nilai.sampai);
  const isi = Object.entries(mentah).filter((satu): satu is [string, string] => Boolean(satu[1]));
  return {
    saring: {
      petugas: String(nilai.petugas ?? '').toLowerCase(),
      aksi: mentah.aksi ?? '',
      objek: jenis && id ? { jenis, id } : null,
      nip: String(nilai.nip ?? ''),
      dari: hari(nilai.dari),
      sampai: sampai && new Date(sampai.getTime() + HARI_MS),
    },
    mentah,
    pesan,
    kueri: String(new URLSearchParams(isi)),
  };
}

async function jejak(d: Deps, req: Request, res: Response): Promise<void> {
  const { saring, mentah, pesan, kueri } = diminta(req);
  const sebelum = /^\d{1,15}$/.test(tanya(req, 'sebelum')) ? Number(tanya(req, 'sebelum')) : null;
  const salah = Object.keys(pesan).length > 0;
  const baris = salah ? [] : await bacaJejak(d.db, { ...saring, sebelum, banyak: SEHALAMAN + 1 });
  const tampil = baris.slice(0, SEHALAMAN);
  const akhir = baris.length > SEHALAMAN ? tampil.at(-1) : undefined;
  tampilkan(
    res,
    'admin/jejak',
    {
      judul: 'Jejak',
      menu: 'jejak',
      isian: tampilkanSemua(ISIAN, { mentah, pesan }),
      aksiDipilih: mentah.aksi ?? '',
      objek: mentah.objek ?? '',
      pilihanAksi: (await aksiJejak(d.db))
        .map((kode) => ({ kode, nama: sebutAksi(kode) }))
        .sort((a, b) => a.nama.localeCompare(b.nama, 'id')),
      daftar: tampil.map(jejakTampil),
      kueri,
      berikut: akhir ? `${ALAMAT}?${kueri}&sebelum=${akhir.id}` : '',
      pesan,
    },
    salah ? 422 : 200,
  );
}

const PELAKU_NAMA = { umum: 'Pengunjung', pns: 'PNS', petugas: 'Petugas', sistem: 'Sistem' };

const sebutPelaku = ({ pelaku, pelakuJenis }: BarisJejak): string => pelaku ?? PELAKU_NAMA[pelakuJenis];

/** Details as "name: value", in the words of the code they are; from where stands before to where. */
const sebutRincian = (rincian: Record<string, unknown>): string =>
  Object.entries(rincian)
    .filter(([, nilai]) => nilai !== null)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([nama, nilai]) => `${nama}: ${Array.isArray(nilai) ? nilai.join(', ') : String(nilai)}`)
    .join('; ');

/** The same for people: "tingkat 2", not the code "tingkat_2". */
const bacaRincian = (rincian: Record<string, unknown>): string => sebutRincian(rincian).replaceAll('_', ' ');

const jejakTampil = (satu: BarisJejak) => ({
  pada: tampilSaat(satu.pada),
  aksi: sebutAksi(satu.aksi),
  pelaku: sebutPelaku(satu),
  objek: `${satu.objekJenis} ${satu.objekId}`,
  tautanObjek: `${ALAMAT}?objek=${encodeURIComponent(`${satu.objekJenis}:${satu.objekId}`)}`,
  alamat: satu.alamat ?? '-',
  alasan: satu.alasan ?? '',
  rincian: bacaRincian(satu.rincian),
});

const KOLOM = ['Nomor', 'Pada', 'Langkah', 'Kode', 'Pelaku', 'Objek', 'Dari alamat', 'Alasan', 'Rincian', 'Permintaan'];

async function unduh(d: Deps, req: Request, res: Response): Promise<void> {
  const { saring, pesan, kueri } = diminta(req);
  if (Object.keys(pesan).length > 0) return res.redirect(303, `${ALAMAT}?${kueri}`);
  await kirimCsv(res, `jejak-${hariWib(d.jam())}.csv`, KOLOM, potongan(d, saring));
}

async function* potongan(d: Deps, saring: Diminta['saring']): AsyncGenerator<(string | number)[][]> {
  let sebelum: number | null = null;
  for (;;) {
    const baris: BarisJejak[] = await bacaJejak(d.db, { ...saring, sebelum, banyak: SEPOTONG });
    if (baris.length > 0) yield baris.map(barisCsv);
    const akhir = baris.at(-1);
    if (!akhir || baris.length < SEPOTONG) return;
    sebelum = akhir.id;
  }
}

const barisCsv = (satu: BarisJejak): (string | number)[] => [
  ...[satu.id, satu.pada.toISOString(), sebutAksi(satu.aksi), satu.aksi, sebutPelaku(satu)],
  ...[
    `${satu.objekJenis} ${satu.objekId}`,
    satu.alamat ?? '',
    satu.alasan ?? '',
    sebutRincian(satu.rincian),
    satu.permintaan ?? '',
  ],
];
