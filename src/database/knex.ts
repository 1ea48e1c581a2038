import knex, { type Knex } from 'knex';
import pg from 'pg';

export type Db = Knex;
export type Trx = Knex.Transaction;

export type Connection = string | { host: string; port: number; user: string; database: string };

/** A bigint id fits a JavaScript number for any table of ours (2^53 rows), and dates without time stay text. */
const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.DATE, (text) => text],
]);

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) || pg.types.getTypeParser(oid, format as 'text'),
};

/** How each pool reaches its server: a process of ours that works beside this one goes there too. */
const addresses = new WeakMap<Db, Connection>();

export function connectionOf(db: Db): Connection {
  const connection = addresses.get(db);
  if (!connection) throw new Error('this pool was not made by connect()');
  return connection;
}

/** The pool of one process. `statement_timeout` keeps one bad search from holding a connection. */
export function connect(connection: Connection, options: { max?: number; onError?: (error: Error) => void } = {}): Db {
  const base = typeof connection === 'string' ? { connectionString: connection } : connection;
  const db = knex({
    client: 'pg',
    connection: { ...base, types, application_name: 'epupns' } as Knex.PgConnectionConfig,
    pool: {
      min: 0,
      max: options.max ?? 16,
      afterCreate: (client: pg.Client, done: (error: Error | null, client: pg.Client) => void) => {
        // A server that goes away raises 'error' on idle clients; without a listener that would end the program.
        client.on('error', (error) => options.onError?.(error));
        client.query('SET statement_timeout = 10000', (error) => done(error ?? null, client));
      },
    },
    acquireConnectionTimeout: 5000,
    // What goes wrong is thrown as well; knex would print it once more with a stack.
    log: { error() {}, warn() {}, debug() {}, deprecate() {} },
  });
  addresses.set(db, connection);
  return db;
}

/**
 * Runs `work` in one transaction. PostgreSQL answers the COMMIT of a transaction that has failed with ROLLBACK and
 * no error, so a last statement asks whether it is still alive: what this returns is stored, or it throws.
 */
export async function inTransaction<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  return db.transaction(async (trx) => {
    const result = await work(trx);
    await trx.raw('SELECT 1');
    return result;
  });
}

/**
 * The hottest reads, past knex's builder: one statement in PostgreSQL's own words ($1, $2 …). With a `name` the server
 * plans it once a connection; leave it out where a pooler shares connections between transactions.
 */
export async function queryDirect<T>(
  db: Db,
  statement: { name?: string; text: string; values: readonly unknown[] },
): Promise<T[]> {
  const connection = await db.client.acquireConnection();
  try {
    const result = await connection.query({ ...statement, values: [...statement.values] });
    return result.rows as T[];
  } finally {
    await db.client.releaseConnection(connection);
  }
}
