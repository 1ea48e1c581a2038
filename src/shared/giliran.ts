/** Lets only so many pieces of work run at once; the rest waits in line. */
export interface Giliran {
  jalan<T>(kerja: () => Promise<T>): Promise<T>;
}

/** `penuh` makes the refusal for whoever would be one too many in the line. */
export function buatGiliran(batas: { bersamaan: number; menunggu: number; penuh: () => Error }): Giliran {
  const antrean: (() => void)[] = [];
  let berjalan = 0;
  return {
    jalan: async (kerja) => {
      if (berjalan >= batas.bersamaan) {
        if (antrean.length >= batas.menunggu) throw batas.penuh();
        await new Promise<void>((lanjut) => antrean.push(lanjut));
      } else berjalan += 1;
      try {
        return await kerja();
      } finally {
        const berikut = antrean.shift();
        if (berikut) berikut();
        else berjalan -= 1;
      }
    },
  };
}
