import type { Db, Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import { rujukanKode } from '../referensi/referensi.repository.js';
import { Galat } from '../shared/galat.js';
import { type Isian, isRujukan, kosong, type Mentah, mentahDari, type Nilai } from '../shared/isian.js';
import { bacaNip } from '../shared/nip.js';
import type { PelakuPns } from '../shared/pelaku.js';
import { KALI_CARI_KELUARGA } from '../web/batas.js';
import { isiPegawai } from './cari-nip.repository.js';
import { formulirTerbuka } from './formulir.service.js';
import type { CariNip, JenisRiwayat } from './jenis.js';
import { simpanKetikan } from './ketikan.service.js';

export interface PencarianNip {
  jenis: JenisRiwayat & { cariNip: CariNip };
  baris: string;
  mentah: Mentah;
}

/**
 * Why this look-up is not made, or null. Looking is counted per PNS and day, as it shows data of another person
 * (domain.md §3); typing wrongly is not.
 */
export async function tolakPencarian(
  d: Pick<Deps, 'batas'>,
  pelaku: PelakuPns,
  { jenis, mentah }: PencarianNip,
): Promise<string | null> {
  const nip = bacaNip(mentah[jenis.cariNip.isian] ?? '');
  if (!nip) return NIP_KURANG;
  if (nip === pelaku.nip) return NIP_SENDIRI;
  try {
    await d.batas.pakai('cari-keluarga', pelaku.nip);
    return null;
  } catch (galat) {
    if (galat instanceof Galat && galat.jenis === 'terlalu_sering') return HABIS;
    throw galat;
  }
}

/**
 * "Cari" beside the NIP of a parent or spouse (domain.md §6): fills what the kind declares and nothing else. What stands
 * in the editor is kept as isian sementara; the answer says why nothing was filled, or null.
 */
export async function cariNip(
  d: Pick<Deps, 'jam' | 'katalog'>,
  trx: Trx,
  pelaku: PelakuPns,
  { jenis, baris, mentah }: PencarianNip,
): Promise<string | null> {
  const lembar = await formulirTerbuka(d, trx, pelaku);
  const isi = await isiPegawai(trx, bacaNip(mentah[jenis.cariNip.isian] ?? '') ?? '', jenis.cariNip.isi);
  const terisi: Mentah = { ...mentah, [jenis.cariNip.bila]: 'ya' };
  for (const isian of jenis.isian) {
    const nilai = isi?.[isian.kode] as Nilai | undefined;
    if (jenis.cariNip.isi.includes(isian.kode) && !kosong(nilai))
      Object.assign(terisi, await isiBidang(trx, isian, nilai));
  }
  await simpanKetikan(d, trx, pelaku.nip, { bagian: jenis.jenis, baris, mentah: terisi, dari: null });
  await catatJejak(trx, {
    pelaku,
    aksi: 'formulir.cari_nip',
    objek: { jenis: 'formulir', id: lembar.formulirId },
    rincian: { bagian: jenis.jenis, hasil: isi ? 'ditemukan' : 'tidak_ada' },
    pada: d.jam(),
  });
  return isi ? null : TIDAK_DIKENAL;
}

const NIP_KURANG = 'NIP Baru terdiri dari 18 angka. Lengkapi dulu, lalu tekan Cari.';
const NIP_SENDIRI = 'Ini NIP Anda sendiri. Tulis NIP orang tua atau suami/istri Anda.';
const TIDAK_DIKENAL =
  'NIP ini tidak ada di data BKN. Periksa lagi angkanya. Nama, tanggal lahir dan tempat lahir yang ada di bawah bukan dari NIP ini: periksa, atau ganti sendiri.';
const HABIS = `Dalam sehari Anda bisa mencari ${KALI_CARI_KELUARGA} kali, dan itu sudah terpakai. Isi sendiri nama, tanggal lahir dan tempat lahirnya; yang sudah Anda ketik tetap ada.`;

/** The value as its field would send it; a reference keeps its code only while the list knows it. */
async function isiBidang(db: Db | Trx, isian: Isian, nilai: Nilai): Promise<Mentah> {
  const dikenal =
    isRujukan(nilai) && (await rujukanKode(db, { daftar: isian.daftar ?? '', instansi: [] }, nilai.kode)) !== undefined;
  return { [`${isian.kode}__kode`]: '', ...mentahDari(isian, isRujukan(nilai) && !dikenal ? nilai.nama : nilai) };
}
