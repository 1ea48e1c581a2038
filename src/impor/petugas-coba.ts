import type { ContohPerubahan } from './jenis-impor.js';
import { cariPetugas, type PetugasDikenal, punyaPeranIni } from './petugas.repository.js';
import type { BukuPetugas } from './petugas-simpan.js';

/** What a trial run has seen: people and peran that the run would add, kept in memory and nowhere else. */
export interface BukuCoba extends BukuPetugas {
  /** names that would change, since asked last */
  ambilContoh(): ContohPerubahan[];
}

export function buatBukuCoba(): BukuCoba {
  const orang = new Map<string, PetugasDikenal>();
  const peranBaru = new Set<string>();
  let contoh: ContohPerubahan[] = [];
  let nomor = 0;
  return {
    cariPetugas: async (trx, namaPengguna) => {
      const ada = await cariPetugas(trx, namaPengguna);
      for (const nama of namaPengguna) if (orang.has(nama)) ada.set(nama, orang.get(nama)!);
      for (const [nama, satu] of ada) orang.set(nama, satu);
      return ada;
    },
    tambahPetugas: async (_trx, { nama_pengguna, nama, nip }) => {
      nomor -= 1;
      orang.set(nama_pengguna, { id: nomor, nama, nip });
      return nomor;
    },
    gantiNamaPetugas: async (_trx, id, nama) => {
      const [namaPengguna, lama] = [...orang].find(([, satu]) => satu.id === id)!;
      contoh.push({ tentang: namaPengguna, ubahan: [{ kolom: 'nama', lama: lama.nama, baru: nama }] });
      orang.set(namaPengguna, { ...lama, nama });
    },
    tambahPeran: async (trx, peran) => {
      const kunci = Object.values(peran).join(' ');
      if (peranBaru.has(kunci) || (peran.petugas_id > 0 && (await punyaPeranIni(trx, peran)))) return false;
      peranBaru.add(kunci);
      return true;
    },
    ambilContoh: () => {
      const ambil = contoh;
      contoh = [];
      return ambil;
    },
  };
}
