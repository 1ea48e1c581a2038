/** Slots filled at most, before the table grows. */
const PENUH = 0.7;

/**
 * Which NIPs have been seen, in 8 to 23 bytes each: a NIP fits a double exactly once its birth date is counted in days.
 * A Set of 4.5 million strings would take half a gigabyte.
 */
export class HimpunanNip {
  #tabel = new Float64Array(1 << 12);
  #banyak = 0;

  /** False when it was there already. `nip` has a real birth date. */
  tambah(nip: string): boolean {
    if (this.#banyak >= this.#tabel.length * PENUH) this.#tumbuh();
    const baru = taruh(this.#tabel, padatkan(nip));
    if (baru) this.#banyak += 1;
    return baru;
  }

  #tumbuh(): void {
    const lama = this.#tabel;
    this.#tabel = new Float64Array(lama.length * 2);
    for (const angka of lama) if (angka !== 0) taruh(this.#tabel, angka);
  }
}

/** Open addressing; 0 is a free slot. The length is a power of two. */
function taruh(tabel: Float64Array, angka: number): boolean {
  const topeng = tabel.length - 1;
  const campur = Math.imul(angka % 4_294_967_291, 2_654_435_761) ^ Math.imul(Math.floor(angka / 65_536), 2_246_822_519);
  for (let i = (campur ^ (campur >>> 15)) & topeng; ; i = (i + 1) & topeng) {
    if (tabel[i] === angka) return false;
    if (tabel[i] !== 0) continue;
    tabel[i] = angka;
    return true;
  }
}

/** Below 2^50 and never 0: days of birth (31-day months), then the other ten digits. */
function padatkan(nip: string): number {
  const bulan = (Number(nip.slice(0, 4)) - 1900) * 12 + Number(nip.slice(4, 6));
  return (bulan * 31 + Number(nip.slice(6, 8))) * 1e10 + Number(nip.slice(8));
}
