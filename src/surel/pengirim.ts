import nodemailer, { type Transporter } from 'nodemailer';
import { type Db, inTransaction } from '../database/knex.js';
import { ambilSurel, tandaiGagal, tandaiTerkirim } from './surel.repository.js';

/** After so many failures a mail waits a day between tries. */
const TUNDA_MENIT = [1, 5, 30, 120, 720, 1440];

export interface Pengirim {
  /** Sends one mail that is due; false when there is none. */
  kirimSatu(): Promise<boolean>;
}

export function buatTransport(smtpUrl: string): Transporter {
  // In one object: a second argument would be defaults of messages, not limits of the connection.
  return nodemailer.createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  } as object);
}

/** Sends the outbox in order; several processes may do so at once, each mail is taken by one. */
export function buatPengirim(
  db: Db,
  transport: Pick<Transporter, 'sendMail'>,
  dari: string,
  jam: () => Date,
): Pengirim {
  return {
    kirimSatu: () =>
      inTransaction(db, async (trx) => {
        const surel = await ambilSurel(trx, jam());
        if (!surel) return false;
        try {
          await transport.sendMail({ from: dari, to: surel.kepada, subject: surel.subjek, text: surel.teks });
          await tandaiTerkirim(trx, surel.id, jam());
        } catch (galat) {
          const menit = TUNDA_MENIT[Math.min(surel.percobaan, TUNDA_MENIT.length - 1)]!;
          const pesan = galat instanceof Error ? galat.message : String(galat);
          await tandaiGagal(trx, surel.id, {
            galat: pesan.slice(0, 500),
            cobaPada: new Date(jam().getTime() + menit * 60_000),
          });
        }
        return true;
      }),
  };
}
