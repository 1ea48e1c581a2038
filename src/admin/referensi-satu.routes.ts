import type { Request, Response } from 'express';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { DAFTAR_REFERENSI, type DaftarReferensi } from '../referensi/daftar-referensi.js';
import { gabungkanEntri, type RencanaGabung, rencanakanGabung, sebutPindah } from '../referensi/gabung.service.js';
import { daftarEntri, type EntriReferensi, entriMirip, satuEntri } from '../referensi/kelola.repository.js';
import { ubahEntri, ubahKeaktifanEntri } from '../referensi/kelola.service.js';
import { PALING_BANYAK_DIPINDAH, pemakaianRujukan } from '../referensi/pindahkan.service.js';
import { tidakDitemukan } from '../shared/galat.js';
import type { Isian } from '../shared/isian.js';
import { bagianAlamat, bilangan, mentah, tampilkan, tanya } from '../web/halaman.js';
import { tampilkanIsian } from '../web/isian-tampil.js';
import { ambilKabar } from '../web/kabar.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { bacaDaftar, potongDaftar, SKRIP_RUJUKAN } from './daftar.js';
import { PERAN_REFERENSI } from './menu.js';
import { barisEntri, barisPemakaian, isianTampil, mentahTersimpan } from './referensi.halaman.js';
import { isiSunting, type KeadaanSunting, riwayatSunting, sunting, versiDilihat } from './sunting.js';

const ALAMAT = '/admin/referensi/entri/:id';
const alamatEntri = (id: number): string => `/admin/referensi/entri/${id}`;

/** One entry: correct, retire, use again, merge. */
export function ruteReferensiSatu(d: Deps): BarisRute[] {
  const akses = PERAN_REFERENSI;
  return [
    { metode: 'get', alamat: ALAMAT, akses, tangani: (req, res) => halaman(d, req, res, {}) },
    { metode: 'post', alamat: ALAMAT, akses, tangani: (req, res) => ubah(d, req, res) },
    { metode: 'post', alamat: `${ALAMAT}/keaktifan`, akses, tangani: (req, res) => keaktifan(d, req, res) },
    { metode: 'get', alamat: `${ALAMAT}/gabung`, akses, tangani: (req, res) => halamanGabung(d, req, res, {}) },
    { metode: 'post', alamat: `${ALAMAT}/gabung`, akses, tangani: (req, res) => gabung(d, req, res) },
  ];
}

async function entriDiminta(d: Deps, req: Request): Promise<{ entri: EntriReferensi; daftar: DaftarReferensi }> {
  const entri = await satuEntri(d.db, bilangan(bagianAlamat(req, 'id')));
  const daftar = entri && DAFTAR_REFERENSI.get(entri.jenis);
  if (!entri || !daftar) throw tidakDitemukan();
  return { entri, daftar };
}

async function halaman(d: Deps, req: Request, res: Response, keadaan: KeadaanSunting): Promise<void> {
  const { entri, daftar } = await entriDiminta(d, req);
  const { pesan = {}, bentrok } = keadaan;
  const tersimpan = await mentahTersimpan(d.db, daftar, entri);
  const diketik = isiSunting(req, tersimpan);
  // Whoever only presses "Hentikan pemakaian" has typed nothing.
  const isi = 'nama' in diketik ? { ...diketik, tingkat: diketik.tingkat ?? tersimpan.tingkat } : tersimpan;
  const model = {
    judul: entri.nama,
    menu: 'referensi',
    skrip: SKRIP_RUJUKAN,
    kabar: await ambilKabar(req),
    daftar,
    entri: barisEntri(daftar, entri),
    alamat: alamatEntri(entri.id),
    isian: await isianTampil(d.db, daftar, { mentah: isi, pesan, sudahAda: true }),
    pemakaian: barisPemakaian(await pemakaianRujukan(d, d.db, entri.jenis, entri.kode)),
    versi: versiDilihat(diketik, entri.versi, bentrok),
    bentrok: bentrok ?? '',
    riwayat: await riwayatSunting(d, { jenis: 'referensi', id: String(entri.id) }),
    kunci: d.sandi.token(),
    pesan,
  };
  tampilkan(res, 'admin/referensi-satu', model, keadaan.status ?? 200);
}

async function ubah(d: Deps, req: Request, res: Response): Promise<void> {
  const { entri } = await entriDiminta(d, req);
  const kerja = async (trx: Trx) => {
    await ubahEntri(d, trx, petugas(res), { ...dilihat(req, entri), mentah: mentah(req) });
    return { tujuan: alamatEntri(entri.id), hasil: true };
  };
  await sunting(
    d,
    req,
    res,
    kerja,
    sesudah(d, req, res, () => 'Entri tersimpan.'),
  );
}

async function keaktifan(d: Deps, req: Request, res: Response): Promise<void> {
  const { entri } = await entriDiminta(d, req);
  const kerja = async (trx: Trx) => ({
    hasil: await ubahKeaktifanEntri(d, trx, petugas(res), dilihat(req, entri)),
    tujuan: alamatEntri(entri.id),
  });
  const kabar = (aktif: boolean) => (aktif ? 'Entri bisa dipilih lagi.' : 'Entri tidak bisa dipilih lagi.');
  await sunting(d, req, res, kerja, sesudah(d, req, res, kabar));
}

const dilihat = (req: Request, { id }: EntriReferensi) => ({ id, versi: bilangan(mentah(req).versi) });

const sesudah = <T>(d: Deps, req: Request, res: Response, kabar: (hasil: T) => string) => ({
  kabar,
  salah: (pesan: Record<string, string>) => halaman(d, req, res, { pesan, status: 422 }),
  bentrok: (bentrok: string) => halaman(d, req, res, { bentrok, status: 409 }),
});

/** First which survivor, found by searching; then what would change, and why. */
async function halamanGabung(d: Deps, req: Request, res: Response, keadaan: KeadaanSunting): Promise<void> {
  const { entri, daftar } = await entriDiminta(d, req);
  const isi = isiSunting(req, {});
  const ke = await penerusDiminta(d, entri, bilangan(isi.ke || tanya(req, 'ke')));
  const { pesan = {}, bentrok = '' } = keadaan;
  const model = {
    judul: `Gabungkan ${entri.nama}`,
    menu: 'referensi',
    entri: barisEntri(daftar, entri),
    alamat: alamatEntri(entri.id),
    ke: ke && (await rencanaTampil(d, daftar, entri, ke)),
    versi: { dari: entri.versi, ke: ke?.versi ?? 0 },
    alasan: tampilkanIsian(ISIAN_ALASAN, { mentah: isi, pesan }),
    pilihan: ke ? null : await calonPenerus(d, req, daftar, entri),
    bentrok,
    kunci: d.sandi.token(),
    pesan,
  };
  tampilkan(res, 'admin/referensi-gabung', model, keadaan.status ?? 200);
}

const ISIAN_ALASAN: Isian = {
  ...{ kode: 'alasan', label: 'Alasan', jenis: 'paragraf' },
  petunjuk: 'Dibaca siapa pun yang kelak memelihara daftar ini.',
};

async function penerusDiminta(d: Deps, entri: EntriReferensi, id: number): Promise<EntriReferensi | null> {
  const ke = id ? await satuEntri(d.db, id) : null;
  if (id && ke?.jenis !== entri.jenis) throw tidakDitemukan();
  return ke;
}

async function rencanaTampil(d: Deps, daftar: DaftarReferensi, dari: EntriReferensi, ke: EntriReferensi) {
  const rencana = await rencanakanGabung(d, d.db, dari, ke);
  return {
    ...barisEntri(daftar, ke),
    halangan: rencana.halangan,
    anak: rencana.anak,
    pemakaian: barisPemakaian(rencana.pemakaian, PALING_BANYAK_DIPINDAH),
  };
}

async function calonPenerus(d: Deps, req: Request, daftar: DaftarReferensi, entri: EntriReferensi) {
  const minta = bacaDaftar(req);
  const baris = minta.cari
    ? await daftarEntri(d.db, { jenis: entri.jenis, aktif: true, ...minta.potong })
    : await entriMirip(d.db, { ...entri, induk: String(entri.isi.induk ?? ''), kecuali: entri.id });
  const { isi, halaman: nomor } = potongDaftar(
    baris.filter(({ id }) => id !== entri.id),
    minta,
  );
  return { cari: minta.cari, halaman: nomor, isi: isi.map((satu) => barisEntri(daftar, satu)) };
}

async function gabung(d: Deps, req: Request, res: Response): Promise<void> {
  const { entri } = await entriDiminta(d, req);
  const isi = mentah(req);
  const minta = {
    dari: { id: entri.id, versi: bilangan(isi.versi) },
    ke: { id: bilangan(isi.ke), versi: bilangan(isi.versi_ke) },
    alasan: isi.alasan ?? '',
  };
  const kerja = async (trx: Trx) => ({
    hasil: await gabungkanEntri(d, trx, petugas(res), minta),
    tujuan: alamatEntri(minta.ke.id),
  });
  await sunting(d, req, res, kerja, {
    kabar: (hasil: RencanaGabung) => `“${entri.nama}” digabungkan ke sini. ${kabarPindah(hasil)}`,
    salah: (pesan) => halamanGabung(d, req, res, { pesan, status: 422 }),
    bentrok: (bentrok) => halamanGabung(d, req, res, { bentrok, status: 409 }),
  });
}

function kabarPindah(rencana: RencanaGabung): string {
  const pindah = sebutPindah(rencana);
  return pindah.length > 0 ? `Dipindah: ${pindah.join(', ')}.` : 'Tidak ada data yang perlu dipindah.';
}
