import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { type AsalBantuan, tanyaAsal } from '../formulir/bantuan.js';
import { tidakDitemukan } from '../shared/galat.js';
import type { Mentah } from '../shared/isian.js';
import { tampilSaat } from '../shared/tanggal.js';
import { bagianAlamat, mentah, tampilkan, tanya } from '../web/halaman.js';
import { tampilkanIsian, tampilkanSemua } from '../web/isian-tampil.js';
import { sekali, tujuanKunci } from '../web/kunci-formulir.js';
import { alamatPengunjung, kunciPengunjung } from '../web/pengunjung.js';
import { type BarisRute, pnsBila } from '../web/rute.js';
import { unggahan } from '../web/unggah.js';
import { asalDari, pakaiYangAda } from './asal-formulir.js';
import { captchaTiket, type JawabanCaptcha, siapkanCaptchaTiket } from './captcha-tiket.js';
import { isiAwal } from './isi-awal.js';
import type { Kategori } from './jenis.js';
import { cariKategori } from './katalog-helpdesk.js';
import { ISIAN_NIP_LAMA } from './nip-lama.routes.js';
import {
  bukaTandaBerkas,
  halamanPermohonan,
  judulAsal,
  type KeadaanPermohonan,
  kepalaKategori,
} from './permohonan.halaman.js';
import {
  bacaPermohonan,
  cariSebelumKirim,
  dokumenBerlaku,
  type HasilBerkas,
  type Terbaca,
  tanpaHalangan,
  terimaBerkas,
  tmtNip,
  tundaBerkas,
} from './permohonan.js';
import { ajukanTiket } from './tiket.service.js';
import { ingatTiket } from './tiket-tamu.js';

/** The page of every kategori: TMT CPNS first where the manual asks for it, then its form (domain.md §8). */
export function rutePermohonan(d: Deps): BarisRute[] {
  return [
    {
      metode: 'get',
      alamat: '/helpdesk/:kode',
      akses: 'umum',
      kenaliPns: true,
      tangani: (req, res) => buka(d, req, res),
    },
    {
      metode: 'post',
      alamat: '/helpdesk/:kode',
      akses: 'umum',
      kenaliPns: true,
      unggah: (req, res) => sebelumUnggah(d, req, res),
      tangani: (req, res) => kirim(d, req, res),
    },
  ];
}

export function kategoriDari(d: Pick<Deps, 'kategori'>, req: Request): Kategori {
  const kategori = cariKategori(d.kategori, bagianAlamat(req, 'kode'));
  if (!kategori) throw tidakDitemukan();
  return kategori;
}

/** Before the body is read: that there is such a kategori, and how much has come from here. */
async function sebelumUnggah(d: Deps, req: Request, res: Response): Promise<void> {
  kategoriDari(d, req);
  await d.batas.pakai('unggah-umum', kunciPengunjung(req, res));
}

async function buka(d: Deps, req: Request, res: Response): Promise<void> {
  const kategori = kategoriDari(d, req);
  const ganda = d.sandi.bukaTanda(tanya(req, 'sudah'));
  if (ganda) return sudahDikirim(res, kategori, ganda);
  const pns = pnsBila(res);
  const dipilih = ['sampai', 'sesudah'].find((satu) => satu === tanya(req, 'tmt')) ?? '';
  const tmt = pns && kategori.batasTmt ? tmtNip(pns.nip, kategori.batasTmt) : dipilih;
  if (kategori.batasTmt && !tmt) return pilihTmt(req, res, kategori);
  const lewati = pns !== null || tanya(req, 'langkah') === 'isi';
  if (kategori.cariNipLama && tmt === 'sampai' && !lewati) return cariNipLama(d, res, kategori);
  const asal = asalDari(d, res, (nama) => tanya(req, nama));
  const isi = { ...(await isiAwal(d, req, res, kategori, asal)), ...(tmt && { tmt }) };
  await tampilkanForm(d, req, res, kategori, { mentah: isi, asal });
}

/** The manual's first question; without an answer it is asked again, in words. */
function pilihTmt(req: Request, res: Response, kategori: Kategori): void {
  const isian = kategori.isian.find(({ kode }) => kode === 'tmt')!;
  const pesan: Record<string, string> = 'tmt' in req.query ? { tmt: isian.ajakan ?? '' } : {};
  const model = {
    judul: kategori.nama,
    menu: 'helpdesk',
    kepala: kepalaKategori(kategori),
    isian: tampilkanIsian({ ...isian, label: 'Pilih TMT CPNS anda' }, { mentah: {}, pesan }),
    pesan,
  };
  tampilkan(res, 'helpdesk/tmt', model, pesan.tmt ? 422 : 200);
}

function cariNipLama(d: Deps, res: Response, kategori: Kategori): void {
  tampilkan(res, 'helpdesk/nip-lama', {
    judul: `${kategori.nama}: Cari NIP Lama`,
    menu: 'helpdesk',
    kepala: kepalaKategori(kategori),
    isian: tampilkanSemua([ISIAN_NIP_LAMA], { mentah: {} }),
    captcha: null,
    gambar: '',
    hasil: null,
    kunci: d.sandi.token(),
    pesan: {},
  });
}

/** Only what the form's fields make use of. */
const skripPermohonan = (kategori: Kategori): string[] => [
  ...(kategori.isian.some(({ jenis }) => jenis === 'referensi') ? ['accessible-autocomplete.js', 'formulir.js'] : []),
  ...(kategori.dokumen.length > 0 ? ['berkas.js'] : []),
];

async function tampilkanForm(
  d: Deps,
  req: Request,
  res: Response,
  kategori: Kategori,
  keadaan: KeadaanPermohonan,
): Promise<void> {
  const kunci = keadaan.mentah._kunci ?? d.sandi.token();
  const captcha = await siapkanCaptchaTiket(d, req, res, kunci, keadaan.pesan);
  const model = halamanPermohonan(d.sandi, kategori, keadaan);
  tampilkan(
    res,
    'helpdesk/permohonan',
    {
      judul: kategori.nama,
      menu: 'helpdesk',
      skrip: skripPermohonan(kategori),
      ...model,
      captcha,
      gambar: `/captcha.png?n=${d.sandi.kodeAcak(6)}`,
      kunci,
      judulAsal: keadaan.asal ? judulAsal(d.katalog, keadaan.asal) : '',
    },
    Object.keys(model.pesan).length > 0 ? 422 : 200,
  );
}

async function kirim(d: Deps, req: Request, res: Response): Promise<void> {
  const kategori = kategoriDari(d, req);
  const isi = mentah(req);
  const form = { kunci: isi._kunci, pemilik: 'helpdesk' };
  const sudah = await tujuanKunci(d.db, form);
  if (sudah) return res.redirect(303, sudah);
  if (kategori.batasTmt && !isi.tmt) return res.redirect(303, `/helpdesk/${kategori.kode}`);
  await d.batas.pakai('tiket-alamat', alamatPengunjung(req));
  const captcha = await captchaTiket(d, req, res, isi);
  const berkas = await berkasPermohonan(d, req, res, { kategori, isi, captcha });
  const dibaca = await bacaPermohonan(d, kategori, isi, pnsBila(res)?.nip ?? null);
  // What the portal knows of a NIP is told only to whoever has answered the captcha.
  const terbaca = 'captcha' in captcha.pesan ? tanpaHalangan(dibaca) : dibaca;
  const pesan = { ...terbaca.pesan, ...captcha.pesan, ...berkas.pesan };
  const asal = asalDari(d, res, (nama) => isi[nama] ?? '');
  const keadaan: KeadaanPermohonan = {
    mentah: isi,
    pesan,
    usulan: terbaca.usulan,
    halangan: terbaca.halangan,
    tersimpan: berkas.tersimpan,
    asal,
  };
  if (Object.keys(pesan).length > 0) return tampilkanForm(d, req, res, kategori, keadaan);
  if (isi.aksi === 'pakai' && isi.pilih) return pakaiYangAda(d, res, { kategori, terbaca, asal, kode: isi.pilih });
  const mirip = isi.aksi === 'tetap' ? null : await cariSebelumKirim(d, kategori, terbaca);
  if (mirip) return tampilkanForm(d, req, res, kategori, { ...keadaan, mirip });
  await ajukan(d, req, res, kategori, { terbaca, berkas, kunci: isi._kunci, asal });
}

async function berkasPermohonan(
  d: Deps,
  req: Request,
  res: Response,
  { kategori, isi, captcha }: { kategori: Kategori; isi: Mentah; captcha: JawabanCaptcha },
): Promise<HasilBerkas> {
  const dokumen = dokumenBerlaku(kategori, isi);
  const dulu = bukaTandaBerkas(d.sandi, kategori, isi);
  if (!captcha.pernah) return tundaBerkas(dokumen, unggahan(res), dulu);
  return terimaBerkas(d, dokumen, { ...unggahan(res), dari: kunciPengunjung(req, res) }, dulu);
}

async function ajukan(
  d: Deps,
  req: Request,
  res: Response,
  kategori: Kategori,
  p: { terbaca: Terbaca; berkas: HasilBerkas; kunci: string | undefined; asal: AsalBantuan | null },
): Promise<void> {
  const { isi, fakta, email } = p.terbaca;
  await d.batas.pakai('tiket-nip', fakta.nip);
  const pns = pnsBila(res);
  const { tiket: tiketSendiri = [] } = await d.tamu.baca(req);
  const dikenal = fakta.sudahMasuk || kategori.isian.some(({ kode }) => kode === 'nomor_register');
  const permohonan = {
    kategori,
    isi,
    fakta,
    email: email ?? (dikenal ? (fakta.registrasi?.email ?? null) : null),
    berkas: Object.entries(p.berkas.tersimpan).map(([dokumen, satu]) => ({ dokumen, berkas: satu.id })),
    pelaku: pns ?? ({ jenis: 'umum' } as const),
    tiketSendiri,
  };
  const { tujuan, hasil } = await sekali(d.db, { kunci: p.kunci, pemilik: 'helpdesk' }, async (trx) => {
    const diajukan = await ajukanTiket(d, trx, permohonan);
    return { tujuan: tujuanSesudah(d, kategori, diajukan, p.asal), hasil: diajukan };
  });
  if (hasil && hasil.jenis !== 'ganda') await ingatTiket(d, req, res, { id: hasil.id, nip: fakta.nip });
  res.redirect(303, tujuan);
}

function tujuanSesudah(
  d: Deps,
  kategori: Kategori,
  hasil: Awaited<ReturnType<typeof ajukanTiket>>,
  asal: AsalBantuan | null,
): string {
  if (hasil.jenis !== 'ganda') return `/helpdesk/tiket/${hasil.nomor}${asal ? `?${tanyaAsal(asal)}` : ''}`;
  const tanda = d.sandi.tandai(`sudah:${kategori.kode}:${hasil.dikirimPada.toISOString()}`);
  return `/helpdesk/${kategori.kode}?sudah=${encodeURIComponent(tanda)}`;
}

/** Somebody else's open request: only its date (domain.md §8). */
function sudahDikirim(res: Response, kategori: Kategori, tanda: string): void {
  const [guna, kode, ...saat] = tanda.split(':');
  const pada = new Date(saat.join(':'));
  if (guna !== 'sudah' || kode !== kategori.kode || Number.isNaN(pada.getTime())) throw tidakDitemukan();
  tampilkan(res, 'helpdesk/sudah-dikirim', {
    judul: 'Permohonan ini sudah ada',
    menu: 'helpdesk',
    kepala: kepalaKategori(kategori),
    pada: tampilSaat(pada),
  });
}
