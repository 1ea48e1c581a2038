/** Lets only so many pieces of work run at once; the rest waits in line. */
export interface Giliran {
  /** `milik`: whose work it is. Those who wait take turns, however much each of them brings. */
  jalan<T>(kerja: () => Promise<T>, milik?: string): Promise<T>;
}

export interface BatasGiliran {
  bersamaan: number;
  menunggu: number;
  /** of one owner; as many as of all when it is left out */
  menungguSatu?: number;
  /** makes the refusal for whoever would be one too many in the line */
  penuh: () => Error;
}

export function buatGiliran(batas: BatasGiliran): Giliran {
  /** Whose turn is next stands first. */
  const antrean = new Map<string, (() => void)[]>();
  let [berjalan, menunggu] = [0, 0];

  const antre = (milik: string): Promise<void> => {
    const punya = antrean.get(milik) ?? [];
    if (menunggu >= batas.menunggu || punya.length >= (batas.menungguSatu ?? batas.menunggu)) throw batas.penuh();
    menunggu += 1;
    antrean.set(milik, punya);
    return new Promise((lanjut) => punya.push(lanjut));
  };
  const berikut = (): void => {
    const [milik, punya] = antrean.entries().next().value ?? ['', []];
    antrean.delete(milik);
    const lanjut = punya.shift();
    if (punya.length > 0) antrean.set(milik, punya);
    if (!lanjut) {
      berjalan -= 1;
      return;
    }
    menunggu -= 1;
    lanjut();
  };

  return {
    jalan: async (kerja, milik = '') => {
      if (berjalan >= batas.bersamaan) await antre(milik);
      else berjalan += 1;
      try {
        return await kerja();
      } finally {
        berikut();
      }
    },
  };
}
