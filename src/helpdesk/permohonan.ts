import { z } from 'zod';
import type { BerkasBersih } from '../berkas/berkas.js';
import { simpanBerkasLepas } from '../berkas/berkas.repository.js';
import type { Deps } from '../deps.js';
import { cariMirip, rujukanNama, type Temuan } from '../referensi/referensi.repository.js';
import { selesaikanRujukan } from '../referensi/resolusi.js';
import { bakukanNomorRegister } from '../shared/bakukan.js';
import { bacaFormulir, berlaku, type Isian, isRujukan, type Mentah, type NilaiIsian } from '../shared/isian.js';
import { uraiNip } from '../shared/nip.js';
import type { Unggahan } from '../web/unggah.js';
import { teks } from './bahan-kategori.js';
import { faktaTiket } from './fakta.repository.js';
import { uraiUnor } from './jalur-unor.js';
import type { Dokumen, FaktaTiket, HalanganTiket, Kategori } from './jenis.js';

export const ISIAN_EMAIL: Isian = {
  kode: 'email',
  label: 'E-mail',
  jenis: 'teks',
  maks: 254,
  lebar: 30,
  tidakWajib: true,
  isiOtomatis: 'email',
  petunjuk: 'Untuk kabar tentang jawabannya.',
  pola: {
    cocok: { test: (teks) => z.email().safeParse(teks).success },
    pesan: 'E-mail belum lengkap, misalnya nama@contoh.id.',
  },
};

/** A file that has been looked into and kept since an earlier try of the same form. */
export interface BerkasTersimpan {
  id: number;
  nama: string;
  ukuran: number;
}

/** What a form of the helpdesk says, read. */
export interface Terbaca {
  isi: NilaiIsian;
  email: string | null;
  fakta: FaktaTiket;
  pesan: Record<string, string>;
  usulan: Record<string, readonly Temuan[]>;
  halangan: HalanganTiket | null;
}

/** Reads the fields and asks what the portal knows around them; `nipMasuk` is the NIP that has signed in. */
export async function bacaPermohonan(
  d: Pick<Deps, 'db' | 'jam'>,
  kategori: Kategori,
  mentah: Mentah,
  nipMasuk: string | null,
): Promise<Terbaca> {
  const isian = [...kategori.isian, ISIAN_EMAIL];
  const { rujukan, usulan } = await selesaikanRujukan(d.db, isian, mentah, []);
  const { nilai, pesan } = bacaFormulir(isian, mentah, rujukan);
  const { email, ...isi } = nilai;
  // As the register has it, however it was typed.
  if (isi.nomor_register) isi.nomor_register = bakukanNomorRegister(String(isi.nomor_register));
  const kini = d.jam();
  const fakta = await faktaTiket(d.db, {
    nip: teks(isi, 'nip'),
    nomorRegister: teks(isi, 'nomor_register'),
    instansiDipilih: isRujukan(isi.instansi) ? isi.instansi.kode : null,
    sudahMasuk: nipMasuk !== null && nipMasuk === isi.nip,
    kini,
  });
  const utuh = Object.keys(pesan).length === 0;
  if (utuh) tambahkanPesan(pesan, kategori.periksa?.(isi, kini));
  const halangan = utuh && Object.keys(pesan).length === 0 ? halanganPermohonan(kategori, isi, fakta) : null;
  if (halangan) pesan[halangan.isian] = halangan.pesan;
  return { isi, email: email ? String(email) : null, fakta, pesan, usulan, halangan };
}

/** The same without what the facts say. */
export function tanpaHalangan(terbaca: Terbaca): Terbaca {
  if (!terbaca.halangan) return terbaca;
  const { [terbaca.halangan.isian]: _, ...pesan } = terbaca.pesan;
  return { ...terbaca, pesan, halangan: null };
}

function tambahkanPesan(pesan: Record<string, string>, lain: Record<string, string | undefined> = {}): void {
  for (const [kode, teksPesan] of Object.entries(lain)) if (teksPesan) pesan[kode] = teksPesan;
}

/** A NIP that exists where it may not, or does not where it must; then what the kategori itself says. Pure. */
export function halanganPermohonan(kategori: Kategori, isi: NilaiIsian, fakta: FaktaTiket): HalanganTiket | null {
  const dengan = kategori.isian.some(({ kode }) => kode === 'nip');
  const tmt = kategori.batasTmt && isi.tmt ? halanganTmt(kategori, kategori.batasTmt, isi) : null;
  if (tmt) return tmt;
  if (kategori.nipTidakAda && fakta.pegawai)
    return {
      isian: 'nip',
      pesan: 'NIP ini ada dalam database BKN, jadi tidak perlu dilaporkan.',
      jalan: [{ teks: 'Lanjut ke Registrasi', alamat: '/registrasi' }],
    };
  if (dengan && !kategori.nipTidakAda && !fakta.pegawai)
    return {
      isian: 'nip',
      pesan: 'NIP ini tidak ada dalam database BKN. Periksa lagi setiap angkanya.',
      jalan: [
        { teks: 'NIP sudah benar: laporkan Tidak Ada Dalam Database', alamat: '/helpdesk/tidak-ada-dalam-database' },
      ],
    };
  return kategori.halangan?.(isi, fakta) ?? null;
}

/** The NIP tells the TMT CPNS. */
export const tmtNip = (nip: string, batas: number): 'sampai' | 'sesudah' =>
  Number(uraiNip(nip).bulanCpns.slice(0, 4)) <= batas ? 'sampai' : 'sesudah';

/** Another answer than the NIP's own would ask for other documents, or skip Cari NIP Lama. */
function halanganTmt(kategori: Kategori, batas: number, isi: NilaiIsian): HalanganTiket | null {
  const benar = tmtNip(teks(isi, 'nip'), batas);
  if (benar === isi.tmt) return null;
  const sebutan = benar === 'sampai' ? `sebelum/saat ${batas}` : `sesudah ${batas}`;
  return {
    isian: 'nip',
    pesan: `Menurut NIP ini, TMT CPNS Anda ${sebutan}. Periksa NIP-nya, atau pilih lagi TMT CPNS Anda.`,
    jalan: [{ teks: `TMT CPNS ${sebutan}`, alamat: `/helpdesk/${kategori.kode}?tmt=${benar}` }],
  };
}

/** The documents that this request needs. */
export const dokumenBerlaku = (kategori: Kategori, mentah: Mentah): Dokumen[] =>
  kategori.dokumen.filter((satu) => berlaku(satu, (kode) => mentah[kode]));

export interface HasilBerkas {
  tersimpan: Record<string, BerkasTersimpan>;
  pesan: Record<string, string>;
}

/**
 * Looks into every file that came and keeps the good ones at once, so that a mistake elsewhere asks for none of them
 * again; whatever no ticket takes up is removed by the sweep.
 */
export async function terimaBerkas(
  d: Pick<Deps, 'db' | 'jam' | 'pemeriksa'>,
  dokumen: readonly Pick<Dokumen, 'kode' | 'label'>[],
  unggahan: Unggahan & { dari: string },
  dulu: Record<string, BerkasTersimpan>,
): Promise<HasilBerkas> {
  const hasil: HasilBerkas = { tersimpan: {}, pesan: {} };
  for (const { kode, label } of dokumen) {
    const masuk = unggahan.berkas.filter(({ bidang }) => bidang === kode);
    if (masuk.length > 1) hasil.pesan[kode] = 'Pilih satu berkas saja. Satukan halamannya menjadi satu PDF.';
    else if (masuk[0]) {
      const periksa = await d.pemeriksa.periksa(masuk[0], unggahan.dari);
      if ('berkas' in periksa) hasil.tersimpan[kode] = await simpan(d, periksa.berkas);
      else hasil.pesan[kode] = periksa.pesan;
    } else if (dulu[kode]) hasil.tersimpan[kode] = dulu[kode];
    else hasil.pesan[kode] = belumAda(label, unggahan);
  }
  return hasil;
}

const belumAda = (label: string, { ditolak }: Unggahan): string =>
  ditolak ?? `Pilih berkasnya: ${label.replace(/^Upload File: /, '')}.`;

/**
 * Before the captcha has been answered no file is looked into or stored: what was kept before stays, what came now has
 * to be chosen again, and the page says so.
 */
export function tundaBerkas(
  dokumen: readonly Pick<Dokumen, 'kode' | 'label'>[],
  unggahan: Unggahan,
  dulu: Record<string, BerkasTersimpan>,
): HasilBerkas {
  const hasil: HasilBerkas = { tersimpan: {}, pesan: {} };
  for (const { kode, label } of dokumen) {
    const datang = unggahan.berkas.some(({ bidang }) => bidang === kode);
    if (dulu[kode]) hasil.tersimpan[kode] = dulu[kode];
    if (datang) hasil.pesan[kode] = 'Berkas ini belum disimpan karena Captcha tidak cocok. Pilih lagi berkasnya.';
    else if (!dulu[kode]) hasil.pesan[kode] = belumAda(label, unggahan);
  }
  return hasil;
}

async function simpan(d: Pick<Deps, 'db' | 'jam'>, berkas: BerkasBersih): Promise<BerkasTersimpan> {
  const id = await simpanBerkasLepas(d.db, berkas, d.jam());
  return { id, nama: berkas.nama, ukuran: berkas.isi.length };
}

/** What stands beside a request before it is sent: its path as a tree, existing entries that come near, and a doubt. */
export interface Mirip {
  pohon: string[];
  usulan: Temuan[];
  catatan: string;
}

/** The instansi whose entries a kategori's list means. */
export const instansiDaftar = ({ daftar }: Kategori, { dipilih, instansi }: FaktaTiket): string[] =>
  [daftar?.di === 'dipilih' ? dipilih : instansi].flatMap((satu) => (satu ? [satu.kode] : []));

/** Null when there is nothing to look at first. */
export async function cariSebelumKirim(
  d: Pick<Deps, 'db'>,
  kategori: Kategori,
  { isi, fakta }: Terbaca,
): Promise<Mirip | null> {
  if (!kategori.daftar) return null;
  const jalur = teks(isi, kategori.daftar.isian);
  const unor = kategori.daftar.jenis === 'unor';
  const pohon = unor ? uraiUnor(jalur) : [];
  const cari = {
    daftar: kategori.daftar.jenis,
    teks: pohon.at(-1) ?? jalur,
    instansi: instansiDaftar(kategori, fakta),
  };
  const usulan = await cariMirip(d.db, cari);
  const catatan = kategori.catatanKirim?.(isi, fakta) ?? '';
  return pohon.length > 0 || usulan.length > 0 || catatan ? { pohon, usulan, catatan } : null;
}

/** What is asked for is there already, by the very same name. */
export async function halanganSudahAda(
  d: Pick<Deps, 'db'>,
  kategori: Kategori,
  { isi, fakta }: Terbaca,
): Promise<HalanganTiket | null> {
  const { daftar } = kategori;
  if (!daftar?.sudahAda) return null;
  const instansi = instansiDaftar(kategori, fakta);
  const cari = { daftar: daftar.jenis, teks: teks(isi, daftar.isian), instansi };
  const [ada] = await rujukanNama(d.db, cari);
  return ada ? daftar.sudahAda(fakta, ada.nama) : null;
}
