import type { Katalog } from '../formulir/katalog.js';
import { kosong, type NilaiIsian } from '../shared/isian.js';
import { tolakNip } from '../shared/nip.js';
import type { IsiBaris } from './baca-baris.js';
import { contohUbahan } from './contoh.js';
import { HimpunanNip } from './himpunan-nip.js';
import {
  type BarisDitolak,
  CONTOH_PALING_BANYAK,
  type JenisImpor,
  type Masuk,
  type Pengimpor,
  satuMasalah,
  type Terperiksa,
} from './jenis-impor.js';
import { type Kelompok, kelompokPegawai } from './kolom.js';
import { bandingPegawai, type PegawaiMasuk, pemilikNipLama, simpanPegawai } from './pegawai.repository.js';

export function imporPegawai(katalog: Katalog): JenisImpor {
  const kelompok = kelompokPegawai(katalog);
  return {
    jenis: 'pegawai',
    nama: 'Data pegawai',
    untuk: 'The master records of people (data pembanding), one row a person.',
    kelompok,
    mulai: async () => mulaiPegawai(kelompok),
  };
}

function mulaiPegawai(kelompok: readonly Kelompok[]): Pengimpor<PegawaiMasuk> {
  const terlihat = new HimpunanNip();
  return {
    ukuranBatch: 1000,
    periksa: (isi) => periksaPegawai(susunPegawai(kelompok, isi), terlihat),
    simpan: async (trx, batch, pada) => {
      const nipLama = batch.flatMap(({ nilai }) => nilai.nip_lama ?? []);
      const [boleh, ditolak] = pisahkanNipLama(batch, await pemilikNipLama(trx, nipLama));
      return { ...(await simpanPegawai(trx, boleh, pada)), ditolak };
    },
    banding: async (trx, batch) => {
      const nipLama = batch.flatMap(({ nilai }) => nilai.nip_lama ?? []);
      const [boleh, ditolak] = pisahkanNipLama(batch, await pemilikNipLama(trx, nipLama));
      const { lama, ...hasil } = await bandingPegawai(trx, boleh, CONTOH_PALING_BANYAK);
      const menurutNip = new Map(boleh.map((satu) => [satu.nip, satu]));
      const contoh = lama.map((satu) =>
        contohUbahan(satu.nip, kelompok, datar(satu), datar(menurutNip.get(satu.nip)!)),
      );
      return { ...hasil, ditolak, contoh };
    },
  };
}

const datar = ({ nip, nip_lama, isi }: PegawaiMasuk) => ({ ...isi, nip, nip_lama });

/** A NIP Lama belongs to one person: whoever holds it, or the first of the batch. */
function pisahkanNipLama(
  batch: readonly Masuk<PegawaiMasuk>[],
  pemilik: Map<string, string>,
): [PegawaiMasuk[], BarisDitolak[]] {
  const boleh: PegawaiMasuk[] = [];
  const ditolak: BarisDitolak[] = [];
  for (const { baris, nilai } of batch) {
    const { nip, nip_lama } = nilai;
    const milik = nip_lama ? (pemilik.get(nip_lama) ?? nip) : nip;
    if (nip_lama) pemilik.set(nip_lama, milik);
    if (milik === nip) boleh.push(nilai);
    else
      ditolak.push({
        baris,
        ...satuMasalah('nip_lama', nip_lama ?? '', `NIP Lama ini milik NIP ${milik}. Periksa mana yang benar.`),
      });
  }
  return [boleh, ditolak];
}

function susunPegawai(kelompok: readonly Kelompok[], { nilai }: IsiBaris): PegawaiMasuk {
  const [kunci, isi = {}, ...gabungan] = nilai as [NilaiIsian, PegawaiMasuk['isi'], ...NilaiIsian[]];
  gabungan.forEach((satu, i) => {
    isi[kelompok[i + 2]!.awalan.slice(0, -1)] = Object.values(satu).every(kosong) ? null : satu;
  });
  return { nip: String(kunci.nip), nip_lama: kunci.nip_lama as string | null, isi };
}

function periksaPegawai(satu: PegawaiMasuk, terlihat: HimpunanNip): Terperiksa<PegawaiMasuk> {
  const tolak = tolakNip(satu.nip);
  if (tolak) return satuMasalah('nip', satu.nip, tolak);
  if (!terlihat.tambah(satu.nip))
    return satuMasalah('nip', satu.nip, 'NIP ini sudah ada di baris sebelumnya. Sisakan satu baris saja.');
  return { nilai: satu };
}
