import type { Deps } from '../deps.js';
import { sebutAksi } from '../jejak/sebutan.js';
import {
  jejakPetugas,
  type PeranDipegang,
  type PetugasBaris,
  type PetugasSatu,
} from '../petugas/daftar-petugas.repository.js';
import { ISIAN_NAMA_PENGGUNA, ISIAN_ORANG, kodePeran, namaPeran } from '../petugas/isian-petugas.js';
import { kunciPeran } from '../petugas/peran.service.js';
import {
  DI_LUAR_WEWENANG,
  mengurusPeran,
  peranBisaDiberi,
  SEMUA_PERAN,
  TINDAKAN_PETUGAS,
  tolakTindakan,
} from '../petugas/wewenang-petugas.js';
import type { Isian } from '../shared/isian.js';
import { tampilNip } from '../shared/nip.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { tampilSaat } from '../shared/tanggal.js';
import { type KeadaanIsian, tampilkanSemua } from '../web/isian-tampil.js';

export const isianBaru = (): readonly Isian[] => [
  { ...ISIAN_NAMA_PENGGUNA, petunjuk: 'Untuk login. Tidak bisa diganti nanti.' },
  ...ISIAN_ORANG,
];

/** The fields of a peran: those that somebody may hand out, and an office typed and picked. */
export function isianPeran(pelaku: PelakuPetugas, keadaan: KeadaanIsian) {
  const pilihan = peranBisaDiberi(pelaku).map((satu) => ({ kode: kodePeran(satu), nama: namaPeran(satu) }));
  const isian: Isian[] = [
    { kode: 'peran', label: 'Peran', jenis: 'pilihan', pilihan },
    {
      ...{ kode: 'kantor', label: 'Kantor', jenis: 'referensi', daftar: 'kantor', lebar: 30 },
      petunjuk: 'Ketik sebagian nama kantor atau instansinya, lalu pilih.',
    },
  ];
  return tampilkanSemua(isian, keadaan);
}

const sebutMasuk = (pada: Date | null): string => (pada ? tampilSaat(pada) : 'belum pernah');

export const petugasTampil = (satu: PetugasBaris) => ({
  ...satu,
  nip: tampilNip(satu.nip),
  masuk: sebutMasuk(satu.masukTerakhirPada),
  peran: satu.peran.map((ada) => `${namaPeran(ada)}, ${ada.kantorNama}`),
});

/** Why a peran cannot be taken away here; '' when it can. */
function tetap(pelaku: PelakuPetugas, orang: PetugasSatu, satu: PeranDipegang): string {
  if (orang.id === pelaku.id) return 'diatur petugas lain';
  if (!mengurusPeran(pelaku, satu)) return 'diurus Admin BKN';
  return orang.peran.length === 1 ? 'peran satu-satunya' : '';
}

/** A step on an account; one about a peran names it. */
export function sebutLangkah(aksi: string, { peran, tingkat }: Record<string, unknown>): string {
  const jenis = SEMUA_PERAN.find((satu) => satu.peran === peran && satu.tingkat === tingkat);
  return jenis ? `${sebutAksi(aksi)}: ${namaPeran(jenis)}` : sebutAksi(aksi);
}

/** One petugas, with what the viewer may do; the services ask again. */
export async function halamanPetugas(d: Deps, pelaku: PelakuPetugas, orang: PetugasSatu, keadaan: KeadaanIsian) {
  const larangan = new Map(TINDAKAN_PETUGAS.map((satu) => [satu, tolakTindakan(pelaku, orang, satu)]));
  const boleh = Object.fromEntries(TINDAKAN_PETUGAS.map((satu) => [satu, larangan.get(satu) === null]));
  const awal = { nama: orang.nama, nip: tampilNip(orang.nip) };
  return {
    orang: { ...akunTampil(d, orang), sendiri: orang.id === pelaku.id },
    peran: orang.peran.map((satu) => ({
      nama: namaPeran(satu),
      kantor: satu.kantorNama,
      kunci: kunciPeran(satu),
      tetap: tetap(pelaku, orang, satu),
    })),
    boleh,
    sebagian: larangan.get('ubah') === DI_LUAR_WEWENANG ? DI_LUAR_WEWENANG : '',
    isianOrang: tampilkanSemua(ISIAN_ORANG, { ...keadaan, mentah: { ...awal, ...keadaan.mentah } }),
    isianPeran: boleh.beri ? isianPeran(pelaku, keadaan) : [],
    jejak: await jejakTampil(d, orang.id),
  };
}

const akunTampil = (d: Deps, orang: PetugasSatu) => ({
  ...petugasTampil(orang),
  versi: orang.versi,
  adaKataKunci: orang.adaKataKunci,
  tautanSampai: orang.tautanSampai && orang.tautanSampai > d.jam() ? tampilSaat(orang.tautanSampai) : '',
  totp: orang.totpPada ? tampilSaat(orang.totpPada) : '',
});

const jejakTampil = async (d: Deps, id: number) =>
  (await jejakPetugas(d.db, id)).map((satu) => ({
    pada: tampilSaat(satu.pada),
    aksi: sebutLangkah(satu.aksi, satu.rincian),
    oleh: satu.oleh ?? 'Sistem',
  }));
