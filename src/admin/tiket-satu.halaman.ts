import type { Request, Response } from 'express';
import { tampilUkuran } from '../berkas/berkas.js';
import type { Deps } from '../deps.js';
import type { FaktaTiket, Kategori } from '../helpdesk/jenis.js';
import { cariKategori } from '../helpdesk/katalog-helpdesk.js';
import { bolehMelanjutkan, sidikTiket } from '../helpdesk/kerja-tiket.service.js';
import { antreanTiket, kantorTujuan, tiketDalamWewenang, tiketSama } from '../helpdesk/kotak-masuk.repository.js';
import { tampilNomorTiket } from '../helpdesk/nomor-tiket.js';
import { berkasTiket, langkahTiket, pesanTiket } from '../helpdesk/percakapan.repository.js';
import { bacaTambahan, faktaUntuk, type RencanaPutusan, rencanakanPutusan } from '../helpdesk/rencana-tiket.service.js';
import { templatUntuk } from '../helpdesk/templat-jawaban.repository.js';
import { type AksiTiket, ALUR_TIKET } from '../helpdesk/tiket.alur.js';
import type { Tiket } from '../helpdesk/tiket.repository.js';
import { peranHelpdesk, peranPemutus } from '../helpdesk/wewenang-tiket.js';
import { cariRujukan } from '../referensi/referensi.repository.js';
import { bolehDari } from '../shared/alur.js';
import { GalatIsian, tidakDitemukan } from '../shared/galat.js';
import type { Mentah } from '../shared/isian.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { tampilSaat } from '../shared/tanggal.js';
import { bagianAlamat, tampilkan } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import { ambilKabar } from '../web/kabar.js';
import { petugas } from '../web/rute.js';
import {
  barisTiket,
  dicariDiDaftar,
  faktaPegawai,
  isiTampil,
  perjalananTiket,
  sebutStatus,
  umurTiket,
} from './tiket.halaman.js';

/** What was sent with a form that could not be carried out; null shows the ticket as it is. */
export interface TiketDiketik {
  isi: Mentah | null;
  pesan: Record<string, string>;
  status: number;
}

export async function tampilkanTiket(d: Deps, req: Request, res: Response, diketik: TiketDiketik): Promise<void> {
  const pelaku = petugas(res);
  const tiket = await tiketDalamWewenang(d.db, pelaku, bagianAlamat(req, 'nomor'), 'baca');
  const kategori = tiket && cariKategori(d.kategori, tiket.kategori);
  if (!tiket || !kategori) throw tidakDitemukan();
  const fakta = await faktaUntuk(d, d.db, tiket);
  const mentah = diketik.isi ?? kategori.tambahanAwal?.(tiket.isi) ?? {};
  const rencana = await rencanakan(d, pelaku, { kategori, tiket, fakta, mentah });
  const pesan = { ...diketik.pesan, ...(diketik.isi?.aksi === 'periksa' ? rencana.pesan : {}) };
  const aksi = aksiBoleh(pelaku, tiket, kategori);
  const antre = await antreanTiket(d.db, pelaku, { daftar: 'saya', kategori: '', cari: '', mulai: 0, banyak: 10 });
  tampilkan(
    res,
    'admin/tiket-satu',
    {
      judul: `Tiket ${tampilNomorTiket(tiket.nomor)}`,
      menu: 'tiket',
      skrip: ['accessible-autocomplete.js', 'formulir.js', 'tiket.js'],
      kabar: await ambilKabar(req),
      antre: antre.map((satu) => barisTiket(d, satu, pelaku)),
      tiket: {
        ...barisTiket(d, tiket, pelaku),
        instansiKode: tiket.instansiKode ?? '',
        status: sebutStatus(tiket, pelaku),
        umur: umurTiket(d.jam(), tiket),
        pada: tampilSaat(tiket.dibuatPada),
        penyelesaian: tiket.penyelesaian,
        keterangan: tiket.keterangan,
      },
      ringkas: kategori.ringkas(tiket.isi),
      isiTiket: isiTampil(kategori, tiket, fakta),
      pegawai: faktaPegawai(fakta),
      berkas: (await berkasTiket(d.db, tiket.id)).map((satu) => ({ ...satu, ukuran: tampilUkuran(satu.ukuran) })),
      dampak: rencana.putusan?.baris ?? null,
      sidikDampak: rencana.putusan?.sidik ?? '',
      halangan: rencana.halangan,
      tambahan: tampilkanSemua(kategori.tambahanPetugas(tiket.isi), {
        mentah,
        pesan,
        usulan: await usulanAwal(d, kategori, tiket, rencana.usulan),
      }),
      sama: (aksi.includes('setujui') && kategori.daftar ? await tiketSama(d.db, pelaku, tiket) : []).map(
        ({ nomor, nama }) => `${nama}, ${tampilNomorTiket(nomor)}`,
      ),
      aksi,
      kantor: aksi.includes('teruskan') ? await kantorTujuan(d.db, tiket) : [],
      templat: await templatUntuk(d.db, kategori.kode),
      titik: perjalananTiket(await langkahTiket(d.db, tiket.id), await pesanTiket(d.db, tiket.id)),
      diketik: diketik.isi ?? {},
      penyelesaian: diketik.isi?.penyelesaian ?? kategori.penyelesaian,
      dilihat: sidikTiket(tiket),
      kunci: d.sandi.token(),
      pesan,
    },
    diketik.status,
  );
}

/** Steps this petugas may take on it now. */
function aksiBoleh(pelaku: PelakuPetugas, tiket: Tiket, kategori: Kategori): AksiTiket[] {
  if (tiket.nip === pelaku.nip) return [];
  const pemutus = peranPemutus(pelaku, tiket, kategori) !== null;
  const helpdesk = peranHelpdesk(pelaku, tiket) !== null;
  const semua: AksiTiket[] = ['ambil', 'lepas', 'setujui', 'minta_kelengkapan', 'teruskan', 'tolak', 'koreksi'];
  return semua.filter(
    (aksi) =>
      bolehDari(ALUR_TIKET, aksi, tiket.status) &&
      bolehMelanjutkan(pelaku, tiket, aksi) &&
      (aksi === 'setujui' || aksi === 'tolak' ? pemutus : helpdesk),
  );
}

interface Rencana {
  /** null while fields are missing */
  putusan: RencanaPutusan | null;
  halangan: string;
  pesan: Record<string, string>;
  usulan: Awaited<ReturnType<typeof bacaTambahan>>['usulan'];
}

/** What approving with the fields as they stand would change. */
async function rencanakan(
  d: Deps,
  pelaku: PelakuPetugas,
  { kategori, tiket, fakta, mentah }: { kategori: Kategori; tiket: Tiket; fakta: FaktaTiket; mentah: Mentah },
): Promise<Rencana> {
  const kosong = { putusan: null, halangan: '', pesan: {}, usulan: {} };
  if (!bolehDari(ALUR_TIKET, 'setujui', tiket.status)) return kosong;
  const { tambahan, pesan, usulan } = await bacaTambahan(d.db, kategori, tiket, mentah);
  if (Object.keys(pesan).length > 0) return { ...kosong, pesan, usulan };
  try {
    return { ...kosong, putusan: await rencanakanPutusan(d, d.db, pelaku, { kategori, tiket, fakta, tambahan }) };
  } catch (galat) {
    if (!(galat instanceof GalatIsian)) throw galat;
    return { ...kosong, halangan: galat.pesan.putusan ?? '' };
  }
}

/** The closest entries that exist already, to be answered with one of them (domain.md §8). */
async function usulanAwal(
  d: Deps,
  kategori: Kategori,
  tiket: Tiket,
  usulan: Rencana['usulan'],
): Promise<Rencana['usulan']> {
  const dicari = dicariDiDaftar(kategori, tiket);
  if (!kategori.daftar || !dicari || usulan.yang_ada) return usulan;
  const instansi = tiket.instansiKini ? [tiket.instansiKini] : [];
  const temuan = await cariRujukan(d.db, { daftar: kategori.daftar.jenis, teks: dicari, instansi });
  return temuan.length > 0 ? { ...usulan, yang_ada: temuan.slice(0, 5) } : usulan;
}
