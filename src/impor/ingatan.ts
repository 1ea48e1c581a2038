/** The last keys seen, at most so many: finds rows that stand twice near each other in a file without keeping the file. */
export class Ingatan {
  readonly #kunci = new Set<string>();

  constructor(readonly paling: number = 50_000) {}

  /** False when it is remembered. */
  tambah(kunci: string): boolean {
    if (this.#kunci.has(kunci)) return false;
    this.#kunci.add(kunci);
    if (this.#kunci.size > this.paling) this.#kunci.delete(this.#kunci.keys().next().value!);
    return true;
  }
}
