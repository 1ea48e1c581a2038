import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { isiKuesioner } from '../formulir/draf.js';
import { adaSementara, letakBagian, SKRIP_ISIAN } from '../formulir/formulir.halaman.js';
import { bacaLembar, type Lembar } from '../formulir/formulir.repository.js';
import type { Tab } from '../formulir/jenis.js';
import { alamatTab } from '../formulir/katalog.js';
import { ketikSendiri } from '../formulir/ketikan.routes.js';
import { lembarSekarang } from '../formulir/lembar-kini.js';
import { bisaDiubah, sebabBaca } from '../formulir/terbuka.js';
import type { Mentah } from '../shared/isian.js';
import { tampilJam } from '../shared/tanggal.js';
import { bilangan, mentah, tampilkan } from '../web/halaman.js';
import { type KeadaanIsian, tampilkanSemua } from '../web/isian-tampil.js';
import { pemilikKunci } from '../web/jalankan.js';
import { ambilKabar, beriKabar } from '../web/kabar.js';
import { sekali } from '../web/kunci-formulir.js';
import { type BarisRute, pns } from '../web/rute.js';
import { type Kuesioner, mentahJawaban, namaVersi, sebutJawaban, versiDilihat, versiTerjawab } from './kuesioner.js';
import { kuesionerUntuk } from './kuesioner.repository.js';
import { simpanKuesioner } from './kuesioner.service.js';

/** Tabs that ask questionnaires instead of comparing data; their rows stand before /formulir/:tab. */
export function ruteKuesioner(d: Deps): BarisRute[] {
  return d.katalog.tab
    .filter((tab) => tab.denganKuesioner)
    .flatMap((tab): BarisRute[] => [
      {
        metode: 'get',
        alamat: alamatTab(tab),
        akses: 'pns',
        denganFormulir: true,
        tangani: (req, res) => buka(d, req, res, tab),
      },
      {
        metode: 'post',
        alamat: alamatTab(tab),
        akses: 'pns',
        denganFormulir: true,
        tangani: (req, res) => simpan(d, req, res, tab),
      },
    ]);
}

interface Halaman {
  tab: Tab;
  lembar: Lembar;
  /** what was sent and could not be saved; the page otherwise shows what is kept */
  keadaan?: KeadaanIsian;
  bentrok?: boolean;
  kabar?: unknown;
}

const daftarKuesioner = (d: Deps, lembar: Lembar, tab: Tab, ketikan: Mentah = {}): Promise<Kuesioner[]> =>
  kuesionerUntuk(d.db, versiTerjawab(isiKuesioner(lembar.draf, tab.kode)), d.jam(), versiDilihat(ketikan));

async function buka(d: Deps, req: Request, res: Response, tab: Tab): Promise<void> {
  const lembar = bacaLembar(res.locals.lembar);
  if (!bisaDiubah(lembar, d.jam())) return baca(d, res, tab, lembar);
  await tampilkanKuesioner(d, res, { tab, lembar, kabar: await ambilKabar(req) }, 200);
}

async function baca(d: Deps, res: Response, tab: Tab, lembar: Lembar): Promise<void> {
  const isi = isiKuesioner(lembar.draf, tab.kode);
  const daftar = await daftarKuesioner(d, lembar, tab);
  tampilkan(res, 'kuesioner/baca', {
    judul: tab.judul,
    menu: 'formulir',
    sebabBaca: sebabBaca(lembar, d.jam()),
    letak: letakBagian(d.katalog, lembar, tab),
    kuesioner: daftar.map((satu) => ({ judul: satu.judul, fakta: sebutJawaban(satu, isi[satu.kode]) })),
  });
}

async function tampilkanKuesioner(d: Deps, res: Response, h: Halaman, status: number): Promise<void> {
  const { tab, lembar } = h;
  const daftar = await daftarKuesioner(d, lembar, tab, h.keadaan?.mentah);
  const tersimpan = mentahTersimpan(lembar, tab, daftar);
  const keadaan = h.keadaan ?? { mentah: tersimpan };
  tampilkan(
    res,
    'kuesioner/isi',
    {
      judul: tab.judul,
      menu: 'formulir',
      skrip: SKRIP_ISIAN,
      pengantar: tab.pengantar,
      alamat: alamatTab(tab),
      letak: letakBagian(d.katalog, lembar, tab),
      kuesioner: daftar.map(({ pertanyaan, ...satu }) => ({
        ...satu,
        medanVersi: namaVersi(satu.kode),
        isian: tampilkanSemua(pertanyaan, keadaan),
      })),
      versi: lembar.draf.bagian[tab.kode]?.versi ?? 0,
      kunci: d.sandi.token(),
      sementara: adaSementara(lembar, tab.kode) && !h.keadaan,
      pesan: keadaan.pesan ?? {},
      kabar: h.kabar ?? null,
      beda: h.bentrok ? labelBeda(daftar, keadaan.mentah, tersimpan) : null,
    },
    status,
  );
}

/** Saved answers, with what was typed and not saved laid over them. */
function mentahTersimpan(lembar: Lembar, tab: Tab, daftar: readonly Kuesioner[]): Mentah {
  const bagian = lembar.draf.bagian[tab.kode];
  return {
    ...mentahJawaban(daftar, isiKuesioner(lembar.draf, tab.kode)),
    ...(bagian?.sementara as Mentah | undefined),
  };
}

const labelBeda = (daftar: readonly Kuesioner[], punyaSaya: Mentah, tersimpan: Mentah): string[] =>
  daftar.flatMap(({ pertanyaan }) =>
    pertanyaan.filter(({ kode }) => (punyaSaya[kode] ?? '') !== (tersimpan[kode] ?? '')).map(({ label }) => label),
  );

async function simpan(d: Deps, req: Request, res: Response, tab: Tab): Promise<void> {
  const isi = mentah(req);
  if (isi.aksi === 'ketik') return ketikSendiri(d, res, { bagian: tab.kode, baris: null, mentah: isi });
  const { tujuan, hasil } = await sekali(d.db, { kunci: isi._kunci, pemilik: pemilikKunci(res) }, async (trx) => {
    const simpanan = await simpanKuesioner(d, trx, pns(res), { tab, versi: bilangan(isi.versi), mentah: isi });
    const lanjut = simpanan.jenis === 'tersimpan' && isi.aksi === 'lanjut';
    const sesudah = letakBagian(d.katalog, bacaLembar(res.locals.lembar), tab).sesudah?.alamat ?? '/formulir';
    return { tujuan: lanjut ? sesudah : alamatTab(tab), hasil: simpanan };
  });
  if (!hasil) return res.redirect(303, tujuan);
  if (hasil.jenis === 'tersimpan') {
    await beriKabar(req, 'baik', `${tab.judul} tersimpan pukul ${tampilJam(d.jam())}.`);
    return res.redirect(303, tujuan);
  }
  const lembar = await lembarSekarang(d, pns(res).nip);
  if (hasil.jenis === 'bentrok')
    return tampilkanKuesioner(d, res, { tab, lembar, keadaan: { mentah: isi }, bentrok: true }, 409);
  await tampilkanKuesioner(d, res, { tab, lembar, keadaan: { mentah: isi, pesan: hasil.pesan } }, 422);
}
