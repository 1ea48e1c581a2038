import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { tampilNomorTiket } from '../helpdesk/nomor-tiket.js';
import { tiketMenungguJawaban } from '../helpdesk/tiket-pns.repository.js';
import { ruteKuesioner } from '../kuesioner/kuesioner.routes.js';
import { pengumumanBerlaku } from '../pengumuman/pengumuman.repository.js';
import { PALING_BANYAK_TAMPIL, semuaTampil } from '../pengumuman/tampil.js';
import { tandaiRegistrasi } from '../portal/tautan.js';
import { tidakDitemukan } from '../shared/galat.js';
import type { Mentah } from '../shared/isian.js';
import { tampilNip } from '../shared/nip.js';
import { tampilJam } from '../shared/tanggal.js';
import { bagianAlamat, bilangan, mentah, tampilkan } from '../web/halaman.js';
import type { KeadaanIsian } from '../web/isian-tampil.js';
import { pemilikKunci } from '../web/jalankan.js';
import { ambilKabar, beriKabar } from '../web/kabar.js';
import { sekali } from '../web/kunci-formulir.js';
import { type BarisRute, pns } from '../web/rute.js';
import { bagianDisembunyikan } from './bagian-tampil.js';
import { simpanTersembunyi, tampilDiFormulir } from './bagian-tampil.routes.js';
import { tujuanBantuan } from './bantuan.js';
import { adaCatatan, catatanTerbuka } from './catatan-terbuka.js';
import { bisaDiisi } from './formulir.alur.js';
import {
  adaSementara,
  bedaPerangkat,
  type CatatanTempat,
  halamanTab,
  letakBagian,
  SKRIP_ISIAN,
} from './formulir.halaman.js';
import { bacaLembar, type Lembar, unitVerifikator } from './formulir.repository.js';
import { type HasilSimpan, mentahTab, simpanTab } from './formulir.service.js';
import { instansiPns } from './instansi-pns.js';
import type { Tab } from './jenis.js';
import { alamatTab, hanyaMenaungi, tabBeralamat } from './katalog.js';
import { hitungKurang, keadaanBagian } from './kelengkapan.js';
import { naunganTab, tampilkanKelompok } from './kelompok.routes.js';
import { ketikSendiri, simpanHalaman } from './ketikan.routes.js';
import { ruteKirim } from './kirim.routes.js';
import { sebabKembali } from './kiriman.repository.js';
import { tujuanLampirkan } from './lampiran.js';
import { ruteLampiran } from './lampiran.routes.js';
import { catatanUntukPns, lembarSekarang } from './lembar-kini.js';
import { ruteRiwayat } from './riwayat.routes.js';
import { bisaDiubah, sebabBaca, waktuLembar } from './terbuka.js';
import { alamatCariUnor, ruteUnor } from './unor.routes.js';

/** The PNS's form: checklist and tabs (domain.md §6, §7). The kinds of history and the sending have files of their own. */
export function ruteFormulir(d: Deps): BarisRute[] {
  return [
    {
      metode: 'get',
      alamat: '/formulir',
      akses: 'pns',
      denganFormulir: true,
      tangani: (req, res) => daftarTugas(d, req, res),
    },
    ...ruteKirim(d),
    ...ruteRiwayat(d),
    ...ruteUnor(d),
    ...ruteKuesioner(d),
    ...ruteLampiran(d),
    {
      metode: 'get',
      alamat: '/formulir/:tab',
      akses: 'pns',
      denganFormulir: true,
      tangani: (req, res) => bukaTab(d, req, res),
    },
    {
      metode: 'post',
      alamat: '/formulir/:tab',
      akses: 'pns',
      denganFormulir: true,
      tangani: (req, res) => simpan(d, req, res),
    },
  ];
}

async function daftarTugas(d: Deps, req: Request, res: Response): Promise<void> {
  const lembar = bacaLembar(res.locals.lembar);
  const bahan = { katalog: d.katalog, pembanding: lembar.pembanding, draf: lembar.draf };
  const bagian = keadaanBagian(bahan);
  const catatan = await catatanUntukPns(d, lembar);
  const masihTerbuka = await catatanTerbuka(d, lembar, catatan);
  const kembali = lembar.kirimanId && bisaDiisi(lembar.status) ? await sebabKembali(d.db, lembar.formulirId) : null;
  tampilkan(res, 'formulir/daftar-tugas', {
    judul: 'Formulir Saya',
    menu: 'formulir',
    kabar: await ambilKabar(req),
    pengumuman: await pengumumanPns(d, lembar),
    terbuka: bisaDiubah(lembar, d.jam()),
    disanggah: lembar.disanggah,
    tiket: (await tiketMenungguJawaban(d.db, lembar.pembanding.nip)).map((nomor) => ({
      ...{ alamat: `/cek-status/pengaduan?tiket=${nomor}`, nomor: tampilNomorTiket(nomor) },
    })),
    pernahKirim: lembar.kirimanId !== null,
    waktu: waktuLembar(lembar, d.jam()),
    dikembalikan: lembar.status === 'dikembalikan' && !kembali,
    kembali: kembali && { ...kembali, judul: JUDUL_KEMBALI[kembali.aksi] },
    catatan: catatanBagian(d, catatan, bagian),
    bagian: bagian.map((satu) => ({ ...satu, dikembalikan: masihTerbuka.some(({ bagian }) => bagian === satu.kode) })),
    lengkap: bagian.filter((satu) => satu.status === 'lengkap').length,
    kurang: hitungKurang(bahan).length,
    nip: tampilNip(lembar.pembanding.nip),
    instansi: lembar.instansi.nama,
    alamatBuktiRegistrasi: `/registrasi/bukti.pdf?tanda=${tandaiRegistrasi(d, pns(res).id)}`,
  });
}

const pengumumanPns = async (d: Deps, { instansi }: Lembar) =>
  semuaTampil(
    await pengumumanBerlaku(d.db, {
      ...{ tempat: 'pns', instansi: [instansi.kode] },
      ...{ kini: d.jam(), banyak: PALING_BANYAK_TAMPIL },
    }),
  );

const JUDUL_KEMBALI = {
  turunkan: 'Formulir Anda dibuka kembali',
  buka_kembali: 'Formulir Anda dibuka kembali',
  pindah_instansi: 'Instansi Anda berubah',
};

function catatanBagian(d: Deps, catatan: CatatanTempat, bagian: ReturnType<typeof keadaanBagian>) {
  const oleh = Object.values(catatan).flat()[0]?.oleh ?? '';
  const umum = (catatan[''] ?? []).map((satu) => satu.teks);
  return {
    oleh,
    umum,
    jumlah: Object.values(catatan).flat().length,
    bagian: bagian.filter((satu) => adaCatatan(d, satu.kode, catatan)),
  };
}

function tabDari(d: Deps, req: Request): Tab {
  const tab = tabBeralamat(d.katalog, bagianAlamat(req, 'tab'));
  if (!tab) throw tidakDitemukan();
  return tab;
}

async function bukaTab(d: Deps, req: Request, res: Response): Promise<void> {
  const tab = tabDari(d, req);
  const lembar = bacaLembar(res.locals.lembar);
  if (!tampilDiFormulir(d, lembar, tab)) throw bagianDisembunyikan(tab);
  if (hanyaMenaungi(tab)) return tampilkanKelompok(d, req, res, tab, lembar);
  const isi = mentahTab(lembar, tab);
  await tampilkanTab(d, res, { tab, lembar, keadaan: { mentah: isi }, kabar: await ambilKabar(req) }, 200);
}

interface HalamanTab {
  tab: Tab;
  lembar: Lembar;
  keadaan: KeadaanIsian;
  kabar?: unknown;
  beda?: string[];
}

async function tampilkanTab(
  d: Deps,
  res: Response,
  { tab, lembar, keadaan, kabar, beda }: HalamanTab,
  status: number,
): Promise<void> {
  const terbuka = bisaDiubah(lembar, d.jam());
  const catatan = await catatanUntukPns(d, lembar);
  const letak = letakBagian(d.katalog, lembar, tab);
  const unit = tab.denganVerifikator ? await unitVerifikator(d.db, instansiPns(d.katalog, lembar)) : [];
  tampilkan(
    res,
    terbuka ? 'formulir/tab' : 'formulir/tab-baca',
    {
      judul: tab.judul,
      menu: 'formulir',
      skrip: terbuka ? SKRIP_ISIAN : [],
      pengantar: tab.pengantar,
      sebabBaca: sebabBaca(lembar, d.jam()),
      alamat: alamatTab(tab),
      kelompok: halamanTab({ katalog: d.katalog, lembar, tab, keadaan, catatan }),
      letak,
      naungan: naunganTab(letak, tab),
      terbuka,
      catatan: catatan[tab.kode] ?? [],
      unit: tab.denganVerifikator
        ? { pilihan: unit, dipilih: Number(keadaan.mentah.verifikator ?? 0), pesan: keadaan.pesan?.verifikator ?? '' }
        : null,
      versi: lembar.draf.bagian[tab.kode]?.versi ?? 0,
      kunci: d.sandi.token(),
      sementara: adaSementara(lembar, tab.kode) && !keadaan.pesan,
      pesan: keadaan.pesan ?? {},
      kabar: kabar ?? null,
      beda: beda ?? null,
    },
    status,
  );
}

async function simpan(d: Deps, req: Request, res: Response): Promise<void> {
  const tab = tabDari(d, req);
  const isi = mentah(req);
  if (hanyaMenaungi(tab)) throw tidakDitemukan();
  const ketikan = { bagian: tab.kode, baris: null, mentah: isi };
  if (!tampilDiFormulir(d, bacaLembar(res.locals.lembar), tab))
    return simpanTersembunyi(d, res, tab, { ...ketikan, dari: null });
  if (isi.aksi === 'ketik') return ketikSendiri(d, res, ketikan);
  const keluar = isi.aksi === 'cari-unor' ? alamatCariUnor(tab.kode, null) : tujuanBantuan(d, isi.aksi, ketikan);
  if (keluar) {
    const disimpan = await simpanHalaman(d, res, ketikan);
    return disimpan.jenis === 'bentrok' ? bentrokTab(d, res, tab, isi) : res.redirect(303, keluar);
  }
  const { tujuan, hasil } = await sekali(d.db, { kunci: isi._kunci, pemilik: pemilikKunci(res) }, async (trx) => {
    const simpanan = await simpanTab(d, trx, pns(res), { tab, versi: bilangan(isi.versi), mentah: isi });
    const lampirkan = tujuanLampirkan(tab, isi, simpanan);
    return { tujuan: lampirkan ?? tujuanSesudah(d, tab, isi, simpanan, res), hasil: lampirkan ? null : simpanan };
  });
  if (!hasil) return res.redirect(303, tujuan);
  if (hasil.jenis === 'tersimpan') {
    await beriKabar(req, 'baik', `${tab.judul} tersimpan pukul ${tampilJam(d.jam())}.`);
    return res.redirect(303, tujuan);
  }
  if (hasil.jenis === 'bentrok') return bentrokTab(d, res, tab, isi);
  const lembar = await lembarSekarang(d, pns(res).nip);
  await tampilkanTab(d, res, { tab, lembar, keadaan: { mentah: isi, pesan: hasil.pesan, usulan: hasil.usulan } }, 422);
}

/** Another device was faster: what stands here is shown again, with what differs. */
async function bentrokTab(d: Deps, res: Response, tab: Tab, isi: Mentah): Promise<void> {
  const lembar = await lembarSekarang(d, pns(res).nip);
  const beda = bedaPerangkat(tab, isi, mentahTab(lembar, tab));
  await tampilkanTab(d, res, { tab, lembar, keadaan: { mentah: isi }, beda }, 409);
}

function tujuanSesudah(d: Deps, tab: Tab, isi: Mentah, hasil: HasilSimpan, res: Response): string {
  if (hasil.jenis !== 'tersimpan' || isi.aksi !== 'lanjut') return alamatTab(tab);
  return letakBagian(d.katalog, bacaLembar(res.locals.lembar), tab).sesudah?.alamat ?? '/formulir';
}
