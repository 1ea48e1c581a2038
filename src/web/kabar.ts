import type { Request } from 'express';

export interface Kabar {
  nada: 'baik' | 'perhatian';
  teks: string;
}

/** Says something on the next page this person opens. */
export async function beriKabar(req: Request, nada: Kabar['nada'], teks: string): Promise<void> {
  req.session.kabar = { nada, teks };
  await simpan(req);
}

/** What was to be said, once. */
export async function ambilKabar(req: Request): Promise<Kabar | null> {
  const { kabar } = req.session;
  if (!kabar) return null;
  req.session.kabar = undefined;
  await simpan(req);
  return kabar;
}

const simpan = (req: Request): Promise<void> =>
  new Promise((selesai, gagal) => req.session.save((galat?: unknown) => (galat ? gagal(galat) : selesai())));
