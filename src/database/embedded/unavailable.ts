/** The embedded PostgreSQL cannot run on this machine; the message tells the operator what to do instead. */
export class EmbeddedUnavailable extends Error {
  override readonly name = 'EmbeddedUnavailable';

  constructor(reason: string, options?: ErrorOptions) {
    super(`The embedded PostgreSQL cannot run here: ${reason}. Set DATABASE_URL to a PostgreSQL 15 or newer.`, options);
  }
}
