import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import type { Mentah } from '../shared/isian.js';
import { PERAN, type PelakuPetugas, type Peran } from '../shared/pelaku.js';
import { sementaraBerubah } from './tindakan.js';
import { bacaWajibTotp, simpanWajibTotp } from './totp.repository.js';
import { bakuWajibTotp } from './wajib-totp.js';

type Alat = Pick<Deps, 'jam' | 'config'>;

/** The peran that need a second factor now, in one order. */
export async function wajibTotp(d: Pick<Deps, 'db' | 'config'>): Promise<Peran[]> {
  const wajib: readonly string[] = (await bacaWajibTotp(d.db)) ?? bakuWajibTotp(d.config.mode);
  return PERAN.filter((peran) => wajib.includes(peran));
}

/** Sets them, as the boxes of the form are ticked. */
export async function aturWajibTotp(d: Alat, trx: Trx, pelaku: PelakuPetugas, isi: Mentah): Promise<void> {
  const baru = PERAN.filter((peran) => isi[`wajib_${peran}`] === 'ya');
  const baku = bakuWajibTotp(d.config.mode);
  if (!(await simpanWajibTotp(trx, { baku, dilihat: isi.dilihat ?? '', baru, pada: d.jam() })))
    throw sementaraBerubah('Pengaturan');
  const objek = { jenis: 'pengaturan', id: 'totp_wajib' } as const;
  await catatJejak(trx, { pelaku, aksi: 'pengaturan.totp_wajib', objek, rincian: { peran: baru }, pada: d.jam() });
}
