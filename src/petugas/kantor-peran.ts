import { PERAN_NAMA, type Peran } from '../shared/pelaku.js';

export type JenisKantor = 'pusat' | 'kanreg' | 'instansi' | 'unit';

/** At which kind of kantor a peran may be held (domain.md §3); a verifikator's tingkat names it. */
const KANTOR_PERAN: Record<Exclude<Peran, 'verifikator'>, readonly JenisKantor[]> = {
  admin_bkn: ['pusat'],
  admin_instansi: ['instansi'],
  helpdesk: ['instansi', 'kanreg', 'pusat'],
  operator_turun_status: ['unit', 'instansi', 'kanreg', 'pusat'],
};
const KANTOR_TINGKAT: Record<number, JenisKantor> = { 1: 'unit', 2: 'instansi', 3: 'kanreg', 4: 'pusat' };
const SEBUT: Record<JenisKantor, string> = { pusat: 'BKN Pusat', kanreg: 'Kanreg', instansi: 'instansi', unit: 'unit' };

/** Why this tingkat does not belong to the peran, or null. */
export function tolakTingkat(peran: Peran, tingkat: number): string | null {
  if (peran === 'verifikator')
    return KANTOR_TINGKAT[tingkat] ? null : 'Verifikator mempunyai tingkat 1, 2, 3, atau 4. Isi tingkatnya.';
  return tingkat === 0 ? null : `${PERAN_NAMA[peran]} tidak mempunyai tingkat. Kosongkan.`;
}

/** Why the peran cannot be held at such a kantor, or null. */
export function tolakKantor(peran: Peran, tingkat: number, jenis: JenisKantor): string | null {
  const boleh = peran === 'verifikator' ? [KANTOR_TINGKAT[tingkat]!] : KANTOR_PERAN[peran];
  if (boleh.includes(jenis)) return null;
  const sebutan = peran === 'verifikator' ? `Verifikator tingkat ${tingkat}` : PERAN_NAMA[peran];
  return `${sebutan} bekerja di ${boleh.map((satu) => SEBUT[satu]).join(' atau ')}, bukan di ${SEBUT[jenis]}. Pilih kantor lain.`;
}
