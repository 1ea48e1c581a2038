import { inTransaction, type Trx } from '../../src/database/knex.js';
import type { Deps } from '../../src/deps.js';
import { lembarNip, pastikanFormulir } from '../../src/formulir/formulir.repository.js';
import { cariRiwayat } from '../../src/formulir/katalog.js';
import { mentahBarisTersimpan } from '../../src/formulir/riwayat.service.js';
import type { PelakuPetugas, PelakuPns } from '../../src/shared/pelaku.js';
import { type Isian, kirimkan, pelakuPetugas, pelakuPns } from './kasus.js';
import { AKUN_STAF } from './klien.js';

/** SITI RACHMAWATI's form (Kab. Banyumas): a change of every kind and level, waiting at Dinas Kesehatan. */
export interface KasusSiti {
  pns: PelakuPns;
  formulirId: number;
  kirimanId: number;
  /** rows of golongan in the pembanding, oldest first */
  golongan: number[];
  verifikator: Record<1 | 2 | 3 | 4, PelakuPetugas>;
}

export const GOLONGAN_BARU = {
  golongan: '34',
  tmt_golongan: '01-04-2017',
  masa_kerja_tahun: '12',
  masa_kerja_bulan: '3',
  nomor_sk: '823/901/2017',
  tanggal_sk: '12-03-2017',
  jenis_kp: '101',
};
/** tingkat 4 (nama), 2 (alamat, npwp) and 3 (golongan: added, changed, removed) */
export const PERBAIKAN = { nama: 'SITI RAHMAWATI', alamat: 'Jl. Mawar Merah No. 3', npwp: '991980031200009' };

export async function kirimSiti(
  d: Deps,
  trx: Trx,
  perbaiki: Record<string, string> = PERBAIKAN,
  lampiran: Isian['lampiran'] = {},
): Promise<KasusSiti> {
  const pns = await pelakuPns(trx, AKUN_STAF.akun!.nomorRegister);
  await pastikanFormulir(trx, pns.nip, d.jam());
  const lembar = (await lembarNip(trx, pns.nip))!;
  const golongan = lembar.pembanding.riwayat.golongan!.map(({ id }) => Number(id.slice(1)));
  const jenis = cariRiwayat(d.katalog, 'golongan')!;
  const diubah = { ...mentahBarisTersimpan(d, lembar, jenis, `p${golongan[1]}`), nomor_sk: '823/777/2009' };
  const kasus = await kirimkan(d, trx, pns, {
    unit: '6415-BMS-07',
    perbaiki,
    lampiran,
    jenisBaris: 'golongan',
    baris: [
      { aksi: 'simpan', baris: 'baru', mentah: GOLONGAN_BARU },
      { aksi: 'simpan', baris: `p${golongan[1]}`, mentah: diubah },
      { aksi: 'hapus', baris: `p${golongan[0]}`, mentah: { alasan: 'tercatat dua kali' } },
    ],
  });
  const verifikator = {
    1: await pelakuPetugas(trx, 'verif1.dinkes'),
    2: await pelakuPetugas(trx, 'verif2.banyumas'),
    3: await pelakuPetugas(trx, 'verif3.kanreg1'),
    4: await pelakuPetugas(trx, 'verif4.pusat'),
  };
  return { ...kasus, pns, golongan, verifikator };
}

/** The same, for good. */
export const kirimSitiTetap = (d: Deps): Promise<KasusSiti> => inTransaction(d.db, (trx) => kirimSiti(d, trx));
