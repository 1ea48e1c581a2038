import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { isiBagian } from '../formulir/katalog.js';
import { type IsiAntrean, type SaringanAntrean, unitInstansi } from '../verifikasi/verifikasi.repository.js';
import { bilangan, tanya } from '../web/halaman.js';
import { petugas } from '../web/rute.js';
import { type PermintaanDaftar, UMUR } from './daftar.js';

/** Filters of the verifikator's inbox: which list, unit, age, section that was changed, kind of form. */

const ISI: readonly { kode: IsiAntrean; nama: string }[] = [
  { kode: 'tanpa-perubahan', nama: 'Tanpa perubahan' },
  { kode: 'tanpa-peringatan', nama: 'Ada perubahan, tanpa peringatan' },
  { kode: 'peringatan', nama: 'Dengan peringatan' },
  { kode: 'bkn-berubah', nama: 'Data BKN berubah sesudah dikirim' },
];

const bagianForm = (d: Pick<Deps, 'katalog'>): { kode: string; nama: string }[] =>
  d.katalog.bagian
    .filter((satu) => !('tab' in satu && satu.tab.denganKuesioner))
    .map((satu) => ({ kode: 'tab' in satu ? satu.tab.kode : satu.riwayat.jenis, nama: isiBagian(satu).judul }));

export function saringanDari(d: Pick<Deps, 'jam' | 'katalog'>, req: Request, minta: PermintaanDaftar): SaringanAntrean {
  const umur = UMUR.find(({ kode }) => kode === tanya(req, 'umur'))?.kode;
  const unit = bilangan(tanya(req, 'unit'));
  const bagian = bagianForm(d).find(({ kode }) => kode === tanya(req, 'bagian'))?.kode;
  const isi = ISI.find(({ kode }) => kode === tanya(req, 'isi'))?.kode;
  return {
    ...{ daftar: tanya(req, 'daftar') === 'tingkat-1' ? 'tingkat-1' : 'menunggu', ...minta.potong },
    ...(unit > 0 && { unit }),
    ...(umur && { sebelum: new Date(d.jam().getTime() - Number(umur) * 86_400_000) }),
    ...(bagian && { bagian }),
    ...(isi && { isi }),
  };
}

/** The filters as the page shows them, and the query that leads here again. */
export async function saringanTampil(d: Deps, req: Request, res: Response, saring: SaringanAntrean) {
  const umur = saring.sebelum ? tanya(req, 'umur') : '';
  const nilai = { daftar: saring.daftar, cari: saring.cari, umur, unit: saring.unit ? String(saring.unit) : '' };
  const semua = { ...nilai, bagian: saring.bagian ?? '', isi: saring.isi ?? '' };
  return {
    jenisDaftar: saring.daftar,
    saring: semua,
    kueri: String(new URLSearchParams(semua)),
    pilihanUmur: UMUR,
    pilihanBagian: bagianForm(d),
    pilihanIsi: ISI,
    pilihanUnit: await unitPetugas(d, res),
  };
}

/** Units to choose from: those of the instansi whose tingkat 2 the petugas is. */
async function unitPetugas(d: Deps, res: Response): Promise<{ kode: string; nama: string }[]> {
  const instansi = petugas(res).peran.find(
    ({ peran, tingkat }) => peran === 'verifikator' && tingkat === 2,
  )?.instansiKode;
  if (!instansi) return [];
  return (await unitInstansi(d.db, instansi)).map(({ id, nama }) => ({ kode: String(id), nama }));
}
