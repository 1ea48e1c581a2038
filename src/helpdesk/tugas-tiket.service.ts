import { inTransaction, type Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { gerakkan, kabariPelapor, kabariPindah } from './catat-gerak.service.js';
import { kunciTiketSepi, kunciTiketTerlambat } from './gerak-tiket.repository.js';
import { kantorBerikut } from './kantor-tiket.repository.js';
import { cariKategori } from './katalog-helpdesk.js';
import { ESKALASI_JAM, JAWAB_HARI } from './tiket.alur.js';
import { tiketId } from './tiket.repository.js';

type Bahan = Pick<Deps, 'db' | 'jam' | 'kategori'>;

const SEPI = `Tidak ada jawaban selama ${JAWAB_HARI} hari, jadi tiket ini ditutup. Ajukan lagi bila masih memerlukan bantuan.`;

/** What happens to tickets by itself (domain.md §4): up to the next office after three days, closed after two weeks of silence. */
export async function kerjakanTugasTiket(d: Bahan): Promise<void> {
  while (await inTransaction(d.db, (trx) => naikkanSatu(d, trx)));
  while (await inTransaction(d.db, (trx) => tutupSatu(d, trx)));
}

/** Each ticket in a transaction of its own, locked by whoever takes it: several processes share the work. */
async function naikkanSatu(d: Bahan, trx: Trx): Promise<boolean> {
  const pada = d.jam();
  const id = await kunciTiketTerlambat(trx, new Date(pada.getTime() - ESKALASI_JAM * 3_600_000));
  const tiket = id === null ? null : await tiketId(trx, id);
  const ke = tiket && (await kantorBerikut(trx, tiket.kantor.id));
  if (!tiket || !ke) return false;
  await gerakkan(trx, tiket, {
    pelaku: { jenis: 'sistem' },
    aksi: 'eskalasi',
    gerak: { status: 'baru', petugasId: null, kantorId: ke.id, sejak: pada },
    keterangan: null,
    pada,
  });
  await kabariPindah(trx, tiket, { kategori: namaKategori(d, tiket.kategori), kantor: ke.nama, alamat: '' });
  return true;
}

const namaKategori = (d: Bahan, kode: string): string => cariKategori(d.kategori, kode)?.nama ?? kode;

async function tutupSatu(d: Bahan, trx: Trx): Promise<boolean> {
  const pada = d.jam();
  const id = await kunciTiketSepi(trx, new Date(pada.getTime() - JAWAB_HARI * 86_400_000));
  const tiket = id === null ? null : await tiketId(trx, id);
  if (!tiket) return false;
  const status = 'ditolak' as const;
  await gerakkan(trx, tiket, {
    pelaku: { jenis: 'sistem' },
    aksi: 'tutup',
    gerak: { status, jamBerhentiPada: null, diputus: { pada, oleh: null }, keterangan: SEPI },
    keterangan: SEPI,
    pada,
  });
  const kategori = namaKategori(d, tiket.kategori);
  await kabariPelapor(trx, tiket, { kategori, status, teks: SEPI, alamat: '' });
  return true;
}
