import type { Db, Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { PANJANG_ALASAN, sebutPindah, terlaluBanyak } from '../referensi/gabung.service.js';
import type { Pemakaian } from '../referensi/pemakaian.repository.js';
import { PALING_BANYAK_DIPINDAH, pemakaianRujukan, pindahkanRujukan } from '../referensi/pindahkan.service.js';
import { bacaAlasan } from '../shared/alasan.js';
import { diubahOrangLain, GalatIsian, sudahDigabung, tidakDitemukan } from '../shared/galat.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { wilayahAdmin } from '../shared/wilayah-admin.js';
import { sebutEselon, terbalik, type Unor } from './unor.js';
import {
  anakSenama,
  anakUnor,
  gantiUnor,
  jalurUnor,
  kantorUnor,
  pindahkanMilikUnor,
  unorDalamWilayah,
} from './unor.repository.js';
import { catatUnor, tahanUnor, type UnorDilihat } from './unor.service.js';

/** One unit stands for two: children, Verifikator Level 1 and everybody's data move to it (ADR 0021). */

export interface RencanaGabungUnor {
  pemakaian: Pemakaian;
  anak: number;
  kantor: readonly { id: number; nama: string }[];
  /** why it cannot be done, with the way that is; null when it can */
  halangan: string | null;
}

/** What merging would change now. */
export async function rencanakanGabungUnor(
  d: Pick<Deps, 'katalog'>,
  db: Db | Trx,
  dari: Unor,
  ke: Unor,
): Promise<RencanaGabungUnor> {
  const pemakaian = await pemakaianRujukan(d, db, 'unor', dari.kode, PALING_BANYAK_DIPINDAH);
  const { banyak: anak } = await anakUnor(db, dari);
  const halangan = (await halanganGabung(db, dari, ke)) ?? terlaluBanyak(pemakaian);
  return { pemakaian, anak, kantor: await kantorUnor(db, dari.id), halangan };
}

async function halanganGabung(db: Db | Trx, dari: Unor, ke: Unor): Promise<string | null> {
  if (dari.id === ke.id) return 'Sebuah unit tidak bisa digabungkan ke dirinya sendiri. Pilih unit lain.';
  if (dari.penerus) return `“${dari.nama}” sudah digabungkan ke “${dari.penerus.nama}”.`;
  if (!ke.aktif)
    return ke.penerus
      ? `“${ke.nama}” sudah digabungkan ke “${ke.penerus.nama}”. Gabungkan ke sana.`
      : `“${ke.nama}” tidak dipakai lagi. Pilih unit yang dipakai.`;
  if ((await jalurUnor(db, ke.id)).some(({ id }) => id === dari.id))
    return `“${ke.nama}” ada di bawah “${dari.nama}”. Pindahkan dulu, atau gabungkan sebaliknya.`;
  const { eselonTertinggi } = await anakUnor(db, dari);
  if (terbalik(ke.eselon, eselonTertinggi))
    return `Di bawah “${dari.nama}” ada unit eselon ${sebutEselon(eselonTertinggi)}, yang tidak bisa berada di bawah “${ke.nama}”. Pindahkan unit itu dulu.`;
  const senama = await anakSenama(db, dari.id, ke.id);
  return senama ? `Di bawah keduanya ada “${senama}”. Gabungkan kedua unit itu dulu.` : null;
}

/** Carries it out, in one transaction. */
export async function gabungkanUnor(
  d: Pick<Deps, 'jam' | 'katalog'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  minta: { dari: UnorDilihat; ke: UnorDilihat; alasan: string },
): Promise<RencanaGabungUnor> {
  const dari = await tahanUnor(trx, pelaku, minta.dari);
  const ke = await unorDalamWilayah(trx, wilayahAdmin(pelaku), minta.ke.id);
  if (!ke || ke.instansi.kode !== dari.instansi.kode) throw tidakDitemukan();
  for (const satu of [dari, ke]) if (satu.penerus) throw sudahDigabung(satu);
  if (ke.versi !== minta.ke.versi) throw diubahOrangLain(`“${ke.nama}”`);
  const rencana = await rencanakanGabungUnor(d, trx, dari, ke);
  if (rencana.halangan) throw new GalatIsian({ ke: rencana.halangan });
  const alasan = bacaAlasan(minta.alasan, PANJANG_ALASAN);
  if (!alasan) throw new GalatIsian({ alasan: 'Tulis alasannya; yang memelihara pohon ini kelak membacanya.' });
  await pindahkanRujukan(d, trx, 'unor', { dari: dari.kode, ke });
  await pindahkanMilikUnor(trx, dari.id, ke.id);
  await gantiUnor(trx, dari.id, { aktif: false, penerusId: ke.id });
  const pindah = sebutPindahUnor(rencana);
  const sebut = ({ nama, kode }: Unor) => `“${nama}” (${kode})`;
  await catatUnor(d, trx, pelaku, { aksi: 'unor.gabung', id: dari.id, alasan, bidang: [`ke ${sebut(ke)}`, ...pindah] });
  await catatUnor(d, trx, pelaku, { aksi: 'unor.serap', id: ke.id, alasan, bidang: [sebut(dari), ...pindah] });
  return rencana;
}

/** What moves, in words. */
export const sebutPindahUnor = ({ pemakaian, anak, kantor }: RencanaGabungUnor): string[] => [
  ...sebutPindah({ pemakaian, anak: 0 }),
  ...(anak > 0 ? [`${anak} unit di bawahnya`] : []),
  ...kantor.map(({ nama }) => `Verifikator Level 1 ${nama}`),
];
