import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** What the server does with the next mails. */
export type Sikap = 'terima' | 'tolak-550' | 'tunda-450' | 'putus' | 'diam';

export interface ServerSurel {
  url: string;
  sikap: Sikap;
  /** whole mails that were accepted, headers and all */
  diterima: string[];
  /** recipients that were offered, accepted or not */
  dicoba: string[];
  tutup(): Promise<void>;
}

const galat = (kode: number): Error => Object.assign(new Error('ditolak'), { responseCode: kode });

/** A mail server of this machine that can be told to misbehave. */
export async function bukaServerSurel(): Promise<ServerSurel> {
  const soket = new Set<Socket>();
  const keadaan: Pick<ServerSurel, 'sikap' | 'diterima' | 'dicoba'> = { sikap: 'terima', diterima: [], dicoba: [] };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 1,
    onRcptTo({ address }, _sesi, lanjut) {
      keadaan.dicoba.push(address);
      if (keadaan.sikap === 'tolak-550') lanjut(galat(550));
      else if (keadaan.sikap === 'tunda-450') lanjut(galat(450));
      else lanjut();
    },
    onData(aliran, _sesi, lanjut) {
      if (keadaan.sikap === 'putus') for (const satu of soket) satu.destroy();
      if (keadaan.sikap === 'diam') return void aliran.resume();
      const bagian: Buffer[] = [];
      aliran.on('data', (satu: Buffer) => bagian.push(satu));
      aliran.on('end', () => {
        keadaan.diterima.push(Buffer.concat(bagian).toString());
        lanjut();
      });
    },
  });
  server.on('error', () => {});
  server.server.on('connection', (satu: Socket) => {
    soket.add(satu);
    satu.once('close', () => soket.delete(satu));
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return Object.assign(keadaan, {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    tutup: () =>
      new Promise<void>((selesai) => {
        server.close(selesai);
        for (const satu of soket) satu.destroy();
      }),
  });
}
