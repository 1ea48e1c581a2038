export const PERAN = ['admin_bkn', 'admin_instansi', 'verifikator', 'helpdesk', 'operator_turun_status'] as const;
export type Peran = (typeof PERAN)[number];

/** One peran of a petugas with its scope: the kantor it is held at. */
export interface PeranPetugas {
  peran: Peran;
  /** 1–4 for verifikator, 0 for the others */
  tingkat: number;
  kantorId: number;
  kantorJenis: 'pusat' | 'kanreg' | 'instansi' | 'unit';
  kantorKode: string;
  kantorNama: string;
  instansiKode: string | null;
  /** decides on registrations here: an admin, or a tingkat-1 verifikator whose instansi lets them (domain.md §4) */
  terimaRegistrasi: boolean;
}

export interface PelakuPetugas {
  jenis: 'petugas';
  id: number;
  nama: string;
  nip: string;
  namaPengguna: string;
  peran: readonly PeranPetugas[];
  /** a peran of theirs needs a second factor, and there is none yet */
  harusTotp?: boolean;
}

export interface PelakuPns {
  jenis: 'pns';
  /** id of the registrasi that is the account */
  id: number;
  nip: string;
  nama: string;
  nomorRegister: string;
}

export type Pelaku = PelakuPetugas | PelakuPns | { jenis: 'umum' } | { jenis: 'sistem' };

export const PERAN_NAMA: Record<Peran, string> = {
  admin_bkn: 'Admin BKN',
  admin_instansi: 'Admin instansi',
  verifikator: 'Verifikator',
  helpdesk: 'Helpdesk',
  operator_turun_status: 'Operator turun status',
};

/** "Verifikator tingkat 2, BKD Kab. Banyumas" */
export function sebutPeran(satu: PeranPetugas): string {
  const tingkat = satu.peran === 'verifikator' ? ` tingkat ${satu.tingkat}` : '';
  return `${PERAN_NAMA[satu.peran]}${tingkat}, ${satu.kantorNama}`;
}

export const punyaPeran = (petugas: PelakuPetugas, peran: Peran): PeranPetugas[] =>
  petugas.peran.filter((satu) => satu.peran === peran);
