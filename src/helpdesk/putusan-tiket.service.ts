import { createHash } from 'node:crypto';
import type { Db, Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { pnsUntukTurun } from '../formulir/turunkan.repository.js';
import { selesaikanRujukan } from '../referensi/resolusi.js';
import { Galat, GalatIsian } from '../shared/galat.js';
import { bacaFormulir, berlaku, type Mentah, type NilaiIsian } from '../shared/isian.js';
import { type PelakuPetugas, type PeranPetugas, punyaPeran } from '../shared/pelaku.js';
import { teks } from './bahan-kategori.js';
import { gerakkan, kabariPelapor } from './catat-gerak.service.js';
import { laksanakanDampak } from './dampak.service.js';
import { faktaTiket } from './fakta.repository.js';
import type { Dampak, FaktaTiket, Kategori } from './jenis.js';
import { ambilUntukKerja, type KerjaTiket } from './kerja-tiket.service.js';
import { tiketSama } from './kotak-masuk.repository.js';
import type { Tiket } from './tiket.repository.js';
import { peranPemutus } from './wewenang-tiket.js';

/** What an operator completed, read; or what is still to do. */
export interface BacaanTambahan {
  tambahan: NilaiIsian;
  pesan: Record<string, string>;
  usulan: Awaited<ReturnType<typeof selesaikanRujukan>>['usulan'];
}

/** Everything known around a ticket now, for the page and for the decision. */
export async function faktaUntuk(d: Pick<Deps, 'jam'>, db: Db | Trx, tiket: Tiket): Promise<FaktaTiket> {
  const dipilih = tiket.isi.instansi;
  return faktaTiket(db, {
    nip: tiket.nip,
    nomorRegister: teks(tiket.isi, 'nomor_register'),
    instansiDipilih: typeof dipilih === 'object' && dipilih !== null ? dipilih.kode : null,
    // The reporter has shown it when filing; deciding does not ask again.
    sudahMasuk: true,
    kini: d.jam(),
  });
}

/** Reads what the operator completed before approving. */
export async function bacaTambahan(
  db: Db | Trx,
  kategori: Kategori,
  tiket: Tiket,
  mentah: Mentah,
): Promise<BacaanTambahan> {
  const isian = kategori.tambahanPetugas(tiket.isi);
  const dipakai = isian.filter((satu) => berlaku(satu, (kode) => mentah[kode]));
  const instansi = tiket.instansiKode ? [tiket.instansiKode] : [];
  const resolusi = await selesaikanRujukan(db, dipakai, mentah, instansi);
  const { nilai, pesan } = bacaFormulir(isian, mentah, resolusi.rujukan);
  if (Object.keys(pesan).length === 0)
    for (const [kode, kata] of Object.entries(kategori.periksaTambahan?.(nilai, tiket.isi) ?? {}))
      if (kata) pesan[kode] = kata;
  return { tambahan: nilai, pesan, usulan: resolusi.usulan };
}

/** Exactly what approving would change now; throws when it is no longer possible, saying why. */
export function hitungDampak(kategori: Kategori, tiket: Tiket, fakta: FaktaTiket, tambahan: NilaiIsian): Dampak[] {
  const halangan = kategori.halangan?.(tiket.isi, fakta);
  if (halangan) throw new GalatIsian({ putusan: `Tidak bisa disetujui lagi: ${halangan.petugas ?? halangan.pesan}` });
  return kategori.dampak({ nip: tiket.nip, isi: tiket.isi }, fakta, tambahan);
}

/** Names the effects that an operator was shown. */
export const sidikDampak = (dampak: readonly Dampak[]): string =>
  createHash('sha256').update(JSON.stringify(dampak)).digest('base64url').slice(0, 24);

export interface PutusanTiket extends KerjaTiket {
  mentah: Mentah;
  /** `sidikDampak` of what stood on the page: nothing is carried out unseen */
  dampakDilihat?: string;
  penyelesaian: string;
  keterangan: string;
}

/** Setujui: the effect is carried out and the ticket decided in the same transaction (domain.md §8). Returns how many tickets it answered. */
export async function setujuiTiket(
  d: Deps,
  trx: Trx,
  pelaku: PelakuPetugas,
  putusan: PutusanTiket,
): Promise<{ jumlah: number; id: number }> {
  const { tiket, kategori } = await ambilUntukKerja(d, trx, pelaku, putusan, 'setujui');
  const peran = await pastikanPemutus(trx, pelaku, tiket, kategori);
  const { tambahan, pesan } = await bacaTambahan(trx, kategori, tiket, putusan.mentah);
  if (Object.keys(pesan).length > 0) throw new GalatIsian(pesan);
  const fakta = await faktaUntuk(d, trx, tiket);
  const dampak = hitungDampak(kategori, tiket, fakta, tambahan);
  if (putusan.dampakDilihat !== undefined && putusan.dampakDilihat !== sidikDampak(dampak))
    throw new GalatIsian({
      putusan: 'Yang akan berubah kini tertulis di atas. Periksa, lalu kirim putusan sekali lagi.',
    });
  await laksanakanDampak(d, trx, dampak, { pelaku, kantorId: peran.kantorId, fakta, alamat: putusan.alamat });
  const jawaban = {
    penyelesaian: putusan.penyelesaian || kategori.penyelesaian,
    keterangan: putusan.keterangan || null,
    tambahan,
  };
  await tutupSetuju(
    d,
    trx,
    pelaku,
    { tiket: { ...tiket, nama: namaSesudah(dampak) ?? tiket.nama }, kategori, alamat: putusan.alamat },
    {
      ...jawaban,
      memakaiTurunStatus: dampak.some(({ jenis }) => jenis === 'turunkan_formulir'),
      sudahDikabari:
        dampak.some(({ jenis }) => jenis === 'terima_registrasi') && fakta.registrasi?.email === tiket.email,
    },
  );
  const sama = kategori.daftar ? await tiketSama(trx, tiket) : [];
  for (const lain of sama)
    await tutupSetuju(
      d,
      trx,
      pelaku,
      { tiket: lain, kategori, alamat: putusan.alamat },
      { ...jawaban, jawabanDariId: tiket.id },
    );
  return { jumlah: 1 + sama.length, id: tiket.id };
}

/** A corrected name is how the person is greeted from now on. */
function namaSesudah(dampak: readonly Dampak[]): string | null {
  const nama = dampak.find((satu) => satu.jenis === 'ubah_pegawai' && satu.butir === 'nama');
  return nama?.jenis === 'ubah_pegawai' ? String(nama.nilai) : null;
}

interface Jawaban {
  penyelesaian: string;
  keterangan: string | null;
  tambahan: NilaiIsian;
  memakaiTurunStatus?: boolean;
  jawabanDariId?: number;
  /** the effect itself has told the same to the same address */
  sudahDikabari?: boolean;
}

async function tutupSetuju(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  { tiket, kategori, alamat }: { tiket: Tiket; kategori: Kategori; alamat: string },
  { sudahDikabari = false, ...jawaban }: Jawaban,
): Promise<void> {
  const pada = d.jam();
  const status = 'disetujui' as const;
  await gerakkan(trx, tiket, {
    pelaku,
    aksi: 'setujui',
    gerak: { status, petugasId: pelaku.id, jamBerhentiPada: null, diputus: { pada, oleh: pelaku.id }, ...jawaban },
    keterangan: jawaban.keterangan,
    pada,
  });
  if (sudahDikabari && !jawaban.keterangan) return;
  const kata = [jawaban.penyelesaian, jawaban.keterangan].filter(Boolean).join('\n\n');
  await kabariPelapor(trx, tiket, { kategori: kategori.nama, status, teks: kata, alamat });
}

/** Tolak, with the reason that the reporter reads. */
export async function tolakTiket(d: Deps, trx: Trx, pelaku: PelakuPetugas, putusan: PutusanTiket): Promise<number> {
  const { tiket, kategori } = await ambilUntukKerja(d, trx, pelaku, putusan, 'tolak');
  await pastikanPemutus(trx, pelaku, tiket, kategori);
  if (!putusan.keterangan)
    throw new GalatIsian({
      keterangan: 'Tulis keterangan, supaya pelapor tahu mengapa ditolak dan apa yang bisa dilakukan.',
    });
  const pada = d.jam();
  const status = 'ditolak' as const;
  await gerakkan(trx, tiket, {
    pelaku,
    aksi: 'tolak',
    gerak: { status, petugasId: pelaku.id, diputus: { pada, oleh: pelaku.id }, keterangan: putusan.keterangan },
    keterangan: putusan.keterangan,
    pada,
  });
  await kabariPelapor(trx, tiket, {
    kategori: kategori.nama,
    status,
    teks: putusan.keterangan,
    alamat: putusan.alamat,
  });
  return tiket.id;
}

/** Who may decide; whoever may not is told why. */
async function pastikanPemutus(
  trx: Trx,
  pelaku: PelakuPetugas,
  tiket: Tiket,
  kategori: Kategori,
): Promise<PeranPetugas> {
  const peran = peranPemutus(pelaku, tiket, kategori);
  const sebab = await alasanBukanPemutus(trx, pelaku, tiket, kategori);
  if (!peran || sebab) throw new Galat('dilarang', sebab ?? '');
  return peran;
}

/**
 * Why this petugas may not decide, in words for them; null when they may: the office's helpdesk or whom the kategori
 * names, and for 16 only an operator of turun status in scope.
 */
export async function alasanBukanPemutus(
  db: Db | Trx,
  pelaku: PelakuPetugas,
  tiket: Tiket,
  kategori: Kategori,
): Promise<string | null> {
  const peran = peranPemutus(pelaku, tiket, kategori);
  if (!peran) return `Tiket ini di ${tiket.kantor.nama}. Hanya petugas di sana yang memutusnya.`;
  const operator = { ...pelaku, peran: punyaPeran(pelaku, 'operator_turun_status') };
  const boleh =
    kategori.penyetuju !== 'helpdesk-dan-operator-turun-status' ||
    peran.peran === 'admin_bkn' ||
    (await pnsUntukTurun(db, operator, { nip: tiket.nip }, 'baca')) !== null;
  return boleh
    ? null
    : 'Tiket turun status hanya diputus helpdesk yang juga operator turun status untuk PNS ini. Teruskan, atau lepas untuk rekan Anda.';
}
