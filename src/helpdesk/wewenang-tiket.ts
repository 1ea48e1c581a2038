import { type PelakuPetugas, type PeranPetugas, punyaPeran } from '../shared/pelaku.js';
import type { Kategori } from './jenis.js';
import type { Tiket } from './tiket.repository.js';

/** The peran with which a petugas works on a ticket where it is now: helpdesk of its office, or admin_bkn. */
export function peranHelpdesk(pelaku: PelakuPetugas, tiket: Tiket): PeranPetugas | null {
  return (
    punyaPeran(pelaku, 'helpdesk').find(({ kantorId }) => kantorId === tiket.kantor.id) ??
    punyaPeran(pelaku, 'admin_bkn')[0] ??
    null
  );
}

/**
 * The peran with which a petugas may decide on it (domain.md §8): kategori 17 also as admin_instansi of its instansi.
 * Whether a helpdesk is operator_turun_status in scope as well (16) needs the form and is asked beside this.
 */
export function peranPemutus(pelaku: PelakuPetugas, tiket: Tiket, kategori: Kategori): PeranPetugas | null {
  const helpdesk = peranHelpdesk(pelaku, tiket);
  if (helpdesk || kategori.penyetuju !== 'helpdesk-atau-admin-instansi') return helpdesk;
  return (
    punyaPeran(pelaku, 'admin_instansi').find(
      ({ instansiKode }) => instansiKode !== null && instansiKode === tiket.instansiKini,
    ) ?? null
  );
}
