import type { Deps } from '../deps.js';
import { tampilButir } from '../formulir/butir.js';
import { ALUR_FORMULIR, STATUS_FORMULIR_NAMA } from '../formulir/formulir.alur.js';
import { semuaButir } from '../formulir/katalog.js';
import { kirimanId, langkahFormulir } from '../formulir/kiriman.repository.js';
import { kelopak, perjalanan, sebutKelopak } from '../formulir/perkembangan.js';
import { cariKategori } from '../helpdesk/katalog-helpdesk.js';
import { tampilNomorTiket } from '../helpdesk/nomor-tiket.js';
import { STATUS_TIKET_UMUM } from '../helpdesk/tiket.alur.js';
import { jadwalPns } from '../jadwal/jadwal.repository.js';
import { perpanjanganPegawai } from '../jadwal/perpanjangan.repository.js';
import { bolehPerpanjang, isianPerpanjangan, jenisBoleh } from '../jadwal/perpanjangan.service.js';
import { jadwalTampil, perpanjanganTampil } from '../jadwal/tampil.js';
import { sebutAksi } from '../jejak/sebutan.js';
import type { PegawaiTemuan } from '../pegawai/cari-pegawai.repository.js';
import {
  jejakPegawai,
  kirimanPegawai,
  type PegawaiSatu,
  registrasiPegawai,
  riwayatPegawai,
  type SurelPegawai,
  surelPegawai,
  tiketPegawai,
} from '../pegawai/pegawai.repository.js';
import { bolehReset, isAdminBkn } from '../pegawai/wilayah.js';
import { STATUS_REGISTRASI_NAMA } from '../portal/registrasi.alur.js';
import { bolehDari } from '../shared/alur.js';
import type { Mentah } from '../shared/isian.js';
import { tampilNip } from '../shared/nip.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { tampilSaat } from '../shared/tanggal.js';
import { sebutSebab } from '../surel/keadaan.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import { PERAN_TURUN_STATUS } from './menu.js';

export const temuanTampil = (satu: PegawaiTemuan) => ({
  ...satu,
  tampilNip: tampilNip(satu.nip),
  registrasi: satu.registrasi ? STATUS_REGISTRASI_NAMA[satu.registrasi] : 'Belum registrasi',
  formulir: satu.formulir ? STATUS_FORMULIR_NAMA[satu.formulir] : 'Belum ada',
});

/** Everything about one person, as the page shows it. */
export async function halamanPegawai(
  d: Deps,
  pelaku: PelakuPetugas,
  pegawai: PegawaiSatu,
  diketik: { mentah: Mentah; pesan: Record<string, string> },
) {
  const { nip, formulir } = pegawai;
  const registrasi = await registrasiPegawai(d.db, nip);
  const kiriman = formulir ? await kirimanPegawai(d.db, formulir.id) : [];
  return {
    pegawai: {
      ...pegawai,
      tampilNip: tampilNip(nip),
      diubah: tampilSaat(pegawai.diubahPada),
      sendiri: nip === pelaku.nip,
    },
    data: await dataBkn(d, pegawai),
    registrasi: registrasi.map((satu) => ({
      ...satu,
      statusNama: STATUS_REGISTRASI_NAMA[satu.status],
      diajukan: tampilSaat(satu.diajukanPada),
      diputus: satu.diputusPada ? [tampilSaat(satu.diputusPada), satu.oleh].filter(Boolean).join(', ') : '',
    })),
    waktu: await waktuTampil(d, pelaku, pegawai, diketik),
    formulir: formulir && (await formulirTampil(d, pegawai)),
    kiriman: kiriman.map((satu) => ({ ...satu, pada: tampilSaat(satu.dikirimPada) })),
    tiket: (await tiketPegawai(d.db, nip)).map((satu) => ({
      ...satu,
      kategori: cariKategori(d.kategori, satu.kategori)?.nama ?? satu.kategori,
      tampilNomor: tampilNomorTiket(satu.nomor),
      status: STATUS_TIKET_UMUM[satu.status],
      pada: tampilSaat(satu.dibuatPada),
    })),
    surel: (await surelPegawai(d.db, nip)).map((satu) => ({
      ...satu,
      pada: tampilSaat(satu.dibuatPada),
      keadaan: sebutKeadaan(satu),
      tautan: isAdminBkn(pelaku) ? `/admin/surel/${satu.id}` : '',
    })),
    jejak: (await jejakPegawai(d.db, nip)).map((satu) => ({
      pada: tampilSaat(satu.pada),
      aksi: sebutAksi(satu.aksi),
      oleh: satu.petugas ?? PELAKU_NAMA[satu.pelakuJenis],
    })),
    tindakan: tindakan(pelaku, pegawai, registrasi),
    diketik: diketik.mentah,
  };
}

/** The windows that hold for this person, and the form that gives them longer. */
async function waktuTampil(
  d: Deps,
  pelaku: PelakuPetugas,
  { nip, instansi }: PegawaiSatu,
  diketik: { mentah: Mentah; pesan: Record<string, string> },
) {
  const jadwal = await jadwalPns(d.db, nip);
  const boleh = bolehPerpanjang(pelaku, { nip, instansiKode: instansi.kode });
  const isian = boleh && Object.keys(jadwal).length > 0 ? isianPerpanjangan(pelaku, jadwal) : [];
  return {
    berlaku: jadwalTampil(jadwal, d.jam()),
    perpanjangan: (await perpanjanganPegawai(d.db, nip)).map((satu) => ({
      ...perpanjanganTampil(satu, d.jam()),
      bisaDicabut: boleh && !satu.dicabutPada && jenisBoleh(pelaku).includes(satu.jenis),
    })),
    isian: tampilkanSemua(isian, diketik),
    salah: isian.some(({ kode }) => diketik.pesan[kode]),
  };
}

const PELAKU_NAMA = { umum: 'Pengunjung', pns: 'PNS sendiri', petugas: 'Petugas', sistem: 'Sistem' };

const sebutKeadaan = (satu: SurelPegawai): string => {
  if (satu.dikirimPada) return `terkirim ${tampilSaat(satu.dikirimPada)}`;
  return `${satu.matiPada ? 'tidak terkirim' : 'belum terkirim'}: ${sebutSebab(satu).toLowerCase()}`;
};

/** What the viewer may do here; the services ask again. */
function tindakan(
  pelaku: PelakuPetugas,
  pegawai: PegawaiSatu,
  registrasi: { nomorRegister: string; status: string }[],
) {
  const bisaReset = registrasi.find(({ status }) => status === 'diajukan' || status === 'aktif');
  const { formulir, nip } = pegawai;
  const lain = nip !== pelaku.nip;
  const operator = pelaku.peran.some(({ peran }) => PERAN_TURUN_STATUS.includes(peran));
  return {
    reset: lain && bolehReset(pelaku, pegawai.instansi.kode) && bisaReset ? bisaReset.nomorRegister : '',
    lihatSanggahan: lain && bolehReset(pelaku, pegawai.instansi.kode),
    turun: lain && operator && formulir && bolehDari(ALUR_FORMULIR, 'turunkan', formulir.status) ? formulir.id : 0,
    bukaKembali: lain && isAdminBkn(pelaku) && formulir?.status === 'selesai',
    koreksi: lain && isAdminBkn(pelaku),
  };
}

/** Every butir and every row of history that BKN holds, section by section. */
async function dataBkn(d: Deps, pegawai: PegawaiSatu) {
  const riwayat = await riwayatPegawai(d.db, pegawai.nip);
  const tab = d.katalog.tab.map((satu) => ({
    judul: satu.judul,
    isi: semuaButir(satu).map((butir) => [butir.label, tampilButir(butir, pegawai.isi[butir.kode])] as const),
  }));
  const kinds = d.katalog.riwayat.map((jenis) => ({
    judul: jenis.judul,
    isi: riwayat
      .filter((baris) => baris.jenis === jenis.jenis)
      .sort((a, b) => jenis.urutan(b.isi).localeCompare(jenis.urutan(a.isi)))
      .map((baris) => [jenis.urutan(baris.isi).slice(0, 4), jenis.judulBaris(baris.isi)] as const),
  }));
  return [...tab, ...kinds].filter(({ isi }) => isi.length > 0);
}

async function formulirTampil(d: Deps, { formulir, formulirSejak }: PegawaiSatu) {
  if (!formulir) return null;
  const kiriman = formulir.kirimanId ? await kirimanId(d.db, formulir.kirimanId) : null;
  const petal = kelopak(formulir.status, kiriman?.tingkatPerlu ?? []);
  return {
    ...formulir,
    statusNama: STATUS_FORMULIR_NAMA[formulir.status],
    sejak: formulirSejak ? tampilSaat(formulirSejak) : '',
    kelopak: petal,
    sebutan: sebutKelopak(petal),
    titik: perjalanan(await langkahFormulir(d.db, formulir.id)).reverse(),
  };
}
