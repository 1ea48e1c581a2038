import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { penuhiTiket } from '../helpdesk/penuhi.service.js';
import { jadwalPns } from '../jadwal/jadwal.repository.js';
import { catatJejak } from '../jejak/jejak.js';
import { bolehDari } from '../shared/alur.js';
import { Galat, GalatIsian, tidakDitemukan } from '../shared/galat.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { antrekanSurel } from '../surel/surel.repository.js';
import { tulisSurel } from '../surel/templat.js';
import { ALUR_FORMULIR, type StatusFormulir } from './formulir.alur.js';
import { catatLangkah, emailAkun, pindahkanFormulir } from './kiriman.repository.js';
import { sebabPercuma } from './terbuka.js';
import { type PnsTurun, pnsUntukTurun } from './turunkan.repository.js';

/** Why a form is not turned down, in the words of the operator (domain.md §4 turunkan); null when it can be. */
export function halanganTurun(pns: Pick<PnsTurun, 'formulir' | 'jadwal'>, kini: Date): string | null {
  if (!pns.formulir) return 'PNS ini belum mempunyai formulir, jadi belum ada yang diturunkan.';
  if (bolehDari(ALUR_FORMULIR, 'turunkan', pns.formulir.status)) return sebabPercuma(pns.jadwal, kini);
  return SEBAB[pns.formulir.status] ?? '';
}

const SEBAB: Partial<Record<StatusFormulir, string>> = {
  draf: 'Formulir ini belum dikirim, jadi PNS masih bisa mengubahnya sendiri.',
  dikembalikan: 'Formulir ini sudah dikembalikan, jadi PNS sudah bisa mengubahnya.',
  tingkat_3:
    'Formulir ini sudah di tingkat 3, sehingga tidak bisa diturunkan. Verifikator tingkat 3 masih bisa mengembalikannya.',
  tingkat_4:
    'Formulir ini sudah di tingkat 4, sehingga tidak bisa diturunkan. Verifikator tingkat 4 masih bisa mengembalikannya.',
  selesai: 'Formulir ini sudah selesai diverifikasi. Hanya admin BKN yang bisa membukanya kembali.',
};

export interface Penurunan {
  formulirId: number;
  /** as the operator saw it */
  status: StatusFormulir;
  alasan: string;
  alamat: string;
}

/** Turun status (S3, domain.md §4): rolls a sent form back to draf so that the PNS can edit again. */
export async function turunkanDariKonsol(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  isi: Penurunan,
): Promise<string> {
  const pns = await pnsUntukTurun(trx, pelaku, { formulirId: isi.formulirId }, 'ubah');
  if (!pns?.formulir) throw tidakDitemukan();
  if (pns.nip === pelaku.nip)
    throw new Galat('dilarang', 'Anda tidak dapat menurunkan formulir Anda sendiri. Mintalah operator lain.');
  const halangan = halanganTurun(pns, d.jam());
  if (halangan) throw new Galat('bentrok', `${halangan} Tidak ada yang berubah.`);
  if (!isi.alasan)
    throw new GalatIsian({ alasan: 'Tulis alasannya, supaya PNS dan verifikator tahu mengapa formulir diturunkan.' });
  const { nip, nama } = pns;
  const kantorId = pelaku.peran.find(({ peran }) => ALUR_FORMULIR.turunkan.oleh.includes(peran))?.kantorId ?? null;
  await turunkan(d, trx, pelaku, { ...isi, kirimanId: pns.formulir.kirimanId, nip, nama, kantorId });
  const alamat = isi.alamat.replace(/\/formulir$/, '');
  await penuhiTiket(trx, pelaku, { kategori: 'turun-status', nip, pada: d.jam(), alamat });
  return nama;
}

/** The step itself, for the console and for an approved ticket 16; what the levels had marked on the kiriman counts no more. */
export async function turunkan(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  isi: Penurunan & { kirimanId: number | null; nip: string; nama: string; kantorId: number | null },
): Promise<void> {
  const { formulirId, status, alasan } = isi;
  const langkah = { dari: status, ke: 'draf' as const, pada: d.jam() };
  const percuma = sebabPercuma(await jadwalPns(trx, isi.nip), langkah.pada);
  if (percuma) throw new Galat('bentrok', `${percuma} Tidak ada yang berubah.`);
  if (!bolehDari(ALUR_FORMULIR, 'turunkan', status) || !(await pindahkanFormulir(trx, formulirId, langkah)))
    throw new Galat('bentrok', 'Formulir ini baru saja bergerak. Tidak ada yang berubah. Periksa lagi statusnya.');
  await catatLangkah(trx, {
    formulirId,
    kirimanId: isi.kirimanId,
    aksi: 'turunkan',
    ...langkah,
    kantorId: isi.kantorId,
    petugasId: pelaku.id,
    alasan,
  });
  await catatJejak(trx, {
    pelaku,
    aksi: 'formulir.turunkan',
    objek: { jenis: 'formulir', id: formulirId },
    rincian: { kiriman: isi.kirimanId, dari: status },
    alasan,
    pada: d.jam(),
  });
  const akun = await emailAkun(trx, isi.nip);
  if (akun?.email)
    await antrekanSurel(
      trx,
      isi.nip,
      tulisSurel('formulir-diturunkan', akun.email, { nama: isi.nama, alasan, alamat: isi.alamat }),
    );
}
