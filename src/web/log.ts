import pino, { type DestinationStream, type Logger } from 'pino';

/** What PostgreSQL and knex hang on an error: values of the row that it is about. */
const BERISI = ['detail', 'where', 'internalQuery', 'bindings'] as const;

/** An error without the data that it was about; these stand in no log (ASVS 16.2.5). */
function ringkasGalat(galat: Error): unknown {
  const isi = pino.stdSerializers.err(galat) as unknown as Record<string, unknown>;
  if (typeof isi === 'object' && isi !== null) for (const nama of BERISI) delete isi[nama];
  return isi;
}

/** The log of the program: one line of JSON an event, to stdout unless said otherwise. */
export const buatLog = (level: string, keluaran?: DestinationStream): Logger =>
  pino({ level, serializers: { err: ringkasGalat } }, keluaran ?? pino.destination(1));
