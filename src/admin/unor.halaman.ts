import { sebutEselon, type Unor } from '../unor/unor.js';
import { ANAK_PALING_BANYAK, type Ranting } from '../unor/unor.repository.js';

/** A unit in a list. */
export const barisUnor = (satu: Ranting & { induk?: string | null; penerus?: string | null }) => ({
  ...satu,
  eselon: sebutEselon(satu.eselon),
  induk: satu.induk ?? '',
  penerus: satu.penerus ?? '',
});

/** Units with the first of those below them; `sisa` says how many more the unit's own page has. */
export const cabang = (daftar: readonly Ranting[], anak: ReadonlyMap<number, Ranting[]>) =>
  daftar.map((satu) => ({
    ...barisUnor(satu),
    cabang: (anak.get(satu.id) ?? []).map((bawah) => ({ ...barisUnor(bawah), cabang: [], sisa: 0 })),
    sisa: Math.max(0, satu.anak - ANAK_PALING_BANYAK),
  }));

/** A unit as its page heads it. */
export const kepalaUnor = ({ id, kode, nama, eselon, aktif, penerus, instansi }: Unor) => ({
  ...{ id, kode, nama, aktif, penerus, instansi },
  eselon: sebutEselon(eselon),
});
