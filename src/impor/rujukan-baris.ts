import type { Trx } from '../database/knex.js';
import type { JenisRiwayat } from '../formulir/jenis.js';
import { cariRiwayat, type Katalog } from '../formulir/katalog.js';
import { jenisDirujuk, TIDAK_ADA_DALAM_DAFTAR } from '../formulir/rujukan-baris.js';
import { isRujukan } from '../shared/isian.js';
import { type BarisDitolak, type Masuk, satuMasalah } from './jenis-impor.js';
import { barisMilik, type RiwayatMasuk } from './riwayat.repository.js';

/**
 * Fields that pick a row of another kind of the same person come as that row's key. Gives each the name it has there;
 * a row whose key leads nowhere is refused. Changes the rows of the batch in place.
 */
export async function namaiRujukanBaris(
  trx: Trx,
  katalog: Katalog,
  jenis: JenisRiwayat,
  batch: readonly Masuk<RiwayatMasuk>[],
): Promise<BarisDitolak[]> {
  const ditolak: BarisDitolak[] = [];
  for (const isian of jenis.isian) {
    const dirujuk = cariRiwayat(katalog, jenisDirujuk(isian) ?? '');
    if (!dirujuk) continue;
    const nip = batch.map(({ nilai }) => nilai.nip);
    const ada = new Map((await barisMilik(trx, dirujuk.jenis, nip)).map((satu) => [`${satu.nip} ${satu.kunci}`, satu]));
    for (const { baris, nilai } of batch) {
      const rujukan = nilai.isi[isian.kode];
      if (!isRujukan(rujukan)) continue;
      const milik = ada.get(`${nilai.nip} ${rujukan.kode}`);
      if (milik) rujukan.nama = dirujuk.judulBaris(milik.isi);
      else if (rujukan.kode === TIDAK_ADA_DALAM_DAFTAR.kode) rujukan.nama = TIDAK_ADA_DALAM_DAFTAR.nama;
      else ditolak.push({ baris, ...satuMasalah(isian.kode, rujukan.kode, tanpaBaris(dirujuk)) });
    }
  }
  return ditolak;
}

const tanpaBaris = ({ jenis }: JenisRiwayat): string =>
  `Baris ${jenis} dengan kunci ini tidak ada pada NIP tersebut. Impor dulu ${jenis}, atau isi ${TIDAK_ADA_DALAM_DAFTAR.kode}.`;
