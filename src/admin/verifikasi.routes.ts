import type { Request, Response } from 'express';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { tingkatStatus } from '../formulir/formulir.alur.js';
import { langkahFormulir } from '../formulir/kiriman.repository.js';
import { perTempat } from '../formulir/lampiran.halaman.js';
import { kelopak, perjalanan, sebutKelopak } from '../formulir/perkembangan.js';
import { catatDilihat } from '../pegawai/lihat.service.js';
import { bacaAlasan } from '../shared/alasan.js';
import { tidakDitemukan } from '../shared/galat.js';
import type { Mentah } from '../shared/isian.js';
import { tampilNip } from '../shared/nip.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { tampilSaat } from '../shared/tanggal.js';
import { antreanVerifikasi } from '../verifikasi/antrean.repository.js';
import { peringatanLain, ringkasHasil, sidikKasus } from '../verifikasi/kasus.js';
import { bukaKasus, pastikanMasihSama } from '../verifikasi/kasus.service.js';
import { bacaPutusan } from '../verifikasi/putusan.schema.js';
import { alihkanUnit } from '../verifikasi/unit.service.js';
import { unitInstansi } from '../verifikasi/verifikasi.repository.js';
import { type AksiVerifikasi, putuskanKasus } from '../verifikasi/verifikasi.service.js';
import { alamatDasar } from '../web/alamat-dasar.js';
import { bagianAlamat, mentah, tampilkan } from '../web/halaman.js';
import { jalankan } from '../web/jalankan.js';
import { ambilKabar } from '../web/kabar.js';
import { ketikanTertunda } from '../web/ketikan-sesi.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { bagianLain, itemTampil, sebutTempat } from './kasus.halaman.js';
import { PERAN_VERIFIKASI } from './menu.js';
import { pegangTingkat, ruteAntreanVerifikasi } from './verifikasi-antrean.routes.js';

const AKSI: readonly AksiVerifikasi[] = ['simpan', 'tandai', 'setujui', 'kembalikan'];

/** Inbox and case of the verifikator (domain.md §4, §9). */
export function ruteAdminVerifikasi(d: Deps): BarisRute[] {
  return [
    ...ruteAntreanVerifikasi(d),
    {
      metode: 'get',
      alamat: '/admin/verifikasi/:id',
      akses: PERAN_VERIFIKASI,
      tangani: (req, res) => buka(d, req, res, null, {}, 200),
    },
    {
      metode: 'post',
      alamat: '/admin/verifikasi/:id',
      akses: PERAN_VERIFIKASI,
      tangani: (req, res) => putus(d, req, res),
    },
    {
      metode: 'post',
      alamat: '/admin/verifikasi/:id/unit',
      akses: PERAN_VERIFIKASI,
      tangani: (req, res) => alihkan(d, req, res),
    },
  ];
}

function idDari(req: Request): number {
  const id = bagianAlamat(req, 'id');
  if (!/^\d{1,15}$/.test(id)) throw tidakDitemukan();
  return Number(id);
}

async function buka(
  d: Deps,
  req: Request,
  res: Response,
  diketik: Mentah | null,
  pesan: Record<string, string>,
  status: number,
): Promise<void> {
  const kasus = await bukaKasus(d, d.db, petugas(res), idDari(req), 'baca');
  // What waits for their verdict is their work; to open any other is to look somebody up.
  if (kasus.tingkat === null) await catatDilihat(d, petugas(res), kasus.formulir.nip);
  const isi = diketik ?? ketikanKasus(req, sidikKasus(kasus));
  const berkas = perTempat(kasus.lampiran);
  const item = kasus.item.map((satu) => itemTampil(satu, isi, pesan, berkas));
  const petal = kelopak(kasus.formulir.status, kasus.kiriman.tingkatPerlu);
  tampilkan(
    res,
    'admin/kasus',
    {
      judul: `Verifikasi: ${kasus.formulir.nama}`,
      menu: 'verifikasi',
      skrip: ['verifikasi.js'],
      kabar: await ambilKabar(req),
      formulir: { ...kasus.formulir, nip: tampilNip(kasus.formulir.nip) },
      kiriman: { id: kasus.kiriman.id, nomor: kasus.kiriman.nomor, pada: tampilSaat(kasus.kiriman.dikirimPada) },
      tingkat: kasus.tingkat,
      tingkatDilihat: kasus.tingkatDilihat,
      menunggu: tingkatStatus(kasus.formulir.status) === kasus.tingkatDilihat,
      tutup: kasus.tutup,
      dilihat: sidikKasus(kasus),
      banyakTingkat: kasus.kiriman.tingkatPerlu.length,
      kelopak: petal,
      sebutan: sebutKelopak(petal),
      item,
      ringkas: ringkasHasil(item),
      peringatanLain: peringatanLain(d.katalog, kasus.kiriman, kasus.item).map((satu) => ({
        ...satu,
        label: sebutTempat(d.katalog, satu.kunci),
      })),
      lain: bagianLain(d.katalog, kasus, isi),
      catatanUmum: isi['catatan:'] ?? kasus.catatan[''] ?? '',
      unit:
        pegangTingkat(res, 2) && kasus.formulir.status === 'tingkat_1'
          ? (await unitInstansi(d.db, kasus.formulir.instansiKode)).filter(
              (satu) => satu.id !== kasus.formulir.unitKantorId,
            )
          : [],
      unitDipilih: isi.unit ?? '',
      alasanAlih: isi.alasan_alih ?? '',
      titik: perjalanan(await langkahFormulir(d.db, kasus.formulir.formulirId)).reverse(),
      kunci: d.sandi.token(),
      pesan,
    },
    status,
  );
}

/** A verdict typed before the session ended counts while the case is what it was; words always do. */
function ketikanKasus(req: Request, sidik: string): Mentah {
  const isi = ketikanTertunda(req);
  if (isi.dilihat === sidik) return isi;
  return Object.fromEntries(Object.entries(isi).filter(([nama]) => !nama.startsWith('putusan:')));
}

async function putus(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const aksi = AKSI.find((satu) => satu === isi.aksi);
  if (!aksi) throw tidakDitemukan();
  const formulirId = idDari(req);
  const kerja = {
    formulirId,
    kirimanId: Number(isi.kiriman),
    aksi,
    diketik: bacaPutusan(isi),
    alamat: alamatDasar(d, req),
  };
  await jalankan(
    d,
    req,
    res,
    async (trx) => {
      await pastikanMasihSama(d, trx, petugas(res), formulirId, isi.dilihat ?? '');
      const hasil = await putuskanKasus(d, trx, petugas(res), kerja);
      return { tujuan: await tujuanSesudah(trx, petugas(res), aksi, formulirId), hasil };
    },
    {
      kabar: ({ status, nama }) => kabarPutusan(aksi, status, nama),
      salah: (pesan) => buka(d, req, res, isi, pesan, 422),
    },
  );
}

/** After a decision the oldest form that still waits opens, with its differences ready to be judged. */
async function tujuanSesudah(trx: Trx, pelaku: PelakuPetugas, aksi: AksiVerifikasi, id: number): Promise<string> {
  if (aksi === 'simpan' || aksi === 'tandai') return `/admin/verifikasi/${id}`;
  const [berikut] = await antreanVerifikasi(trx, pelaku, { daftar: 'menunggu', cari: '', mulai: 0, banyak: 1 });
  return berikut ? `/admin/verifikasi/${berikut.formulirId}#berikutnya` : '/admin/verifikasi';
}

/** It stands above the next form, so it says whose it speaks of. */
function kabarPutusan(aksi: AksiVerifikasi, status: string, nama: string): string {
  if (aksi === 'kembalikan') return `Formulir ${nama} dikembalikan kepada PNS dengan alasan Anda.`;
  if (aksi !== 'setujui') return 'Putusan tersimpan.';
  return status === 'selesai'
    ? `Formulir ${nama} disetujui. Verifikasi selesai dan perubahan ditulis ke data BKN.`
    : `Formulir ${nama} disetujui dan diteruskan ke ${status.replace('_', ' ')}.`;
}

async function alihkan(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const kerja = {
    formulirId: idDari(req),
    unitKantorId: Number(isi.unit),
    alasan: bacaAlasan(isi.alasan_alih, 300),
  };
  const pindah = async (trx: Trx) => {
    await alihkanUnit(d, trx, petugas(res), kerja);
    return { tujuan: '/admin/verifikasi?daftar=tingkat-1', hasil: true };
  };
  await jalankan(d, req, res, pindah, {
    kabar: () => 'Formulir dialihkan ke unit lain.',
    salah: (pesan) => buka(d, req, res, isi, pesan, 422),
  });
}
