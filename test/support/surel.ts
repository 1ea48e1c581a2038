import type { Deps } from '../../src/deps.js';

export interface SurelUji {
  nip?: string | null;
  kepada?: string;
  templat?: string;
  teks?: string;
  dibuat_pada?: Date;
  dikirim_pada?: Date;
  mati_pada?: Date;
  sebab?: string;
  galat?: string;
  percobaan?: number;
}

/** A mail in the outbox, at first one whose address was refused; returns its id. */
export async function surelUji(d: Pick<Deps, 'db' | 'jam'>, lain: SurelUji = {}): Promise<number> {
  const mati = { mati_pada: d.jam(), dicoba_sejak: d.jam(), sebab: 'alamat', galat: '550 no such user', percobaan: 1 };
  const [{ id }] = await d
    .db('surel')
    .insert({
      ...{ nip: '198003122005012907', kepada: 'siti.rachmawati@pns.example', templat: 'registrasi-diterima' },
      ...{
        subjek: 'Registrasi e-PUPNS Anda diterima',
        teks: 'Yth. SITI RACHMAWATI,\n\nBuka:\nhttps://epupns.example/login',
      },
      ...('mati_pada' in lain || 'dikirim_pada' in lain || 'dibuat_pada' in lain ? {} : mati),
      ...lain,
    })
    .returning('id');
  return id;
}
