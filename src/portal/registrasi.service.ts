import { terbitkanBukti } from '../cetak/bukti.repository.js';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { penuhiTiket } from '../helpdesk/penuhi.service.js';
import { sebabTutup } from '../jadwal/jadwal.js';
import { catatJejak } from '../jejak/jejak.js';
import { bolehDari } from '../shared/alur.js';
import { Galat, tidakDitemukan } from '../shared/galat.js';
import { inisial } from '../shared/nip.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { tampilSaat } from '../shared/tanggal.js';
import { antrekanSurel } from '../surel/surel.repository.js';
import { tulisSurel } from '../surel/templat.js';
import { type AksiPutusan, ALUR_REGISTRASI } from './registrasi.alur.js';
import {
  cariCalon,
  pemutusRegistrasi,
  putuskanRegistrasi,
  type Registrasi,
  registrasiDalamWewenang,
  registrasiId,
  registrasiNomor,
  simpanRegistrasi,
} from './registrasi.repository.js';
import type { KataKunciBaru, Kontak } from './registrasi.schema.js';
import { tutupSanggahan } from './sanggahan.repository.js';
import { halanganSanggahan } from './sanggahan.service.js';

/** Registers a NIP (domain.md §5.3–4); `kataKunciHash` is made before the transaction, as bcrypt is slow. Returns the id. */
export async function ajukanRegistrasi(
  d: Pick<Deps, 'jam' | 'sandi'>,
  trx: Trx,
  isi: { nip: string; kontak: Kontak; baru: KataKunciBaru; kataKunciHash: string },
): Promise<number> {
  const calon = await cariCalon(trx, isi.nip);
  if (!calon) throw tidakDitemukan();
  const kini = d.jam();
  const tutup = sebabTutup(calon.jadwal.registrasi, kini);
  if (tutup) throw new Galat('bentrok', `Registrasi untuk Anda ${tutup}. Tidak ada registrasi yang dibuat.`);
  const nomorRegister = d.sandi.kodeAcak(8);
  const id = await simpanRegistrasi(trx, {
    nomorRegister,
    nip: calon.nip,
    instansiKode: calon.instansi.kode,
    ...isi.kontak,
    kataKunciHash: isi.kataKunciHash,
    pertanyaan: isi.baru.pertanyaan,
    jawabanSandi: d.sandi.sandikanJawaban(isi.baru.jawaban),
    namaIbuHash: d.sandi.hashNamaIbu(isi.baru.namaIbu),
    diajukanPada: kini,
  });
  if (id === null) throw new Galat('bentrok', 'NIP ini sudah terdaftar. Tidak ada registrasi baru yang dibuat.');
  await terbitkanBukti(trx, {
    kode: d.sandi.kodeAcak(12),
    jenis: 'registrasi',
    inisial: inisial(calon.nama),
    registrasiId: id,
    pada: kini,
  });
  await catatJejak(trx, {
    pelaku: { jenis: 'umum' },
    aksi: 'registrasi.ajukan',
    objek: { jenis: 'registrasi', id },
    pada: kini,
  });
  if (isi.kontak.email) {
    await antrekanSurel(
      trx,
      calon.nip,
      tulisSurel('registrasi-diajukan', isi.kontak.email, {
        nama: calon.nama,
        nomorRegister,
        kantor: calon.kantor.nama,
      }),
    );
  }
  return id;
}

export interface PutusanRegistrasi {
  aksi: AksiPutusan;
  nomorRegister: string;
  alasan: string | null;
  alamatLogin: string;
}

/** Accepts or rejects one registration in the petugas's scope (domain.md §4 Registrasi). */
export async function putuskan(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  putusan: PutusanRegistrasi,
): Promise<void> {
  const registrasi = await registrasiDalamWewenang(trx, pelaku, putusan.nomorRegister);
  if (!registrasi) throw tidakDitemukan();
  await jalankanPutusan(d, trx, pelaku, { registrasi, putusan });
  if (putusan.aksi !== 'terima') return;
  const alamat = putusan.alamatLogin.replace(/\/login$/, '');
  const { nip, email: sudahDikabari } = registrasi;
  await penuhiTiket(trx, pelaku, { kategori: 'verifikasi-registrasi', nip, pada: d.jam(), alamat, sudahDikabari });
}

/** The same for an approved ticket 17, whose own rules say who may. */
export async function putuskanTanpaWewenang(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  putusan: PutusanRegistrasi,
): Promise<void> {
  const registrasi = await registrasiNomor(trx, putusan.nomorRegister);
  if (!registrasi) throw tidakDitemukan();
  await jalankanPutusan(d, trx, pelaku, { registrasi, putusan });
}

async function jalankanPutusan(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  { registrasi, putusan }: { registrasi: Registrasi; putusan: PutusanRegistrasi },
): Promise<void> {
  if (registrasi.nip === pelaku.nip)
    throw new Galat('dilarang', 'Anda tidak dapat memutus registrasi Anda sendiri. Mintalah petugas lain.');
  if (putusan.aksi === 'terima') pastikanTidakDisanggah(registrasi);
  const langkah = ALUR_REGISTRASI[putusan.aksi];
  const kini = d.jam();
  const status = langkah.ke[0]!;
  const berhasil =
    bolehDari(ALUR_REGISTRASI, putusan.aksi, registrasi.status) &&
    (await putuskanRegistrasi(trx, registrasi.id, sepertiDilihat(registrasi, putusan.aksi), {
      status,
      petugasId: pelaku.id,
      alasan: putusan.alasan,
      pada: kini,
    }));
  if (!berhasil) throw await kalahCepat(trx, registrasi, putusan.aksi);
  if (putusan.aksi === 'tolak')
    await tutupSanggahan(trx, registrasi.id, { petugasId: pelaku.id, alasan: 'Registrasi ditolak.', pada: kini });
  await catatJejak(trx, {
    pelaku,
    aksi: `registrasi.${putusan.aksi}`,
    objek: { jenis: 'registrasi', id: registrasi.id },
    alasan: putusan.alasan,
    pada: kini,
  });
  if (registrasi.email)
    await antrekanSurel(
      trx,
      registrasi.nip,
      suratPutusan(putusan, registrasi.email, registrasi.nama, registrasi.kantor.nama),
    );
}

function pastikanTidakDisanggah(registrasi: Registrasi): void {
  const sebab = halanganSanggahan(registrasi);
  if (sebab) throw new Galat('bentrok', `${sebab} Registrasi ini belum diterima.`);
}

/** What has to be so still when it is decided: a sanggahan that comes in at this moment is heard first. */
const sepertiDilihat = ({ status }: Registrasi, aksi: AksiPutusan) =>
  aksi === 'terima' ? { status, disanggah: false } : { status };

async function kalahCepat(trx: Trx, { id, status }: Registrasi, aksi: AksiPutusan): Promise<Galat> {
  const kini = await registrasiId(trx, id);
  if (aksi === 'terima' && kini?.status === status) pastikanTidakDisanggah(kini);
  return sudahDiproses(trx, id);
}

function suratPutusan(putusan: PutusanRegistrasi, email: string, nama: string, kantor: string) {
  return putusan.aksi === 'terima'
    ? tulisSurel('registrasi-diterima', email, { nama, alamat: putusan.alamatLogin })
    : tulisSurel('registrasi-ditolak', email, { nama, alasan: putusan.alasan ?? '', kantor });
}

/** Who was faster, for whoever came second. */
export async function sudahDiproses(trx: Trx, id: number): Promise<Galat> {
  const pemutus = await pemutusRegistrasi(trx, id);
  const oleh = pemutus ? `oleh ${pemutus.nama} pada ${tampilSaat(pemutus.pada)}` : 'oleh petugas lain';
  return new Galat('bentrok', `Sudah diproses ${oleh}. Tidak ada yang berubah.`);
}
