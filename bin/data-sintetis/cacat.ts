/** A mistake in one row; cells by column, the row before it for those that depend on one. */
export type Cacat = (sel: Record<string, string>, sebelum: Readonly<Record<string, string>>) => Record<string, string>;

/** Mistakes that real files hold; each makes exactly one line in the report. */
export const CACAT: readonly Cacat[] = [
  (sel) => ({ ...sel, tanggal_lahir: '31-02-1980' }),
  (sel) => ({ ...sel, nip: sel.nip!.slice(0, 17) }),
  (sel) => ({ ...sel, instansi_induk: '0000' }),
  (sel) => ({ ...sel, nama: `${sel.nama} ${'PANJANG '.repeat(14)}`.trim() }),
  (sel) => ({ ...sel, jenis_kelamin: '3' }),
  (sel) => ({ ...sel, nik: sel.nik!.slice(1) }),
  (sel) => ({ ...sel, kedudukan_hukum: '97' }),
  (sel) => ({ ...sel, nama: '' }),
  (sel) => ({ ...sel, npwp: 'belum punya' }),
  (sel) => ({ ...sel, nip: `19801345${sel.nip!.slice(8)}` }),
  (sel) => ({ ...sel, 'lokasi_kerja.provinsi': '51', 'lokasi_kerja.kabupaten': '33.02' }),
  (sel) => ({ ...sel, tmt_cpns: 'awal tahun' }),
  (sel, sebelum) => ({ ...sel, nip: sebelum.nip! }),
  (sel) => ({ ...sel, unit_organisasi: 'TIDAK-ADA' }),
  (sel) => ({ ...sel, status_kepegawaian: 'X' }),
  (sel) => ({ ...sel, tempat_lahir: '99.99' }),
  (sel) => ({ ...sel, kode_pos: '5311' }),
];
