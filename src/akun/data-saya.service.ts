import { inTransaction } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { lembarNip } from '../formulir/formulir.repository.js';
import { kirimanId } from '../formulir/kiriman.repository.js';
import { catatJejak } from '../jejak/jejak.js';
import { sebutAksi } from '../jejak/sebutan.js';
import {
  jejakPegawai,
  kirimanPegawai,
  registrasiPegawai,
  surelPegawai,
  tiketPegawai,
} from '../pegawai/pegawai.repository.js';
import type { PelakuPns } from '../shared/pelaku.js';
import { akunSendiri } from './akun.repository.js';

/** A copy of what the portal holds of a PNS, in the portal's own words; secrets are not in it. Taking it leaves a trace. */
export async function dataSaya(d: Pick<Deps, 'db' | 'jam'>, pelaku: PelakuPns): Promise<Record<string, unknown>> {
  const { id, nip } = pelaku;
  await inTransaction(d.db, (trx) =>
    catatJejak(trx, { pelaku, aksi: 'akun.unduh', objek: { jenis: 'registrasi', id }, pada: d.jam() }),
  );
  const lembar = await lembarNip(d.db, nip);
  const daftar = lembar ? await kirimanPegawai(d.db, lembar.formulirId) : [];
  const kiriman = [];
  for (const satu of daftar) kiriman.push(await kirimanId(d.db, satu.id));
  const { email, telepon, hp, pertanyaan } = await akunSendiri(d.db, id);
  return {
    diambilPada: d.jam(),
    akun: { nomorRegister: pelaku.nomorRegister, nip, nama: pelaku.nama, email, telepon, hp, pertanyaan },
    registrasi: await registrasiPegawai(d.db, nip),
    dataBkn: lembar?.pembanding ?? null,
    formulir: lembar && { status: lembar.status, sejak: lembar.sejak, isian: lembar.draf },
    kiriman,
    tiket: await tiketPegawai(d.db, nip),
    surel: await surelPegawai(d.db, nip),
    jejak: (await jejakPegawai(d.db, nip)).map(({ pada, aksi, petugas }) => ({
      pada,
      langkah: sebutAksi(aksi),
      petugas,
    })),
  };
}
