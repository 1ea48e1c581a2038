import type { Request, Response } from 'express';
import { tampilUkuran } from '../berkas/berkas.js';
import type { Deps } from '../deps.js';
import { cariKategori } from '../helpdesk/katalog-helpdesk.js';
import { sidikTiket } from '../helpdesk/kerja-tiket.service.js';
import { antreanTiket, kantorTujuan, tiketDalamWewenang } from '../helpdesk/kotak-masuk.repository.js';
import { tampilNomorTiket } from '../helpdesk/nomor-tiket.js';
import { berkasTiket, langkahTiket, pesanTiket } from '../helpdesk/percakapan.repository.js';
import { faktaUntuk } from '../helpdesk/rencana-tiket.service.js';
import { templatUntuk } from '../helpdesk/templat-jawaban.repository.js';
import type { Tiket } from '../helpdesk/tiket.repository.js';
import { type UnorAda, unorAda } from '../helpdesk/unor-ada.js';
import { tidakDitemukan } from '../shared/galat.js';
import type { Mentah } from '../shared/isian.js';
import { tampilSaat } from '../shared/tanggal.js';
import { bagianAlamat, tampilkan } from '../web/halaman.js';
import { type IsianTampil, tampilkanSemua } from '../web/isian-tampil.js';
import { ambilKabar } from '../web/kabar.js';
import { ketikanTertunda } from '../web/ketikan-sesi.js';
import { petugas } from '../web/rute.js';
import { aksiBoleh, miripUntukTiket, rencanakanTiket } from './rencana-tiket.js';
import { barisTiket, faktaPegawai, isiTampil, perjalananTiket, sebutStatus, umurTiket } from './tiket.halaman.js';

/** What was sent with a form that could not be carried out; null shows the ticket as it is. */
export interface TiketDiketik {
  isi: Mentah | null;
  pesan: Record<string, string>;
  status: number;
  /** why nothing was carried out, where no field is to blame */
  tolakan?: string;
  /** the decision that a template goes with; what was chosen stays where this one is not offered */
  putusanTemplat?: string;
}

export async function tampilkanTiket(d: Deps, req: Request, res: Response, diketik: TiketDiketik): Promise<void> {
  const pelaku = petugas(res);
  const tiket = await tiketDalamWewenang(d.db, pelaku, bagianAlamat(req, 'nomor'), 'baca');
  const kategori = tiket && cariKategori(d.kategori, tiket.kategori);
  if (!tiket || !kategori) throw tidakDitemukan();
  const fakta = await faktaUntuk(d, d.db, tiket);
  const ada = await unorAda(d.db, kategori, tiket);
  const isi = masihBerlaku(diketik.isi ?? ketikanTertunda(req), tiket);
  const rencana = await rencanakanTiket(d, pelaku, {
    kategori,
    tiket,
    fakta,
    mentah: { ...kategori.tambahanAwal?.(tiket.isi), ...ada.mentah, ...isi },
  });
  const pesan = { ...diketik.pesan, ...(diketik.isi?.aksi === 'periksa' ? rencana.pesan : {}) };
  const { aksi, bukanPemutus } = await aksiBoleh(d, pelaku, { tiket, kategori, halangan: rencana.halangan });
  const antre = await antreanTiket(d.db, pelaku, { daftar: 'saya', kategori: '', cari: '', mulai: 0, banyak: 10 });
  tampilkan(
    res,
    'admin/tiket-satu',
    {
      judul: `Tiket ${tampilNomorTiket(tiket.nomor)}`,
      menu: 'tiket',
      skrip: ['accessible-autocomplete.js', 'formulir.js', 'tiket.js'],
      kabar: await ambilKabar(req),
      tolakan: diketik.tolakan ?? '',
      antre: antre.map((satu) => barisTiket(d, satu, pelaku)),
      tiket: {
        ...barisTiket(d, tiket, pelaku),
        instansiKode: tiket.instansiKode ?? '',
        status: sebutStatus(tiket, pelaku),
        umur: umurTiket(d.jam(), tiket),
        pada: tampilSaat(tiket.dibuatPada),
        penyelesaian: tiket.penyelesaian,
        keterangan: tiket.keterangan,
        dikoreksi: tiket.status === 'dikoreksi',
      },
      ringkas: kategori.ringkas(tiket.isi),
      isiTiket: isiTampil(kategori, tiket, fakta),
      pegawai: faktaPegawai(fakta),
      berkas: (await berkasTiket(d.db, tiket.id)).map((satu) => ({ ...satu, ukuran: tampilUkuran(satu.ukuran) })),
      dampak: rencana.putusan?.baris ?? null,
      sidikDampak: rencana.putusan?.sidik ?? '',
      halangan: bukanPemutus || rencana.halangan,
      mirip: await miripUntukTiket(d, kategori, tiket),
      tambahan: tampilkanSemua(kategori.tambahanPetugas(tiket.isi), {
        mentah: rencana.mentah,
        pesan,
        usulan: rencana.usulan,
      }).map((satu) => sebutAda(satu, ada)),
      sama: (aksi.includes('setujui') ? (rencana.putusan?.sama ?? []) : []).map(
        ({ nomor, nama }) => `${nama}, ${tampilNomorTiket(nomor)}`,
      ),
      aksi,
      kantor: aksi.includes('teruskan') ? await kantorTujuan(d.db, tiket) : [],
      templat: await templatUntuk(d.db, kategori.kode),
      titik: perjalananTiket(await langkahTiket(d.db, tiket.id), await pesanTiket(d.db, tiket.id)),
      diketik: aksi.some((satu) => satu === diketik.putusanTemplat) ? { ...isi, putusan: diketik.putusanTemplat } : isi,
      penyelesaian: isi.penyelesaian ?? kategori.penyelesaian,
      dilihat: sidikTiket(tiket),
      kunci: d.sandi.token(),
      pesan,
    },
    diketik.status,
  );
}

/** A unit that is there already says so: its eselon and jabatan stay as they are. */
function sebutAda(isian: IsianTampil, { tingkat }: UnorAda): IsianTampil {
  const ada = tingkat.some((satu) => isian.nama === `nama_${satu}`);
  if (!ada) return isian;
  const petunjuk = 'Sudah ada di daftar; eselon dan jabatannya tidak diubah.';
  return { ...isian, petunjuk, uraian: [`${isian.id}-hint`, isian.uraian].filter(Boolean).join(' ') };
}

/** A decision that was typed counts only while the ticket is what the page showed; words always come back. */
function masihBerlaku(isi: Mentah, tiket: Tiket): Mentah {
  if (isi.dilihat === sidikTiket(tiket)) return isi;
  const { putusan: _, ...kata } = isi;
  return kata;
}
