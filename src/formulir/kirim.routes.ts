import type { Request, Response } from 'express';
import { kodeBukti } from '../cetak/bukti.repository.js';
import { buatBuktiPengisian, buatTandaSelesai } from '../cetak/cetak.js';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { versiTerjawab } from '../kuesioner/kuesioner.js';
import { kuesionerUntuk } from '../kuesioner/kuesioner.repository.js';
import { bolehDari } from '../shared/alur.js';
import { tidakDitemukan } from '../shared/galat.js';
import { tampilNip } from '../shared/nip.js';
import { selisihHari, tampilSaat, tanggalPanjang } from '../shared/tanggal.js';
import { alamatDasar } from '../web/alamat-dasar.js';
import { mentah, tampilkan } from '../web/halaman.js';
import { jalankan, pemilikKunci } from '../web/jalankan.js';
import { ambilKabar, beriKabar } from '../web/kabar.js';
import { sekali } from '../web/kunci-formulir.js';
import { kirimPdf } from '../web/pdf.js';
import { type BarisRute, pns } from '../web/rute.js';
import { catatanTerbuka } from './catatan-terbuka.js';
import { modelBuktiPengisian } from './cetak-formulir.js';
import { rangkaiFormulir } from './draf.js';
import { ALUR_FORMULIR, bisaDiisi, tingkatStatus } from './formulir.alur.js';
import { bacaLembar, type Lembar } from './formulir.repository.js';
import { alamatTab, cariTab, semuaButir } from './katalog.js';
import { hitungKurang, hitungPeringatan, type Kurang } from './kelengkapan.js';
import { kirimFormulir, tarikFormulir } from './kirim.service.js';
import {
  type KantorPemeriksa,
  type Kiriman,
  kantorTingkat,
  kirimanId,
  langkahFormulir,
  sudahDinilai,
} from './kiriman.repository.js';
import { hitungLampiran, lampiranTerkirim } from './lampiran.halaman.js';
import { lampiranKiriman } from './lampiran.repository.js';
import { catatanUntukPns, lembarSekarang } from './lembar-kini.js';
import { kelopak, langkahBerikut, perjalanan, sebutKelopak } from './perkembangan.js';
import { hitungPerubahan } from './perubahan.js';
import { bisaDiubah } from './terbuka.js';

/** Check-your-answers, Kirim, Tarik, the timeline and the proofs of the form (domain.md §7). */
export function ruteKirim(d: Deps): BarisRute[] {
  return [
    {
      metode: 'get',
      alamat: '/formulir/kirim',
      akses: 'pns',
      denganFormulir: true,
      tangani: (_req, res) => halamanKirim(d, res, bacaLembar(res.locals.lembar), 200),
    },
    { metode: 'post', alamat: '/formulir/kirim', akses: 'pns', tangani: (req, res) => kirim(d, req, res) },
    {
      metode: 'get',
      alamat: '/formulir/perkembangan',
      akses: 'pns',
      denganFormulir: true,
      tangani: (req, res) => halamanPerkembangan(d, req, res),
    },
    { metode: 'post', alamat: '/formulir/tarik', akses: 'pns', tangani: (req, res) => tarik(d, req, res) },
    {
      metode: 'get',
      alamat: '/formulir/bukti.pdf',
      akses: 'pns',
      denganFormulir: true,
      tangani: (req, res) => buktiPengisian(d, req, res),
    },
    {
      metode: 'get',
      alamat: '/formulir/selesai.pdf',
      akses: 'pns',
      denganFormulir: true,
      tangani: (req, res) => tandaSelesai(d, req, res),
    },
  ];
}

async function halamanKirim(
  d: Deps,
  res: Response,
  lembar: Lembar,
  status: number,
  tolak: Kurang[] = [],
): Promise<void> {
  if (!bisaDiubah(lembar, d.jam())) {
    // Whose time is over reads so on the checklist; who has sent sees where it is.
    res.redirect(303, bisaDiisi(lembar.status) ? '/formulir' : '/formulir/perkembangan');
    return;
  }
  const data = rangkaiFormulir(d.katalog, lembar.pembanding, lembar.draf);
  const kurang =
    tolak.length > 0 ? tolak : hitungKurang({ katalog: d.katalog, pembanding: lembar.pembanding, draf: lembar.draf });
  const perubahan = hitungPerubahan(d.katalog, lembar.pembanding, data);
  tampilkan(
    res,
    'formulir/kirim',
    {
      judul: 'Periksa lalu kirim',
      menu: 'formulir',
      kurang: kurang.map((satu) => ({ ...satu, alamat: alamatKurang(d, satu) })),
      perubahan,
      catatan: await catatanTerbuka(d, lembar, await catatanUntukPns(d, lembar)),
      peringatan: hitungPeringatan(d.katalog, data),
      lampiran: lembar.lampiran,
      kunci: d.sandi.token(),
      pesan:
        tolak.length > 0
          ? { kurang: `Formulir belum terkirim. Masih ada ${tolak.length} hal yang harus dilengkapi.` }
          : {},
    },
    status,
  );
}

/** Where a missing thing is put right: the butir, the editor of a half-typed row, or the anchor itself. */
const alamatKurang = (d: Deps, { bagian, jangkar }: Kurang): string => {
  const tab = cariTab(d.katalog, bagian);
  if (tab)
    return `${alamatTab(tab)}#${jangkar}${semuaButir(tab).some(({ kode }) => kode === jangkar) ? '-banding' : ''}`;
  const baris = /^baris-(.+)$/.exec(jangkar)?.[1];
  return `/formulir/riwayat/${bagian}${baris ? `?baris=${baris}#editor` : `#${jangkar}`}`;
};

async function kirim(d: Deps, req: Request, res: Response): Promise<void> {
  const { tujuan, hasil } = await sekali(
    d.db,
    { kunci: mentah(req)._kunci, pemilik: pemilikKunci(res) },
    async (trx) => {
      const kiriman = await kirimFormulir(d, trx, pns(res));
      return { tujuan: kiriman.jenis === 'terkirim' ? '/formulir/perkembangan' : '/formulir/kirim', hasil: kiriman };
    },
  );
  if (hasil?.jenis === 'kurang') return halamanKirim(d, res, await lembarSekarang(d, pns(res).nip), 422, hasil.kurang);
  if (hasil)
    await beriKabar(
      req,
      'baik',
      'Formulir Anda terkirim dan tersimpan. Cetak Bukti Pengisian untuk diserahkan bersama berkas.',
    );
  res.redirect(303, tujuan);
}

async function tarik(d: Deps, req: Request, res: Response): Promise<void> {
  const kerja = async (trx: Trx) => {
    await tarikFormulir(d, trx, pns(res));
    return { tujuan: '/formulir', hasil: true };
  };
  await jalankan(d, req, res, kerja, {
    kabar: () => 'Formulir ditarik. Perbaiki, lalu kirim lagi.',
    salah: () => res.redirect(303, '/formulir/perkembangan'),
  });
}

async function halamanPerkembangan(d: Deps, req: Request, res: Response): Promise<void> {
  const lembar = bacaLembar(res.locals.lembar);
  const kiriman = lembar.kirimanId ? await kirimanId(d.db, lembar.kirimanId) : null;
  const kantor = await kantorTingkat(d.db, lembar.formulirId);
  const langkah = await langkahFormulir(d.db, lembar.formulirId);
  const perlu = kiriman?.tingkatPerlu ?? [];
  const tingkat = tingkatStatus(lembar.status);
  const petal = kelopak(lembar.status, perlu);
  const berkasDiterima = langkah.some((satu) => satu.aksi === 'berkas_fisik' && satu.kirimanNomor === kiriman?.nomor);
  tampilkan(res, 'formulir/perkembangan', {
    judul: 'Perkembangan formulir',
    menu: 'perkembangan',
    kabar: await ambilKabar(req),
    status: lembar.status,
    kelopak: petal,
    sebutan: sebutKelopak(petal),
    tingkat,
    banyakTingkat: perlu.length,
    pemeriksa: tingkat ? (kantor[tingkat]?.nama ?? '') : '',
    kontak: tingkat && punyaKontak(kantor[tingkat]) ? kantor[tingkat] : null,
    sejak: tanggalPanjang(lembar.sejak),
    hari: selisihHari(lembar.sejak, d.jam()) + 1,
    titik: [...perjalanan(langkah), ...langkahBerikut(lembar.status, perlu, kantor, berkasDiterima)],
    kiriman: kiriman ? { nomor: kiriman.nomor, pada: tampilSaat(kiriman.dikirimPada) } : null,
    lampiran: kiriman
      ? lampiranTerkirim(
          hitungPerubahan(d.katalog, kiriman.pembanding, kiriman.isi),
          await lampiranKiriman(d.db, kiriman.id),
        )
      : [],
    bisaTarik: kiriman
      ? bolehDari(ALUR_FORMULIR, 'tarik', lembar.status) && !(await sudahDinilai(d.db, kiriman.id))
      : false,
    bisaTurun: bolehDari(ALUR_FORMULIR, 'turunkan', lembar.status),
    pembandingBerubah: tingkat !== null && kiriman !== null && kiriman.pegawaiVersi !== lembar.pegawaiVersi,
    kunci: d.sandi.token(),
  });
}

const punyaKontak = (kantor: KantorPemeriksa | null): boolean => Boolean(kantor?.alamat || kantor?.telepon);

async function kirimanTerakhir(d: Deps, lembar: Lembar): Promise<Kiriman> {
  const kiriman = lembar.kirimanId ? await kirimanId(d.db, lembar.kirimanId) : null;
  if (!kiriman) throw tidakDitemukan();
  return kiriman;
}

async function buktiPengisian(d: Deps, req: Request, res: Response): Promise<void> {
  const lembar = bacaLembar(res.locals.lembar);
  const kiriman = await kirimanTerakhir(d, lembar);
  const kode = await kodeBukti(d.db, 'pengisian', { kirimanId: kiriman.id });
  const kantor = await kantorTingkat(d.db, lembar.formulirId);
  if (!kode) throw tidakDitemukan();
  const model = modelBuktiPengisian({
    katalog: d.katalog,
    kiriman,
    kuesioner: await kuesionerUntuk(d.db, versiTerjawab(kiriman.kuesioner), kiriman.dikirimPada),
    lampiran: hitungLampiran(await lampiranKiriman(d.db, kiriman.id)),
    instansi: lembar.instansi.nama,
    unit: kantor[1]?.nama ?? '',
    berlaku: !bisaDiisi(lembar.status),
    kode,
    alamatPeriksa: `${alamatDasar(d, req)}/bukti/${kode}`,
  });
  kirimPdf(res, await buatBuktiPengisian(model), `bukti-pengisian-${lembar.pembanding.nip}.pdf`);
}

async function tandaSelesai(d: Deps, req: Request, res: Response): Promise<void> {
  const lembar = bacaLembar(res.locals.lembar);
  const kiriman = await kirimanTerakhir(d, lembar);
  const kode = await kodeBukti(d.db, 'selesai', { kirimanId: kiriman.id });
  if (!kode || lembar.status !== 'selesai') throw tidakDitemukan();
  const langkah = (await langkahFormulir(d.db, lembar.formulirId)).filter(
    (satu) => satu.aksi === 'setujui' && satu.kirimanNomor === kiriman.nomor,
  );
  const pdf = await buatTandaSelesai({
    nip: tampilNip(lembar.pembanding.nip),
    nama: String(kiriman.isi.isi.nama ?? ''),
    instansi: lembar.instansi.nama,
    nomorKiriman: kiriman.nomor,
    dikirim: tampilSaat(kiriman.dikirimPada),
    selesai: tampilSaat(lembar.sejak),
    jumlahPerubahan: hitungPerubahan(d.katalog, kiriman.pembanding, kiriman.isi).length,
    persetujuan: langkah.map((satu) => ({
      tingkat: tingkatStatus(satu.dari) ?? 0,
      kantor: satu.kantor ?? '',
      pada: tampilSaat(satu.pada),
    })),
    kode,
    alamatPeriksa: `${alamatDasar(d, req)}/bukti/${kode}`,
  });
  kirimPdf(res, pdf, `tanda-selesai-${lembar.pembanding.nip}.pdf`);
}
