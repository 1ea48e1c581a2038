import { terbitkanBukti } from '../cetak/bukti.repository.js';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import { ikutiPenerus, kodeRujukan } from '../referensi/ikuti-penerus.js';
import { muatPenerus } from '../referensi/penerus.repository.js';
import { bolehDari } from '../shared/alur.js';
import { Galat, tidakDitemukan } from '../shared/galat.js';
import { inisial } from '../shared/nip.js';
import type { PelakuPns } from '../shared/pelaku.js';
import { antrekanSurel } from '../surel/surel.repository.js';
import { tulisSurel } from '../surel/templat.js';
import { tingkatPerlu } from '../verifikasi/tingkat.js';
import { katalogTampil } from './bagian-tampil.js';
import { isiKuesioner, rangkaiFormulir, sikapTab } from './draf.js';
import { ALUR_FORMULIR } from './formulir.alur.js';
import { kunciLembar, type Lembar, unitVerifikator } from './formulir.repository.js';
import { instansiPns } from './instansi-pns.js';
import { hitungKurang, hitungPeringatan, type Kurang } from './kelengkapan.js';
import {
  catatLangkah,
  emailAkun,
  kantorTingkat,
  pindahkanFormulir,
  simpanKiriman,
  sudahDinilai,
} from './kiriman.repository.js';
import { lepaskanLampiran, salinLampiran } from './lampiran.repository.js';
import { hitungPerubahan } from './perubahan.js';
import { pastikanTerbuka } from './terbuka.js';

export type HasilKirim = { jenis: 'terkirim' } | { jenis: 'kurang'; kurang: Kurang[] };

/** Kirim (domain.md §4, §7): only a complete form; stores the immutable kiriman and starts at tingkat 1. */
export async function kirimFormulir(d: Deps, trx: Trx, pelaku: PelakuPns): Promise<HasilKirim> {
  const lembar = await kunciLembar(trx, pelaku.nip);
  if (!lembar) throw tidakDitemukan();
  if (!bolehDari(ALUR_FORMULIR, 'kirim', lembar.status))
    throw new Galat('bentrok', 'Formulir ini sudah dikirim. Tidak ada yang dikirim dua kali.');
  pastikanTerbuka(lembar, d.jam());
  const kurang = hitungKurang({ katalog: d.katalog, pembanding: lembar.pembanding, draf: lembar.draf });
  if (lembar.unitKantorId && !(await unitMasihSah(d, trx, lembar))) kurang.push(UNIT_LAMA);
  if (kurang.length > 0 || !lembar.unitKantorId) return { jenis: 'kurang', kurang };
  const kiriman = await simpanKirimanDari(d, trx, lembar, lembar.unitKantorId);
  await majukan(d, trx, pelaku, lembar, kiriman.id);
  await terbitkanBukti(trx, {
    kode: d.sandi.kodeAcak(12),
    jenis: 'pengisian',
    inisial: inisial(pelaku.nama),
    kirimanId: kiriman.id,
    pada: d.jam(),
  });
  await kabariTerkirim(trx, lembar, pelaku, kiriman.nomor);
  return { jenis: 'terkirim' };
}

const UNIT_LAMA: Kurang = {
  bagian: 'posisi',
  jangkar: 'verifikator',
  pesan: 'Verifikator Level 1 yang Anda pilih tidak lagi melayani instansi Anda. Pilih lagi.',
};

/** The unit was picked from the list of that day; instansi and units may have changed since. */
async function unitMasihSah(d: Deps, trx: Trx, lembar: Lembar): Promise<boolean> {
  const boleh = await unitVerifikator(trx, instansiPns(d.katalog, lembar));
  return boleh.some((satu) => satu.id === lembar.unitKantorId);
}

async function simpanKirimanDari(
  d: Deps,
  trx: Trx,
  lembar: Lembar,
  unitKantorId: number,
): Promise<{ id: number; nomor: number }> {
  const rangkaian = rangkaiFormulir(d.katalog, lembar.pembanding, lembar.draf);
  // An entry that was merged while the PNS was saving it: the survivor is what both sides mean.
  const penerus = await muatPenerus(trx, kodeRujukan(lembar.pembanding, rangkaian));
  const pembanding = ikutiPenerus(d.katalog, lembar.pembanding, penerus);
  const isi = ikutiPenerus(d.katalog, rangkaian, penerus);
  const perubahan = hitungPerubahan(d.katalog, pembanding, isi);
  const { tab } = katalogTampil(d.katalog, isi);
  const kiriman = await simpanKiriman(trx, {
    formulirId: lembar.formulirId,
    pembanding,
    isi,
    sikap: Object.assign(
      {},
      ...tab.filter((satu) => !satu.denganKuesioner).map(({ kode }) => sikapTab(lembar.draf, kode)),
    ),
    kuesioner: Object.assign({}, ...tab.map(({ kode }) => isiKuesioner(lembar.draf, kode))),
    tingkatPerlu: tingkatPerlu(perubahan, lembar.instansi.daerah),
    jumlahPerubahan: perubahan.length,
    bagianBerubah: [...new Set(perubahan.map(({ bagian }) => bagian))],
    jumlahPeringatan: hitungPeringatan(d.katalog, isi).length,
    pegawaiVersi: lembar.pegawaiVersi,
    unitKantorId,
    dikirimPada: d.jam(),
  });
  const kunci = perubahan.map((satu) => satu.kunci);
  await salinLampiran(trx, lembar.formulirId, kiriman.id, kunci);
  // A place that is no perubahan any more: BKN's data have changed under it.
  await lepaskanLampiran(trx, lembar.formulirId, { kecuali: kunci }, d.jam());
  return kiriman;
}

async function majukan(d: Deps, trx: Trx, pelaku: PelakuPns, lembar: Lembar, kirimanId: number): Promise<void> {
  const langkah = { dari: lembar.status, ke: 'tingkat_1' as const, pada: d.jam() };
  const pindah = await pindahkanFormulir(trx, lembar.formulirId, {
    ...langkah,
    kirimanId,
    instansiKode: lembar.instansi.kode,
  });
  if (!pindah) throw new Galat('bentrok', 'Formulir ini baru saja berubah. Tidak ada yang dikirim.');
  await catatLangkah(trx, {
    formulirId: lembar.formulirId,
    kirimanId,
    aksi: 'kirim',
    ...langkah,
    kantorId: null,
    petugasId: null,
    alasan: null,
  });
  await catatJejak(trx, {
    pelaku,
    aksi: 'formulir.kirim',
    objek: { jenis: 'formulir', id: lembar.formulirId },
    rincian: { kiriman: kirimanId },
    pada: d.jam(),
  });
}

async function kabariTerkirim(trx: Trx, lembar: Lembar, pelaku: PelakuPns, nomor: number): Promise<void> {
  const akun = await emailAkun(trx, pelaku.nip);
  if (!akun?.email) return;
  const kantor = await kantorTingkat(trx, lembar.formulirId);
  await antrekanSurel(
    trx,
    pelaku.nip,
    tulisSurel('formulir-dikirim', akun.email, { nama: pelaku.nama, nomor, unit: kantor[1]?.nama ?? '' }),
  );
}

/** Tarik (domain.md §4): only while nobody has judged anything on this kiriman. */
export async function tarikFormulir(d: Deps, trx: Trx, pelaku: PelakuPns): Promise<void> {
  const lembar = await kunciLembar(trx, pelaku.nip);
  if (!lembar?.kirimanId) throw tidakDitemukan();
  if (!bolehDari(ALUR_FORMULIR, 'tarik', lembar.status) || (await sudahDinilai(trx, lembar.kirimanId))) {
    throw new Galat(
      'bentrok',
      'Formulir tidak bisa ditarik lagi karena verifikator sudah mulai memutus. Tidak ada yang berubah.',
    );
  }
  const langkah = { dari: lembar.status, ke: 'draf' as const, pada: d.jam() };
  await pindahkanFormulir(trx, lembar.formulirId, langkah);
  await catatLangkah(trx, {
    formulirId: lembar.formulirId,
    kirimanId: lembar.kirimanId,
    aksi: 'tarik',
    ...langkah,
    kantorId: null,
    petugasId: null,
    alasan: null,
  });
  await catatJejak(trx, {
    pelaku,
    aksi: 'formulir.tarik',
    objek: { jenis: 'formulir', id: lembar.formulirId },
    pada: d.jam(),
  });
  const akun = await emailAkun(trx, pelaku.nip);
  if (akun?.email)
    await antrekanSurel(trx, pelaku.nip, tulisSurel('formulir-ditarik', akun.email, { nama: pelaku.nama }));
}
