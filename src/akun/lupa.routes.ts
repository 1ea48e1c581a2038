import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { registrasiId } from '../portal/registrasi.repository.js';
import { ISIAN_CAPTCHA } from '../portal/registrasi.schema.js';
import { tandaiRegistrasi } from '../portal/tautan.js';
import { bakukanNomorRegister } from '../shared/bakukan.js';
import { bacaFormulir, type Mentah } from '../shared/isian.js';
import { bacaNip, hanyaAngka } from '../shared/nip.js';
import { masihBoleh, type NamaBatas } from '../web/batas.js';
import { captchaCocok, siapkanCaptcha } from '../web/captcha.js';
import { mentah, tampilkan } from '../web/halaman.js';
import { tampilkanIsian, tampilkanSemua } from '../web/isian-tampil.js';
import { alamatPengunjung } from '../web/pengunjung.js';
import type { BarisRute } from '../web/rute.js';
import type { IsiTamu } from '../web/sesi-tamu.js';
import { akunNip } from './akun.repository.js';
import { ruteKataKunciBaru } from './kata-kunci-baru.routes.js';
import { ISIAN_JAWABAN, ISIAN_KODE, JENIS_LUPA, KODE_MENIT, KODE_SALAH, LULUS_MENIT, LUPA, type Lupa } from './lupa.js';
import {
  catatPemulihan,
  cocokkan,
  HABIS,
  kirimKode,
  type PermintaanLupa,
  pertanyaanUntuk,
  TIDAK_COCOK,
} from './lupa.service.js';

/** The three Lupa pages (domain.md §5): what one knows, then what only the owner knows, then what was lost. */
export function ruteLupa(d: Deps): BarisRute[] {
  const satu = (lupa: Lupa): BarisRute[] => {
    const { alamat } = JENIS_LUPA[lupa];
    const umum = (metode: 'get' | 'post', sisa: string, tangani: BarisRute['tangani']): BarisRute => ({
      ...{ metode, alamat: `${alamat}${sisa}`, akses: 'umum', tangani },
    });
    return [
      umum('get', '', (req, res) => mulai(d, req, res, lupa, {}, {})),
      umum('post', '', (req, res) => terima(d, req, res, lupa)),
      umum('get', '/jawab', (req, res) => tanyakan(d, req, res, lupa, {}, 200)),
      umum('post', '/jawab', (req, res) => jawab(d, req, res, lupa)),
    ];
  };
  return [
    ...LUPA.flatMap(satu),
    { metode: 'get', alamat: '/lupa-nomor-register/hasil', akses: 'umum', tangani: (req, res) => nomor(d, req, res) },
    { metode: 'get', alamat: '/lupa-jawaban/hasil', akses: 'umum', tangani: (req, res) => jawaban(d, req, res) },
    ...ruteKataKunciBaru(d),
  ];
}

async function mulai(
  d: Deps,
  req: Request,
  res: Response,
  lupa: Lupa,
  isi: Mentah,
  pesan: Record<string, string>,
): Promise<void> {
  await siapkanCaptcha(d, req, res);
  const { judul, pengantar, alamat, isian } = JENIS_LUPA[lupa];
  const awal = { nip: (await d.tamu.baca(req)).nipBantuan, ...isi };
  tampilkan(
    res,
    'akun/lupa',
    {
      ...{ judul, menu: 'login', pengantar, alamat, lupa, pesan },
      isian: tampilkanSemua(isian, { mentah: awal, pesan }),
      captcha: tampilkanIsian(ISIAN_CAPTCHA, { mentah: {}, pesan }),
      gambar: `/captcha.png?n=${d.sandi.kodeAcak(6)}`,
    },
    Object.keys(pesan).length > 0 ? 422 : 200,
  );
}

/** Whatever NIP it is, the same follows: nobody learns here whether it has an account. */
async function terima(d: Deps, req: Request, res: Response, lupa: Lupa): Promise<void> {
  const isi = mentah(req);
  const { alamat, isian } = JENIS_LUPA[lupa];
  const { pesan } = bacaFormulir(isian, isi);
  const nip = bacaNip(isi.nip ?? '');
  if (!(await captchaCocok(d, req, isi.captcha ?? '')))
    pesan.captcha = 'Captcha tidak cocok. Ketik huruf dan angka pada gambar yang baru.';
  if (!nip || Object.keys(pesan).length > 0) return mulai(d, req, res, lupa, isi, pesan);
  await d.batas.pakai('lupa', alamatPengunjung(req));
  const minta: Omit<PermintaanLupa, 'registrasiId'> = {
    ...{ lupa, nip, nomorRegister: bakukanNomorRegister(isi.nomor_register ?? '') },
    namaIbuHash: d.sandi.hashNamaIbu(isi.nama_ibu ?? ''),
  };
  const kode = d.sandi.angkaAcak(6);
  // Beyond the limits nothing is mailed, and the page stays the same.
  const boleh = await masihBoleh(d, [
    ['kode-surel', `${nip}|${alamatPengunjung(req)}`],
    ['kode-surel-nip', nip],
  ]);
  const registrasiId = await d.db.transaction((trx) => kirimKode(trx, minta, { kode, boleh }));
  // What was not mailed fits nothing: guessing goes on only where the owner hears of it.
  const sidik = d.sandi.sidik(boleh ? `${nip}-${kode}` : d.sandi.token());
  const baru = { kode: sidik, sampai: d.jam().getTime() + KODE_MENIT * 60_000, salah: 0 };
  const lama = await permintaan(d, req, lupa);
  // A code that was not mailed any more does not take the place of the one that was.
  const sama = lama?.nip === nip && lama.registrasiId === registrasiId;
  const berlaku = !boleh && sama ? { kode: lama.kode, sampai: lama.sampai, salah: lama.salah } : baru;
  const ingatan = { ...minta, registrasiId, ...berlaku };
  await d.tamu.ingatBaru(req, res, { lupa: ingatan, lulus: undefined });
  res.redirect(303, `${alamat}/jawab`);
}

async function permintaan(d: Deps, req: Request, lupa: Lupa): Promise<IsiTamu['lupa'] | null> {
  const ingatan = (await d.tamu.baca(req)).lupa;
  return ingatan?.lupa === lupa ? ingatan : null;
}

async function tanyakan(
  d: Deps,
  req: Request,
  res: Response,
  lupa: Lupa,
  pesan: Record<string, string>,
  status: number,
): Promise<void> {
  const { judul, alamat, denganJawaban } = JENIS_LUPA[lupa];
  const minta = await permintaan(d, req, lupa);
  if (!minta) return tanpaPermintaan(d, req, res, lupa);
  const bahan = { mentah: { jawaban: mentah(req).jawaban }, pesan };
  tampilkan(
    res,
    'akun/lupa-jawab',
    {
      ...{ judul, menu: 'login', alamat, lupa, pesan, menit: KODE_MENIT },
      pertanyaan: denganJawaban ? await pertanyaanUntuk(d, minta) : '',
      isian: tampilkanSemua(denganJawaban ? [ISIAN_JAWABAN, ISIAN_KODE] : [ISIAN_KODE], bahan),
    },
    status,
  );
}

async function jawab(d: Deps, req: Request, res: Response, lupa: Lupa): Promise<void> {
  const { denganJawaban } = JENIS_LUPA[lupa];
  const minta = await permintaan(d, req, lupa);
  if (!minta) return tanpaPermintaan(d, req, res, lupa);
  const isi = mentah(req);
  if (denganJawaban && !(isi.jawaban ?? '').trim())
    return tanyakan(d, req, res, lupa, { jawaban: 'Isi Jawaban Pertanyaan Pengaman.' }, 422);
  const sidik = d.sandi.sidik(`${minta.nip}-${hanyaAngka(isi.kode ?? '')}`);
  const kini = d.jam().getTime();
  const kodeBenar = (await d.tamu.ubah(req, (tamu) => periksaKode(tamu, sidik, kini))) ?? false;
  const [batas, kunci]: [NamaBatas, string] = kodeBenar ? ['lupa-dengan-kode', minta.nip] : ['lupa-jawaban', minta.nip];
  if (!(await masihBoleh(d, [[batas, kunci]]))) return tanyakan(d, req, res, lupa, { [tempat(lupa)]: HABIS }, 429);
  const akun = await cocokkan(d, minta, { jawaban: isi.jawaban ?? '', kodeBenar });
  if (!akun) return tanyakan(d, req, res, lupa, { [tempat(lupa)]: TIDAK_COCOK }, 422);
  await d.batas.kembalikan(batas, kunci);
  await d.db.transaction((trx) => catatPemulihan(d, trx, lupa, akun));
  const lulus = { lupa, nip: akun.nip, registrasiId: akun.id, sampai: kini + LULUS_MENIT * 60_000 };
  await d.tamu.ingat(req, res, { lupa: undefined, lulus });
  res.redirect(303, alamatHasil(lupa));
}

const alamatHasil = (lupa: Lupa): string => `${JENIS_LUPA[lupa].alamat}/${lupa === 'kata-kunci' ? 'baru' : 'hasil'}`;

/** Pressed twice: the first press has used the request up and led on. */
async function tanpaPermintaan(d: Deps, req: Request, res: Response, lupa: Lupa): Promise<void> {
  res.redirect(303, (await lulus(d, req, lupa)) ? alamatHasil(lupa) : JENIS_LUPA[lupa].alamat);
}

/** The field that a refusal stands at; which of the two was wrong is not told. */
const tempat = (lupa: Lupa): string => (JENIS_LUPA[lupa].denganJawaban ? 'jawaban' : 'kode');

/** A code is good for some wrong tries in the browser that has asked for it, and for no other browser. */
function periksaKode({ lupa }: IsiTamu, sidik: string, kini: number): boolean {
  if (!lupa || lupa.salah >= KODE_SALAH || lupa.sampai < kini) return false;
  if (lupa.kode === sidik) return true;
  lupa.salah += 1;
  return false;
}

/** The account that this browser has shown to be its owner's, while that counts. */
async function lulus(d: Deps, req: Request, lupa: Lupa) {
  const ingatan = (await d.tamu.baca(req)).lulus;
  if (ingatan?.lupa !== lupa || ingatan.sampai < d.jam().getTime()) return null;
  const akun = await akunNip(d.db, ingatan.nip);
  return akun?.id === ingatan.registrasiId ? akun : null;
}

async function nomor(d: Deps, req: Request, res: Response): Promise<void> {
  const akun = await lulus(d, req, 'nomor-register');
  const registrasi = akun && (await registrasiId(d.db, akun.id));
  if (!registrasi) return res.redirect(303, '/lupa-nomor-register');
  tampilkan(res, 'akun/lupa-nomor', {
    ...{ judul: 'Nomor register Anda', menu: 'login', registrasi },
    alamatBukti: `/registrasi/bukti.pdf?tanda=${tandaiRegistrasi(d, registrasi.id)}`,
  });
}

async function jawaban(d: Deps, req: Request, res: Response): Promise<void> {
  const akun = await lulus(d, req, 'jawaban');
  if (!akun) return res.redirect(303, '/lupa-jawaban');
  const model = { judul: 'Jawaban Anda', menu: 'login', pertanyaan: akun.pertanyaan };
  tampilkan(res, 'akun/lupa-jawaban', { ...model, jawaban: d.sandi.bukaJawaban(akun.jawabanSandi) });
}
