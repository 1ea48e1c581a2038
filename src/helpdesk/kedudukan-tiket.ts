import { type JalanRegistrasi, jalanRegistrasi } from '../portal/kedudukan-hukum.js';
import type { Dampak, FaktaTiket, HalanganTiket } from './jenis.js';

const AKTIF = '01';

export const aktifkanKembali = (nip: string): Dampak => ({
  jenis: 'ubah_pegawai',
  nip,
  butir: 'kedudukan_hukum',
  label: 'Kedudukan Hukum',
  nilai: AKTIF,
});

const LAIN: Record<JalanRegistrasi, { pesan: string; teks: string; alamat: string }> = {
  boleh: {
    pesan: 'NIP ini tercatat aktif, jadi tidak terhalang untuk registrasi.',
    teks: 'Lanjut ke Registrasi',
    alamat: '/registrasi',
  },
  pensiun: {
    pesan: 'NIP ini tercatat sudah pensiun, bukan diberhentikan.',
    teks: 'Buka Data Sudah Pensiun',
    alamat: '/helpdesk/data-pensiun',
  },
  diberhentikan: {
    pesan: 'NIP ini tercatat diberhentikan, bukan pensiun.',
    teks: 'Buka Diberhentikan Karena Hukuman Disiplin',
    alamat: '/helpdesk/diberhentikan',
  },
  'hubungi-kami': {
    pesan: 'Data NIP ini hanya bisa diurus langsung di kantor.',
    teks: 'Hubungi Kami',
    alamat: '/helpdesk/hubungi-kami',
  },
};

/** Kategori 13 and 15 are for whom the pembanding keeps from registering for that very reason. */
export function halanganKedudukan(fakta: FaktaTiket, untuk: 'pensiun' | 'diberhentikan'): HalanganTiket | null {
  if (!fakta.pegawai) return null;
  const jalan = jalanRegistrasi(fakta.pegawai.kedudukanHukum);
  if (jalan === untuk) return null;
  const { pesan, teks, alamat } = LAIN[jalan];
  return { isian: 'nip', pesan, jalan: [{ teks, alamat }] };
}
