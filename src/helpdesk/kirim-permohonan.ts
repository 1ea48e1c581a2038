import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { type AsalBantuan, tanyaAsal } from '../formulir/bantuan.js';
import { Galat } from '../shared/galat.js';
import type { Mentah } from '../shared/isian.js';
import { mentah } from '../web/halaman.js';
import { sekali, tujuanKunci } from '../web/kunci-formulir.js';
import { alamatPengunjung, kunciPengunjung } from '../web/pengunjung.js';
import { pnsBila } from '../web/rute.js';
import { unggahan } from '../web/unggah.js';
import { asalDari, pakaiYangAda } from './asal-formulir.js';
import { captchaTiket, type JawabanCaptcha } from './captcha-tiket.js';
import { tampilkanForm } from './form-permohonan.js';
import type { Kategori } from './jenis.js';
import { bukaTandaBerkas, type KeadaanPermohonan } from './permohonan.halaman.js';
import {
  bacaPermohonan,
  cariSebelumKirim,
  dokumenBerlaku,
  type HasilBerkas,
  halanganSudahAda,
  type Terbaca,
  tanpaHalangan,
  terimaBerkas,
  tundaBerkas,
} from './permohonan.js';
import { ajukanTiket } from './tiket.service.js';
import { ingatTiket } from './tiket-tamu.js';

/** A form of the helpdesk that was sent: beyond a limit, too, it comes back with everything that was typed. */
export async function kirimPermohonan(d: Deps, req: Request, res: Response, kategori: Kategori): Promise<void> {
  const isi = mentah(req);
  const sudah = await tujuanKunci(d.db, { kunci: isi._kunci, pemilik: 'helpdesk' });
  if (sudah) return res.redirect(303, sudah);
  const { terpotong } = unggahan(res);
  const keadaan: KeadaanPermohonan = {
    mentah: isi,
    tersimpan: bukaTandaBerkas(d.sandi, kategori, isi),
    asal: asalDari(d, res, (nama) => isi[nama] ?? ''),
  };
  if (terpotong !== null)
    return tampilkanForm(d, req, res, kategori, { ...keadaan, terpotong: true, pesan: { [terpotong]: TERPOTONG } });
  if (kategori.batasTmt && !isi.tmt) return res.redirect(303, `/helpdesk/${kategori.kode}`);
  try {
    await periksaLaluAjukan(d, req, res, kategori, keadaan);
  } catch (galat) {
    if (!(galat instanceof Galat) || galat.jenis !== 'terlalu_sering') throw galat;
    res.set('Retry-After', String(galat.tambahan.cobaLagiDetik ?? 60));
    await tampilkanForm(d, req, res, kategori, { ...keadaan, tunda: galat.message });
  }
}

const TERPOTONG = 'Isian ini terlalu panjang dan tidak sampai kepada kami. Tulis lagi, lebih pendek.';

/** `keadaan` takes up what was found on the way. */
async function periksaLaluAjukan(
  d: Deps,
  req: Request,
  res: Response,
  kategori: Kategori,
  keadaan: KeadaanPermohonan,
): Promise<void> {
  const { mentah: isi, asal } = keadaan;
  const captcha = await captchaTiket(d, req, res, isi);
  const berkas = await berkasPermohonan(d, req, res, { kategori, isi, captcha });
  keadaan.tersimpan = berkas.tersimpan;
  const dibaca = await bacaPermohonan(d, kategori, isi, pnsBila(res)?.nip ?? null);
  // What the portal knows of a NIP is told only to whoever has answered the captcha.
  const terbaca = 'captcha' in captcha.pesan ? tanpaHalangan(dibaca) : dibaca;
  keadaan.ditanya = await hitungCoba(d, req, kategori, { isi, captcha: captcha.pesan, dibaca });
  const pesan = { ...terbaca.pesan, ...captcha.pesan, ...berkas.pesan };
  const sudahAda = Object.keys(pesan).length === 0 ? await halanganSudahAda(d, kategori, terbaca) : null;
  if (sudahAda) pesan[sudahAda.isian] = sudahAda.pesan;
  Object.assign(keadaan, { pesan, usulan: terbaca.usulan, halangan: terbaca.halangan ?? sudahAda });
  if (Object.keys(pesan).length > 0) return tampilkanForm(d, req, res, kategori, keadaan);
  if (isi.aksi === 'pakai' && isi.pilih) return pakaiYangAda(d, res, { kategori, terbaca, asal, kode: isi.pilih });
  const mirip = isi.aksi === 'tetap' ? null : await cariSebelumKirim(d, kategori, terbaca);
  if (mirip) return tampilkanForm(d, req, res, kategori, { ...keadaan, mirip, pesan: belumMemilih(isi) });
  await ajukan(d, req, res, kategori, { terbaca, berkas, kunci: isi._kunci, asal });
}

const belumMemilih = (isi: Mentah): Record<string, string> =>
  isi.aksi === 'pakai'
    ? { pilih: 'Pilih salah satu nama. Bila tidak ada yang sesuai, tekan Tidak ada yang sesuai.' }
    : {};

/** Fields whose answer may tell something about a person. */
const TENTANG_ORANG = ['nip', 'nomor_register', 'nama', 'instansi'];

/**
 * What counts against the address: a captcha that does not fit, and everything that a form asks about a person. The
 * same form with the same question counts once, however often it comes back; it carries a signed note of that.
 */
async function hitungCoba(
  d: Deps,
  req: Request,
  kategori: Kategori,
  { isi, captcha, dibaca }: { isi: Mentah; captcha: Record<string, string>; dibaca: Terbaca },
): Promise<string | undefined> {
  const tentang = [kategori.kode, isi._kunci, ...TENTANG_ORANG.map((kode) => dibaca.isi[kode] ?? null)];
  const tanya = `ditanya:${Buffer.from(JSON.stringify(tentang)).toString('base64url')}`;
  const sudah = d.sandi.bukaTanda(isi._ditanya ?? '') === tanya;
  const salahCaptcha = 'captcha' in captcha;
  const belumLengkap = Object.keys(tanpaHalangan(dibaca).pesan).length > 0;
  if (salahCaptcha || !(sudah || belumLengkap)) await d.batas.pakai('tiket-alamat', alamatPengunjung(req));
  return sudah || !(salahCaptcha || belumLengkap) ? d.sandi.tandai(tanya) : undefined;
}

async function berkasPermohonan(
  d: Deps,
  req: Request,
  res: Response,
  { kategori, isi, captcha }: { kategori: Kategori; isi: Mentah; captcha: JawabanCaptcha },
): Promise<HasilBerkas> {
  const dokumen = dokumenBerlaku(kategori, isi);
  if (dokumen.length === 0) return { tersimpan: {}, pesan: {} };
  const masuk = unggahan(res);
  const dulu = bukaTandaBerkas(d.sandi, kategori, isi);
  if (!captcha.pernah) return tundaBerkas(dokumen, masuk, dulu);
  const dari = kunciPengunjung(req, res);
  if (masuk.berkas.length > 0) await d.batas.pakai('unggah-umum', dari);
  return terimaBerkas(d, dokumen, { ...masuk, dari }, dulu);
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
