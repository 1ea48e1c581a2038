import type { BerkasBersih } from '../berkas/berkas.js';
import { simpanBerkas } from '../berkas/berkas.repository.js';
import { terbitkanBukti } from '../cetak/bukti.repository.js';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import { Galat } from '../shared/galat.js';
import type { NilaiIsian } from '../shared/isian.js';
import { inisial } from '../shared/nip.js';
import type { Pelaku } from '../shared/pelaku.js';
import { tampilSaat } from '../shared/tanggal.js';
import { antrekanSurel } from '../surel/surel.repository.js';
import { tulisSurel } from '../surel/templat.js';
import { teks } from './bahan-kategori.js';
import type { FaktaTiket, Kategori } from './jenis.js';
import { kantorPertama } from './kantor-tiket.repository.js';
import { susunNomorTiket, tampilNomorTiket } from './nomor-tiket.js';
import { tautkanBerkasTiket } from './percakapan.repository.js';
import { catatLangkahTiket, simpanTiket, type Tiket, type TiketBaru, tiketGanda } from './tiket.repository.js';

/** A request that has passed its kategori's checks. */
export interface Permohonan {
  kategori: Kategori;
  isi: NilaiIsian;
  fakta: FaktaTiket;
  email: string | null;
  berkas: readonly BerkasPermohonan[];
  pelaku: Pelaku;
  /** tickets that this browser has filed before */
  tiketSendiri: readonly number[];
}

/** A file just looked into, or the id of one kept since an earlier try. */
export interface BerkasPermohonan {
  dokumen: string;
  berkas: BerkasBersih | number;
}

/** `sama`: the reporter's own open ticket. `ganda`: somebody else's, of which only the date is told. */
export type HasilAjukan = { jenis: 'baru' | 'sama'; id: number; nomor: string } | { jenis: 'ganda'; dikirimPada: Date };

/** Files a request: ticket, files, step, trail, proof and mail in the transaction given. */
export async function ajukanTiket(
  d: Pick<Deps, 'jam' | 'sandi'>,
  trx: Trx,
  permohonan: Permohonan,
): Promise<HasilAjukan> {
  const { kategori, isi, fakta } = permohonan;
  const kini = d.jam();
  const pokok = kategori.pokok(isi, fakta);
  const kantor = await kantorPertama(trx, kategori.kantorPertama(fakta));
  const baru: Omit<TiketBaru, 'nomor'> = {
    kategori: kategori.kode,
    nip: fakta.nip,
    nama: fakta.pegawai?.nama ?? teks(isi, 'nama'),
    instansiKode: fakta.dipilih?.kode ?? fakta.instansi?.kode ?? null,
    registrasiId: fakta.registrasi?.id ?? null,
    isi,
    pokok,
    email: permohonan.email,
    kantorId: kantor.id,
    pada: kini,
  };
  const tersimpan = await simpanBernomor(d, trx, baru);
  if (!tersimpan) return sudahAda(d, trx, permohonan, pokok);
  await lampirkan(trx, tersimpan.id, permohonan.berkas, kini);
  await catat(d, trx, permohonan, { ...baru, ...tersimpan });
  if (permohonan.email)
    await antrekanSurel(
      trx,
      baru.nip,
      tulisSurel('tiket-dibuat', permohonan.email, {
        nomor: tampilNomorTiket(tersimpan.nomor),
        kategori: kategori.nama,
        kantor: kantor.nama,
      }),
    );
  return { jenis: 'baru', ...tersimpan };
}

/** Tries of a number that is taken already; of a thousand million, two in a row are a sign that something is wrong. */
const COBA_NOMOR = 5;

async function simpanBernomor(
  d: Pick<Deps, 'sandi'>,
  trx: Trx,
  baru: Omit<TiketBaru, 'nomor'>,
): Promise<{ id: number; nomor: string } | null> {
  for (let i = 0; i < COBA_NOMOR; i += 1) {
    if (await tiketGanda(trx, baru)) return null;
    const nomor = susunNomorTiket(d.sandi.angkaAcak(9));
    const id = await simpanTiket(trx, { ...baru, nomor });
    if (id !== null) return { id, nomor };
  }
  throw new Galat('tidak_tersedia', 'Nomor tiket tidak dapat dibuat sekarang. Coba kirim lagi sebentar lagi.');
}

/** The same has been asked: its number again for whoever filed it, otherwise only by the e-mail that is known. */
async function sudahAda(d: Pick<Deps, 'jam'>, trx: Trx, permohonan: Permohonan, pokok: string): Promise<HasilAjukan> {
  const { kategori, fakta, pelaku, tiketSendiri } = permohonan;
  const ada = await tiketGanda(trx, { kategori: kategori.kode, nip: fakta.nip, pokok });
  if (!ada) throw new Galat('bentrok', 'Permohonan yang sama baru saja selesai. Kirim lagi bila masih perlu.');
  const pemilik = pelaku.jenis === 'pns' && pelaku.nip === ada.nip;
  if (pemilik || tiketSendiri.includes(ada.id)) return { jenis: 'sama', id: ada.id, nomor: ada.nomor };
  await kabarkanSudahAda(trx, kategori, ada, fakta.registrasi?.nip === ada.nip ? fakta.registrasi.email : null);
  await catatJejak(trx, { pelaku, aksi: 'tiket.ganda', objek: { jenis: 'tiket', id: ada.id }, pada: d.jam() });
  return { jenis: 'ganda', dikirimPada: ada.dibuatPada };
}

async function kabarkanSudahAda(trx: Trx, kategori: Kategori, ada: Tiket, emailAkun: string | null): Promise<void> {
  const kepada = ada.email ?? emailAkun;
  if (!kepada) return;
  const isi = {
    nomor: tampilNomorTiket(ada.nomor),
    kategori: kategori.nama,
    pada: tampilSaat(ada.dibuatPada),
  };
  await antrekanSurel(trx, ada.nip, tulisSurel('tiket-sudah-ada', kepada, isi));
}

async function lampirkan(trx: Trx, tiketId: number, berkas: readonly BerkasPermohonan[], pada: Date): Promise<void> {
  for (const { dokumen, berkas: satu } of berkas) {
    const id = typeof satu === 'number' ? satu : await simpanBerkas(trx, satu, pada);
    if (!(await tautkanBerkasTiket(trx, tiketId, id, { dokumen })))
      throw new Galat('isian', 'Berkas yang Anda pilih tadi sudah terlalu lama disimpan. Pilih lagi berkasnya.');
  }
}

async function catat(
  d: Pick<Deps, 'sandi'>,
  trx: Trx,
  { pelaku }: Permohonan,
  tiket: TiketBaru & { id: number },
): Promise<void> {
  const { id, kantorId, pada } = tiket;
  await catatLangkahTiket(trx, {
    tiketId: id,
    aksi: 'ajukan',
    dari: null,
    ke: 'baru',
    pelaku,
    kantorId,
    keterangan: null,
    pada,
  });
  await terbitkanBukti(trx, {
    kode: d.sandi.kodeAcak(12),
    jenis: 'tiket',
    inisial: inisial(tiket.nama),
    tiketId: id,
    pada,
  });
  await catatJejak(trx, {
    pelaku,
    aksi: 'tiket.ajukan',
    objek: { jenis: 'tiket', id },
    rincian: { kategori: tiket.kategori, kantor: kantorId },
    pada,
  });
}
