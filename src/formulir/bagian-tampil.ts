import { Galat } from '../shared/galat.js';
import type { DataPns, JenisRiwayat, SyaratTampil, Tab } from './jenis.js';
import { type Bagian, isiBagian, type Katalog, susunKatalog } from './katalog.js';

const yangTampil = new WeakMap<Katalog, Map<string, Katalog>>();

/**
 * The sections that are shown for a form as it stands. The one place that decides it: checklist, completeness,
 * perubahan, PDF, verifikasi and write-back all take the form through here (ADR 0013). Pure.
 */
export function katalogTampil(katalog: Katalog, data: DataPns): Katalog {
  const berlaku = (satu: Tab | JenisRiwayat): boolean => satu.tampilBila?.cocok(data) ?? true;
  const tab = katalog.tab.filter(berlaku);
  const riwayat = katalog.riwayat.filter(berlaku);
  if (tab.length === katalog.tab.length && riwayat.length === katalog.riwayat.length) return katalog;
  const kunci = [...tab.map((satu) => satu.kode), ...riwayat.map((satu) => satu.jenis)].join();
  const ada = yangTampil.get(katalog) ?? new Map<string, Katalog>();
  yangTampil.set(katalog, ada);
  const hasil = ada.get(kunci) ?? susunKatalog(tab, riwayat);
  ada.set(kunci, hasil);
  return hasil;
}

/** Whether a save in this kind of history can make a section appear or disappear. */
export const menentukanBagian = (katalog: Katalog, jenis: string): boolean =>
  katalog.bagian.some((satu) => isiBagian(satu).tampilBila?.riwayat === jenis);

/** Sections that one form shows and another does not. */
const lebihnya = (katalog: Katalog, dari: DataPns, kurangi: DataPns): Bagian[] => {
  const tetap = new Set(katalogTampil(katalog, kurangi).bagian.map(isiBagian));
  return katalogTampil(katalog, dari).bagian.filter((satu) => !tetap.has(isiBagian(satu)));
};

/** What the PNS is told when a change made sections disappear or appear; '' when it did not. */
export function sebutBagianBerubah(katalog: Katalog, sebelum: DataPns, sesudah: DataPns): string {
  const hilang = lebihnya(katalog, sebelum, sesudah);
  const muncul = lebihnya(katalog, sesudah, sebelum);
  const kalimat: string[] = [];
  if (hilang.length > 0)
    kalimat.push(
      `${sebutJudul(hilang)} sekarang disembunyikan, karena ${karena(hilang, 'hilang')}. Isinya tetap tersimpan, dan kembali bila datanya berubah lagi.`,
    );
  if (muncul.length > 0) kalimat.push(`${sebutJudul(muncul)} sekarang ikut diisi, karena ${karena(muncul, 'tampil')}.`);
  return kalimat.join(' ');
}

const sebutJudul = (bagian: readonly Bagian[]): string =>
  `Bagian ${bagian.map((satu) => isiBagian(satu).judul).join(' dan ')}`;

const karena = (bagian: readonly Bagian[], mengapa: keyof SyaratTampil['karena']): string =>
  [...new Set(bagian.map((satu) => isiBagian(satu).tampilBila!.karena[mengapa]))].join(' dan ');

/** A section that does not apply has no page; what was once saved there is not lost. */
export function bagianDisembunyikan(satu: Tab | JenisRiwayat): Galat {
  return new Galat(
    'tidak_ditemukan',
    `Bagian ${satu.judul} tidak perlu diisi, karena ${satu.tampilBila!.karena.hilang}. Yang pernah Anda isi di sana tetap tersimpan.`,
  );
}
