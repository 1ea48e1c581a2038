/** Steps of the trail as people read them. */
export const AKSI_JEJAK_NAMA: Record<string, string> = {
  'akun.masuk': 'Login',
  'petugas.masuk': 'Login petugas',
  'petugas.buat': 'Petugas dibuat',
  'registrasi.ajukan': 'Registrasi diajukan',
  'registrasi.terima': 'Registrasi diterima',
  'registrasi.tolak': 'Registrasi ditolak',
  'registrasi.reset': 'Registrasi direset',
  'formulir.kirim': 'Formulir dikirim',
  'formulir.tarik': 'Formulir ditarik',
  'formulir.setujui': 'Formulir disetujui',
  'formulir.kembalikan': 'Formulir dikembalikan',
  'formulir.alihkan_unit': 'Formulir dialihkan ke unit lain',
  'formulir.berkas_fisik': 'Berkas fisik diterima',
  'formulir.turunkan': 'Status formulir diturunkan',
  'formulir.pindah_instansi': 'Formulir pindah instansi',
  'formulir.buka_kembali': 'Formulir dibuka kembali',
  'formulir.cari_nip': 'NIP keluarga dicari',
  'pegawai.lihat': 'Data PNS dibuka petugas',
  'pegawai.koreksi': 'Data BKN diperbaiki dengan tangan',
  'tiket.ajukan': 'Tiket diajukan',
  'tiket.ganda': 'Tiket yang sama diajukan lagi',
  'tiket.jawab': 'Pelapor menjawab',
  'tiket.ambil': 'Tiket diambil',
  'tiket.lepas': 'Tiket dilepaskan',
  'tiket.minta_kelengkapan': 'Kelengkapan diminta',
  'tiket.teruskan': 'Tiket diteruskan',
  'tiket.eskalasi': 'Tiket naik ke kantor berikutnya',
  'tiket.setujui': 'Tiket disetujui',
  'tiket.tolak': 'Tiket ditolak',
  'tiket.koreksi': 'Tiket dicatat dikoreksi',
  'tiket.penuhi': 'Tiket dipenuhi lewat jalan lain',
  'tiket.tutup': 'Tiket ditutup karena tidak dijawab',
};

/** A step without words of its own is told by its code. */
export const sebutAksi = (aksi: string): string =>
  AKSI_JEJAK_NAMA[aksi] ?? (aksi.startsWith('impor.') ? 'Impor data' : aksi);
