import { kompilasi } from '../web/tampilan.js';

const LEMBAR = kompilasi('surel/html');

interface Blok {
  kutipan: boolean;
  baris: { teks: string; tautan: boolean }[];
}

/**
 * The HTML of a mail is made from its stored text when it is sent, so mails of every age have one and both parts say the
 * same. A line that is nothing but an address of the portal becomes a link; what people wrote is never one.
 */
export function htmlSurel(surel: { subjek: string; teks: string }, dasar: string | null): string {
  return LEMBAR({ judul: surel.subjek, blok: surel.teks.split(/\n{2,}/).map((alinea) => bacaBlok(alinea, dasar)) });
}

function bacaBlok(alinea: string, dasar: string | null): Blok {
  const baris = alinea.split('\n');
  const kutipan = baris.every((satu) => satu.startsWith('>'));
  return {
    kutipan,
    baris: baris.map((satu) => {
      const teks = kutipan ? satu.replace(/^> ?/, '') : satu;
      return { teks, tautan: !kutipan && dasar !== null && /^\S+$/.test(teks) && teks.startsWith(`${dasar}/`) };
    }),
  };
}
