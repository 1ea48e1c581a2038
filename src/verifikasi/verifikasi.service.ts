import { terbitkanBukti } from '../cetak/bukti.repository.js';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { ALUR_FORMULIR, type StatusFormulir, tingkatStatus } from '../formulir/formulir.alur.js';
import { catatLangkah, emailAkun, kantorTingkat, pindahkanFormulir } from '../formulir/kiriman.repository.js';
import { kunciPegawai } from '../formulir/tulis-balik.repository.js';
import { tulisBalik } from '../formulir/tulis-balik.service.js';
import { catatJejak } from '../jejak/jejak.js';
import { bolehDari } from '../shared/alur.js';
import { Galat, GalatIsian } from '../shared/galat.js';
import { inisial } from '../shared/nip.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { antrekanSurel } from '../surel/surel.repository.js';
import { tulisSurel } from '../surel/templat.js';
import { ringkasKasus, tempatCatatan } from './kasus.js';
import { bukaKasus, type Kasus, pastikanBukanSendiri, peranPemeriksa, sudahDiproses } from './kasus.service.js';
import type { PutusanDiketik } from './putusan.schema.js';
import { type TingkatVerifikasi, tingkatBerikut } from './tingkat.js';
import { gantiCatatan, type PutusanBaru, pernahMenyetujui, simpanPutusan } from './verifikasi.repository.js';

export type AksiVerifikasi = 'simpan' | 'tandai' | 'setujui' | 'kembalikan';

/** Saves the verdicts and, where asked, decides. Returns the status the form has afterwards. */
export async function putuskanKasus(
  d: Deps,
  trx: Trx,
  pelaku: PelakuPetugas,
  isi: { formulirId: number; kirimanId: number; aksi: AksiVerifikasi; diketik: PutusanDiketik; alamat: string },
): Promise<{ status: StatusFormulir; nama: string }> {
  const kasus = await bukaKasus(d, trx, pelaku, isi.formulirId, 'ubah');
  pastikanBukanSendiri(pelaku, kasus.formulir.nip);
  if (kasus.tutup) throw new Galat('bentrok', `Verifikasi untuk formulir ini ${kasus.tutup}. Tidak ada yang disimpan.`);
  if (kasus.tingkat === null || kasus.kiriman.id !== isi.kirimanId) throw await sudahDiproses(trx, isi.formulirId);
  await simpanYangDiketik(d, trx, pelaku, kasus, kasus.tingkat, isi);
  const { status, nama } = kasus.formulir;
  if (isi.aksi === 'simpan' || isi.aksi === 'tandai') return { status, nama };
  // From here on nobody changes the pembanding: what is checked is what is written.
  await kunciPegawai(trx, kasus.formulir.nip);
  const segar = await bukaKasus(d, trx, pelaku, isi.formulirId, 'ubah');
  const ke =
    isi.aksi === 'setujui'
      ? await setujui(d, trx, pelaku, segar, kasus.tingkat, isi.alamat)
      : await kembalikan(d, trx, pelaku, segar, isi.alamat);
  return { status: ke, nama };
}

async function simpanYangDiketik(
  d: Deps,
  trx: Trx,
  pelaku: PelakuPetugas,
  kasus: Kasus,
  tingkat: TingkatVerifikasi,
  isi: { aksi: AksiVerifikasi; diketik: PutusanDiketik },
): Promise<void> {
  const pesan: Record<string, string> = {};
  const putusan: PutusanBaru[] = [];
  for (const satu of kasus.item.filter((item) => item.dinilai)) {
    const { kunci } = satu.perubahan;
    const ditandai =
      isi.aksi === 'tandai' && satu.peringatan.length === 0 && !satu.berubahSejakKirim ? 'sesuai' : undefined;
    const hasil = isi.diketik.hasil[kunci] ?? (satu.putusan ? undefined : ditandai);
    if (!hasil) continue;
    const alasan = hasil === 'tidak_sesuai' ? (isi.diketik.alasan[kunci] ?? null) : null;
    if (hasil === 'tidak_sesuai' && !alasan)
      pesan[`alasan:${kunci}`] =
        `Tulis alasan untuk ${satu.perubahan.label}, supaya PNS tahu apa yang harus diperbaiki.`;
    const tetap = satu.putusan?.hasil === hasil && (satu.putusan.alasan ?? null) === alasan;
    if (!tetap)
      putusan.push({
        kirimanId: kasus.kiriman.id,
        tingkat,
        kunci,
        sidik: satu.sidik,
        hasil,
        alasan,
        petugasId: pelaku.id,
        pada: d.jam(),
      });
  }
  if (Object.keys(pesan).length > 0) throw new GalatIsian(pesan);
  await simpanPutusan(trx, putusan);
  await gantiCatatan(
    trx,
    { kirimanId: kasus.kiriman.id, tingkat, petugasId: pelaku.id, pada: d.jam() },
    catatanDikenal(d, kasus, isi.diketik.catatan),
  );
}

/** A remark on a place that the form does not have would reach nobody. */
function catatanDikenal(d: Deps, kasus: Kasus, catatan: Record<string, string>): Record<string, string> {
  const tempat = tempatCatatan(d.katalog, kasus.kiriman);
  return Object.fromEntries(Object.entries(catatan).filter(([kunci]) => tempat.has(kunci)));
}

/** setujui (domain.md §4): every item this level judges is "sesuai"; goes to the next needed level, or is finished. */
async function setujui(
  d: Deps,
  trx: Trx,
  pelaku: PelakuPetugas,
  kasus: Kasus,
  tingkat: TingkatVerifikasi,
  alamat: string,
): Promise<StatusFormulir> {
  const { belum, tidakSesuai } = ringkasKasus(kasus.item);
  if (belum > 0)
    throw new GalatIsian({
      putusan: `Masih ada ${belum} perubahan yang belum diputus. Putus semuanya sebelum menyetujui.`,
    });
  if (tidakSesuai > 0)
    throw new GalatIsian({
      putusan: `Ada ${tidakSesuai} perubahan yang tidak sesuai. Kembalikan formulir, atau ubah putusannya.`,
    });
  if (Object.keys(kasus.catatan).length > 0)
    throw new GalatIsian({
      putusan: 'Anda menulis catatan untuk PNS. Kembalikan formulir, atau hapus catatannya sebelum menyetujui.',
    });
  if (await pernahMenyetujui(trx, kasus.kiriman.id, pelaku.nip)) {
    throw new Galat(
      'dilarang',
      'Anda sudah menyetujui formulir ini di tingkat lain. Satu orang tidak boleh menyetujui di dua tingkat; mintalah verifikator lain.',
    );
  }
  const berikut = tingkatBerikut(tingkat, kasus.kiriman.tingkatPerlu);
  const ke: StatusFormulir = berikut ? `tingkat_${berikut}` : 'selesai';
  await langkahkan(d, trx, pelaku, kasus, 'setujui', ke);
  if (ke === 'selesai') await selesaikan(d, trx, kasus);
  await kabari(trx, kasus, ke, alamat, pelaku);
  return ke;
}

async function selesaikan(d: Deps, trx: Trx, kasus: Kasus): Promise<void> {
  await tulisBalik(trx, d.katalog, kasus.kiriman, d.jam());
  const nama = String(kasus.kiriman.isi.isi.nama ?? kasus.formulir.nama);
  await terbitkanBukti(trx, {
    kode: d.sandi.kodeAcak(12),
    jenis: 'selesai',
    inisial: inisial(nama),
    kirimanId: kasus.kiriman.id,
    pada: d.jam(),
  });
}

/** kembalikan (domain.md §4): at least one "tidak sesuai" with its reason, or a catatan. */
async function kembalikan(
  d: Deps,
  trx: Trx,
  pelaku: PelakuPetugas,
  kasus: Kasus,
  alamat: string,
): Promise<StatusFormulir> {
  const { tidakSesuai } = ringkasKasus(kasus.item);
  if (tidakSesuai === 0 && Object.keys(kasus.catatan).length === 0) {
    throw new GalatIsian({
      putusan:
        'Nyatakan paling sedikit satu perubahan tidak sesuai, atau tulis catatan, supaya PNS tahu apa yang harus diperbaiki.',
    });
  }
  await langkahkan(d, trx, pelaku, kasus, 'kembalikan', 'dikembalikan');
  await kabari(trx, kasus, 'dikembalikan', alamat, pelaku);
  return 'dikembalikan';
}

async function langkahkan(
  d: Deps,
  trx: Trx,
  pelaku: PelakuPetugas,
  kasus: Kasus,
  aksi: 'setujui' | 'kembalikan',
  ke: StatusFormulir,
): Promise<void> {
  const { formulirId, status } = kasus.formulir;
  const pindah =
    bolehDari(ALUR_FORMULIR, aksi, status) &&
    ALUR_FORMULIR[aksi].ke.includes(ke) &&
    (await pindahkanFormulir(trx, formulirId, { dari: status, ke, pada: d.jam() }));
  if (!pindah) throw await sudahDiproses(trx, formulirId);
  const kantorId = peranPemeriksa(pelaku, kasus.formulir)?.kantorId ?? null;
  await catatLangkah(trx, {
    formulirId,
    kirimanId: kasus.kiriman.id,
    aksi,
    dari: status,
    ke,
    kantorId,
    petugasId: pelaku.id,
    alasan: null,
    pada: d.jam(),
  });
  await catatJejak(trx, {
    pelaku,
    aksi: `formulir.${aksi}`,
    objek: { jenis: 'formulir', id: formulirId },
    rincian: { kiriman: kasus.kiriman.id, dari: status, ke },
    pada: d.jam(),
  });
}

async function kabari(
  trx: Trx,
  kasus: Kasus,
  ke: StatusFormulir,
  alamat: string,
  pelaku: PelakuPetugas,
): Promise<void> {
  const akun = await emailAkun(trx, kasus.formulir.nip);
  if (!akun?.email) return;
  const { nip, nama } = kasus.formulir;
  const tingkat = tingkatStatus(ke);
  const oleh = peranPemeriksa(pelaku, kasus.formulir)?.kantorNama ?? '';
  if (ke === 'dikembalikan')
    await antrekanSurel(
      trx,
      nip,
      tulisSurel('formulir-dikembalikan', akun.email, { nama, oleh, alamat: `${alamat}/formulir` }),
    );
  else if (ke === 'selesai')
    await antrekanSurel(
      trx,
      nip,
      tulisSurel('formulir-selesai', akun.email, { nama, alamat: `${alamat}/formulir/perkembangan` }),
    );
  else if (tingkat) {
    const kantor = (await kantorTingkat(trx, kasus.formulir.formulirId))[tingkat]?.nama ?? '';
    await antrekanSurel(trx, nip, tulisSurel('formulir-maju', akun.email, { nama, tingkat, kantor }));
  }
}
