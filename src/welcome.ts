import type { AddressInfo } from 'node:net';
import { KATA_SANDI_DEMO, PEMERAN, PETUGAS_DEMO } from '../seeds/demo.js';
import type { Config } from './config.js';

/** What is printed once the portal listens: where to click and, in the demo, as whom. */
export function welcome(config: Config, address: AddressInfo | string | null): string {
  const port = typeof address === 'object' && address ? address.port : config.port;
  const url =
    config.baseUrl ?? `http://${config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host}:${port}`;
  const lines = [`e-PUPNS runs at ${url}`];
  if (config.mode === 'demo') lines.push('', ...demoLines(url));
  return `${lines.join('\n')}\n`;
}

function demoLines(url: string): string[] {
  const accounts = PEMERAN.flatMap(({ sebutan, akun }) =>
    akun ? [`  ${akun.nomorRegister}  ${akun.kataKunci}  ${sebutan}`] : [],
  );
  const cast = PEMERAN.filter(({ akun }) => !akun).map((satu) => `  ${satu.nip}  ${satu.sebutan}`);
  const staff = PETUGAS_DEMO.map((satu) => `  ${satu.namaPengguna.padEnd(22)} ${satu.sebutan}`);
  return [
    'This is the demo: everybody in it is made up, the database is embedded and lives in .data/.',
    '',
    `PNS who can sign in at ${url}/login (nomor register, kata kunci):`,
    ...accounts,
    `PNS who can register at ${url}/registrasi (NIP Baru):`,
    ...cast,
    `Staff who can sign in at ${url}/admin/login, all with the password ${KATA_SANDI_DEMO}:`,
    ...staff,
    `Mails of the demo: ${url}/demo/surel`,
    'Stop with Ctrl-C; a later start keeps all data.',
  ];
}
