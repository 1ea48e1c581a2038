import type { IsiTamu } from '../../src/web/sesi-tamu.js';
import type { TestPortal } from './portal.js';

/** What the portal remembers behind a guest's cookie. */
export async function bacaCookieTamu(portal: Pick<TestPortal, 'deps'>, cookie: string): Promise<IsiTamu> {
  const { sandi, db } = portal.deps;
  const token = sandi.bukaTanda(decodeURIComponent(cookie));
  if (!token) return {};
  const baris = await db('sesi_tamu')
    .where({ id: sandi.sidik(token) })
    .first('isi');
  return (baris?.isi as IsiTamu | undefined) ?? {};
}
