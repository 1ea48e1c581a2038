import type { Db, Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { pnsUntukTurun } from '../formulir/turunkan.repository.js';
import { Galat, GalatIsian } from '../shared/galat.js';
import type { Mentah, NilaiIsian } from '../shared/isian.js';
import { type PelakuPetugas, type PeranPetugas, punyaPeran } from '../shared/pelaku.js';
import { gerakkan, kabariPelapor } from './catat-gerak.service.js';
import { laksanakanDampak } from './dampak.service.js';
import type { Dampak, FaktaTiket, InstansiTiket, Kategori } from './jenis.js';
import { ambilUntukKerja, type KerjaTiket } from './kerja-tiket.service.js';
import { bacaTambahan, faktaUntuk, rencanakanPutusan } from './rencana-tiket.service.js';
import type { Tiket } from './tiket.repository.js';
import { peranPemutus } from './wewenang-tiket.js';

export interface PutusanTiket extends KerjaTiket {
  mentah: Mentah;
  /** `sidik` of the plan that stood on the page: nothing is carried out unseen */
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
  const rencana = await rencanakanPutusan(d, trx, pelaku, { kategori, tiket, fakta, tambahan });
  const { dampak, sama } = rencana;
  pastikanWilayahDampak(peran, dampak, fakta);
  if (putusan.dampakDilihat !== undefined && putusan.dampakDilihat !== rencana.sidik)
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
    { tiket, kategori, alamat: putusan.alamat },
    {
      ...jawaban,
      memakaiTurunStatus: dampak.some(({ jenis }) => jenis === 'turunkan_formulir'),
      sudahDikabari:
        dampak.some(({ jenis }) => jenis === 'terima_registrasi') && fakta.registrasi?.email === tiket.email,
    },
  );
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

/**
 * An effect on an instansi's own things (its tree, its units, its people's registrations) needs that instansi in the
 * scope of whoever decides: the ticket may have been filed before the person moved.
 */
function pastikanWilayahDampak(peran: PeranPetugas, dampak: readonly Dampak[], fakta: FaktaTiket): void {
  for (const satu of dampak) {
    const instansi = instansiDampak(satu, fakta);
    if (!instansi || peran.kantorJenis === 'pusat') continue;
    const dalam =
      peran.kantorJenis === 'kanreg' ? peran.kantorKode === instansi.kanregKode : peran.instansiKode === instansi.kode;
    if (!dalam)
      throw new Galat(
        'dilarang',
        `PNS ini sekarang di ${instansi.nama}, di luar wilayah kantor Anda. Teruskan tiket ini ke kantor yang membawahinya.`,
      );
  }
}

function instansiDampak(dampak: Dampak, fakta: FaktaTiket): InstansiTiket | null {
  switch (dampak.jenis) {
    case 'tambah_unor':
    case 'terima_registrasi':
    case 'turunkan_formulir':
      return fakta.instansi;
    case 'tambah_unit_verifikator':
      return fakta.dipilih;
    default:
      return null;
  }
}
