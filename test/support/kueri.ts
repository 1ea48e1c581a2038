import pg from 'pg';

/** Texts of the statements that this process sends to PostgreSQL while `kerja` runs, whoever sends them. */
export async function catatKueri(kerja: () => Promise<unknown>): Promise<string[]> {
  const teks: string[] = [];
  const asli = pg.Client.prototype.query as (...isi: unknown[]) => unknown;
  pg.Client.prototype.query = function query(this: pg.Client, ...isi: unknown[]) {
    const [satu] = isi as [string | { text?: string }];
    teks.push((typeof satu === 'string' ? satu : (satu.text ?? '')).replace(/\s+/g, ' ').trim());
    return asli.apply(this, isi);
  } as typeof pg.Client.prototype.query;
  try {
    await kerja();
  } finally {
    pg.Client.prototype.query = asli as typeof pg.Client.prototype.query;
  }
  return teks.filter((satu) => !satu.startsWith('SET statement_timeout'));
}
