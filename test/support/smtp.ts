import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** What the server does with the next mails. */
export type Sikap =
  | 'terima'
  | 'tolak-550'
  | 'tolak-isi'
  | 'tolak-pengirim'
  | 'tunda-451'
  | 'pamit-421'
  | 'putus'
  | 'diam';

export interface ServerSurel {
  url: string;
  sikap: Sikap;
  /** whole mails that were accepted, headers and all */
  diterima: string[];
  /** recipients that were offered, accepted or not */
  dicoba: string[];
  /** connections so far */
  sambungan: number;
  /** called when a mail has come in whole, before the server says so */
  saatMasuk: () => Promise<void> | void;
  tutup(): Promise<void>;
}

const galat = (kode: number): Error => Object.assign(new Error('ditolak'), { responseCode: kode });
const TOLAK_ALAMAT: Partial<Record<Sikap, number>> = { 'tolak-550': 550, 'tunda-451': 451, 'pamit-421': 421 };

/** A mail server of this machine that can be told to misbehave. */
export async function bukaServerSurel(pilihan: SMTPServerOptions = {}): Promise<ServerSurel> {
  const soket = new Set<Socket>();
  const keadaan: Omit<ServerSurel, 'url' | 'tutup'> = {
    ...{ sikap: 'terima', diterima: [], dicoba: [], sambungan: 0, saatMasuk: () => {} },
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 1,
    onMailFrom(_alamat, _sesi, lanjut) {
      lanjut(keadaan.sikap === 'tolak-pengirim' ? galat(550) : null);
    },
    onRcptTo({ address }, _sesi, lanjut) {
      keadaan.dicoba.push(address);
      const kode = TOLAK_ALAMAT[keadaan.sikap];
      lanjut(kode ? galat(kode) : null);
    },
    onData(aliran, _sesi, lanjut) {
      if (keadaan.sikap === 'putus') for (const satu of soket) satu.destroy();
      if (keadaan.sikap === 'diam') return void aliran.resume();
      const bagian: Buffer[] = [];
      aliran.on('data', (satu: Buffer) => bagian.push(satu));
      aliran.on('end', async () => {
        if (keadaan.sikap === 'tolak-isi') return lanjut(galat(554));
        await keadaan.saatMasuk();
        keadaan.diterima.push(Buffer.concat(bagian).toString());
        lanjut();
      });
    },
    ...pilihan,
  });
  server.on('error', () => {});
  server.server.on('connection', (satu: Socket) => {
    keadaan.sambungan += 1;
    soket.add(satu);
    satu.once('close', () => soket.delete(satu));
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return Object.assign(keadaan, {
    url: `${pilihan.secure ? 'smtps' : 'smtp'}://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    tutup: () =>
      new Promise<void>((selesai) => {
        server.close(selesai);
        for (const satu of soket) satu.destroy();
      }),
  });
}

/** A server that takes connections and never says a word. */
export async function bukaServerBisu(): Promise<{ url: string; tutup(): Promise<void> }> {
  const soket = new Set<Socket>();
  const server: Server = createServer((satu) => {
    soket.add(satu);
    satu.on('error', () => {});
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tutup: () =>
      new Promise<void>((selesai) => {
        for (const satu of soket) satu.destroy();
        server.close(() => selesai());
      }),
  };
}
