import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { PALING_BANYAK_DIPINDAH } from '../referensi/pindahkan.service.js';
import { tidakDitemukan } from '../shared/galat.js';
import type { Isian } from '../shared/isian.js';
import { PERAN_ADMIN, wilayahAdmin } from '../shared/wilayah-admin.js';
import { gabungkanUnor, rencanakanGabungUnor, sebutPindahUnor } from '../unor/gabung-unor.service.js';
import type { Unor } from '../unor/unor.js';
import { cariUnor, jalurUnor, unorDalamWilayah } from '../unor/unor.repository.js';
import { halanganPindah, pindahkanUnor } from '../unor/unor.service.js';
import { bilangan, mentah, tampilkan, tanya } from '../web/halaman.js';
import { tampilkanIsian } from '../web/isian-tampil.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { bacaDaftar, potongDaftar } from './daftar.js';
import { barisPemakaian } from './referensi.halaman.js';
import { isiSunting, type KeadaanSunting, sunting } from './sunting.js';
import { barisUnor, kepalaUnor } from './unor.halaman.js';
import { alamatUnor, unorDilihat, unorDiminta } from './unor-satu.routes.js';

const ALAMAT = '/admin/unit-organisasi/:id';
/** Instead of a unit: the top of the tree. */
const PUNCAK = 'puncak';

/** Where a unit stands: under another one, or merged into it. First the other is looked for, then what changes is shown. */
export function ruteUnorLetak(d: Deps): BarisRute[] {
  const akses = PERAN_ADMIN;
  return [
    { metode: 'get', alamat: `${ALAMAT}/pindah`, akses, tangani: (req, res) => halamanPindah(d, req, res, {}) },
    { metode: 'post', alamat: `${ALAMAT}/pindah`, akses, tangani: (req, res) => pindah(d, req, res) },
    { metode: 'get', alamat: `${ALAMAT}/gabung`, akses, tangani: (req, res) => halamanGabung(d, req, res, {}) },
    { metode: 'post', alamat: `${ALAMAT}/gabung`, akses, tangani: (req, res) => gabung(d, req, res) },
  ];
}

/** The other unit, of the same instansi; null while none is picked. */
async function unitLain(d: Deps, req: Request, res: Response, unor: Unor): Promise<Unor | null> {
  const id = bilangan(isiSunting(req, {}).ke || tanya(req, 'ke'));
  const ke = id ? await unorDalamWilayah(d.db, wilayahAdmin(petugas(res)), id) : null;
  if (id && ke?.instansi.kode !== unor.instansi.kode) throw tidakDitemukan();
  return ke;
}

/** What a search finds in the tree; nothing before one. */
async function pilihan(d: Deps, req: Request, unor: Unor) {
  const minta = bacaDaftar(req);
  const daftar = minta.cari ? await cariUnor(d.db, unor.instansi.kode, { ...minta.potong, aktif: true }) : [];
  const { isi, halaman } = potongDaftar(daftar, minta);
  return { cari: minta.cari, halaman, isi: isi.filter(({ id }) => id !== unor.id).map(barisUnor) };
}

async function halamanPindah(d: Deps, req: Request, res: Response, keadaan: KeadaanSunting): Promise<void> {
  const unor = await unorDiminta(d, req, res);
  const diketik = isiSunting(req, {});
  const kePuncak = (diketik.ke || tanya(req, 'ke')) === PUNCAK;
  const ke = kePuncak ? null : await unitLain(d, req, res, unor);
  const { pesan = {}, bentrok = '' } = keadaan;
  const model = {
    judul: `Pindahkan ${unor.nama}`,
    menu: 'unit-organisasi',
    unor: kepalaUnor(unor),
    alamat: alamatUnor(unor.id),
    jalur: (await jalurUnor(d.db, unor.id)).slice(0, -1),
    ke: ke
      ? { id: String(ke.id), nama: ke.nama, jalur: await jalurUnor(d.db, ke.id) }
      : kePuncak
        ? { id: PUNCAK, nama: '', jalur: [] }
        : null,
    halangan: ke || kePuncak ? await halanganPindah(d.db, unor, ke) : null,
    versi: unor.versi,
    pilihan: ke || kePuncak ? null : await pilihan(d, req, unor),
    bentrok,
    kunci: d.sandi.token(),
    pesan,
  };
  tampilkan(res, 'admin/unor-pindah', model, keadaan.status ?? 200);
}

async function pindah(d: Deps, req: Request, res: Response): Promise<void> {
  const dilihat = unorDilihat(req);
  const { ke } = mentah(req);
  const keId = ke === PUNCAK ? null : bilangan(ke);
  await sunting(
    d,
    req,
    res,
    async (trx) => {
      await pindahkanUnor(d, trx, petugas(res), { ...dilihat, keId });
      return { tujuan: alamatUnor(dilihat.id), hasil: true };
    },
    {
      kabar: () => 'Unit dipindah, beserta semua yang ada di bawahnya.',
      salah: (pesan) => halamanPindah(d, req, res, { pesan, status: 422 }),
      bentrok: (bentrok) => halamanPindah(d, req, res, { bentrok, status: 409 }),
    },
  );
}

const ISIAN_ALASAN: Isian = {
  ...{ kode: 'alasan', label: 'Alasan', jenis: 'paragraf' },
  petunjuk: 'Dibaca siapa pun yang kelak memelihara pohon ini.',
};

async function halamanGabung(d: Deps, req: Request, res: Response, keadaan: KeadaanSunting): Promise<void> {
  const unor = await unorDiminta(d, req, res);
  const ke = await unitLain(d, req, res, unor);
  const { pesan = {}, bentrok = '' } = keadaan;
  const model = {
    judul: `Gabungkan ${unor.nama}`,
    menu: 'unit-organisasi',
    unor: kepalaUnor(unor),
    alamat: alamatUnor(unor.id),
    ke: ke && (await rencanaTampil(d, unor, ke)),
    versi: { dari: unor.versi, ke: ke?.versi ?? 0 },
    alasan: tampilkanIsian(ISIAN_ALASAN, { mentah: isiSunting(req, {}), pesan }),
    pilihan: ke ? null : await pilihan(d, req, unor),
    bentrok,
    kunci: d.sandi.token(),
    pesan,
  };
  tampilkan(res, 'admin/unor-gabung', model, keadaan.status ?? 200);
}

async function rencanaTampil(d: Deps, dari: Unor, ke: Unor) {
  const rencana = await rencanakanGabungUnor(d, d.db, dari, ke);
  const [pegawai, riwayat, draf, kiriman] = barisPemakaian(rencana.pemakaian, PALING_BANYAK_DIPINDAH);
  return {
    ...kepalaUnor(ke),
    jalur: (await jalurUnor(d.db, ke.id)).slice(0, -1),
    halangan: rencana.halangan,
    pindah: [pegawai, riwayat, draf, { apa: 'Unit di bawahnya', banyak: String(rencana.anak) }],
    kantor: rencana.kantor,
    kiriman: kiriman!.banyak,
  };
}

async function gabung(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const dari = unorDilihat(req);
  const ke = { id: bilangan(isi.ke), versi: bilangan(isi.versi_ke) };
  await sunting(
    d,
    req,
    res,
    async (trx) => {
      const hasil = await gabungkanUnor(d, trx, petugas(res), { dari, ke, alasan: isi.alasan ?? '' });
      return { tujuan: alamatUnor(ke.id), hasil };
    },
    {
      kabar: (hasil) => {
        const pindah = sebutPindahUnor(hasil);
        return `Digabungkan ke sini. ${pindah.length > 0 ? `Dipindah: ${pindah.join(', ')}.` : 'Tidak ada yang perlu dipindah.'}`;
      },
      salah: (pesan) => halamanGabung(d, req, res, { pesan, status: 422 }),
      bentrok: (bentrok) => halamanGabung(d, req, res, { bentrok, status: 409 }),
    },
  );
}
