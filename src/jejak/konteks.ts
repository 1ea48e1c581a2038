import { AsyncLocalStorage } from 'node:async_hooks';

/** Where a step comes from. It reaches the trail past services, which know nothing of requests. */
export interface AsalJejak {
  /** id of the request, as in the log */
  permintaan: string;
  /** network address */
  alamat: string;
}

const asal = new AsyncLocalStorage<AsalJejak>();

/** Runs what a request does; every step it writes into the trail says that it came from there. */
export const denganAsalJejak = (dari: AsalJejak, kerja: () => void): void => asal.run(dari, kerja);

export const asalJejak = (): AsalJejak | undefined => asal.getStore();
