import { inTransaction } from '../../src/database/knex.js';
import type { Deps } from '../../src/deps.js';
import { faktaTiket } from '../../src/helpdesk/fakta.repository.js';
import type { Kategori } from '../../src/helpdesk/jenis.js';
import { cariKategori } from '../../src/helpdesk/katalog-helpdesk.js';
import { dokumenBerlaku } from '../../src/helpdesk/permohonan.js';
import { ajukanTiket } from '../../src/helpdesk/tiket.service.js';
import { type Mentah, mentahDari } from '../../src/shared/isian.js';
import { berkasBersih, pdfSurat } from './berkas.js';
import { kirimkan, pelakuPns } from './kasus.js';
import { AKUN_STAF, type Jawaban, type Klien, kunciDari } from './klien.js';
import type { TestPortal } from './portal.js';
import { bacaCookieTamu } from './tamu.js';

/** The examples of the kategori need: a form on its way (16) and a registration that has waited for 72 hours (17). */
export async function siapkanContoh(portal: Pick<TestPortal, 'deps' | 'advance'>): Promise<void> {
  portal.advance(73 * 3_600_000);
  await inTransaction(portal.deps.db, async (trx) => {
    const siti = await pelakuPns(trx, AKUN_STAF.akun!.nomorRegister);
    await kirimkan(portal.deps, trx, siti, { unit: '6415-BMS-07', perbaiki: { alamat: 'Jl. Melati Raya No. 17' } });
  });
}

/** A ticket with a file, filed by nobody who is signed in; its number and the file's id. */
export async function tiketBerberkas(
  deps: Deps,
  email: string | null = null,
): Promise<[nomor: string, berkas: number]> {
  const kategori = cariKategori(deps.kategori, 'beda-nama')!;
  const { isi } = kategori.contoh;
  const tanya = { nip: String(isi.nip), nomorRegister: '', instansiDipilih: null, sudahMasuk: false, kini: deps.jam() };
  const fakta = await faktaTiket(deps.db, tanya);
  const berkas = [{ dokumen: 'berkas_sk', berkas: await berkasBersih('sk.pdf', await pdfSurat()) }];
  const hasil = await inTransaction(deps.db, (trx) =>
    ajukanTiket(deps, trx, { kategori, isi, fakta, email, berkas, pelaku: { jenis: 'umum' }, tiketSendiri: [] }),
  );
  if (!('nomor' in hasil)) throw new Error('the ticket exists already');
  const { berkas_id } = await deps.db('tiket_berkas').where('tiket_id', hasil.id).first('berkas_id');
  return [hasil.nomor, berkas_id];
}

/** As a petugas of the Kanreg would: takes the ticket and asks for something. */
export async function mintaKelengkapan({ db, jam }: Deps, nomor: string, teks: string): Promise<void> {
  const petugas = await db('petugas').where('nama_pengguna', 'helpdesk.kanreg1').first('id');
  const { id, kantor_id } = await db('tiket').where({ nomor }).first('id', 'kantor_id');
  const menunggu = { status: 'menunggu_pelapor', petugas_id: petugas.id, jam_berhenti_pada: jam() };
  await db('tiket').where({ id }).update(menunggu);
  await db('tiket_pesan').insert({
    tiket_id: id,
    oleh: 'petugas',
    petugas_id: petugas.id,
    kantor_id,
    teks,
    pada: jam(),
  });
}

/** The address of a kategori's form, past the questions that come before it. */
export const alamatForm = ({ kode, batasTmt, contoh }: Kategori): string =>
  batasTmt ? `/helpdesk/${kode}?tmt=${String(contoh.isi.tmt)}&langkah=isi` : `/helpdesk/${kode}`;

export function mentahContoh(kategori: Kategori): Record<string, string> {
  const isi: Mentah = Object.assign(
    {},
    ...kategori.isian.map((satu) => mentahDari(satu, kategori.contoh.isi[satu.kode])),
  );
  return Object.fromEntries(Object.entries(isi).flatMap(([nama, nilai]) => (nilai ? [[nama, nilai]] : [])));
}

/** The answer to the captcha that the page has just shown this visitor. */
export async function jawabanCaptcha(portal: Pick<TestPortal, 'deps'>, klien: Klien): Promise<string> {
  return (await bacaCookieTamu(portal, klien.cookie.get('tamu') ?? '')).captcha?.teks ?? '';
}

export interface PengirimanContoh {
  isi?: Record<string, string>;
  berkas?: readonly (readonly [string, Buffer, string])[];
  kunci?: string;
}

/** Opens the form, fills in the example (or other values), answers the captcha and sends it, past the check before sending. */
export async function kirimContoh(
  portal: Pick<TestPortal, 'deps'>,
  klien: Klien,
  kategori: Kategori,
  lain: PengirimanContoh = {},
): Promise<Jawaban> {
  const halaman = await klien.buka(alamatForm(kategori));
  const kunci = lain.kunci ?? kunciDari(halaman.teks);
  const captcha = await jawabanCaptcha(portal, klien);
  const isi = { ...mentahContoh(kategori), ...lain.isi, captcha, _kunci: kunci, aksi: lain.isi?.aksi ?? 'tetap' };
  const surat = await pdfSurat();
  const berkas =
    lain.berkas ?? dokumenBerlaku(kategori, isi).map((satu) => [`${satu.kode}.pdf`, surat, satu.kode] as const);
  return klien.unggah(`/helpdesk/${kategori.kode}`, isi, berkas);
}

/** Files the example; the ticket's number. */
export async function tiketContoh(
  portal: Pick<TestPortal, 'deps'>,
  klien: Klien,
  kategori: Kategori,
  lain: PengirimanContoh = {},
): Promise<string> {
  const { status, tujuan, teks } = await kirimContoh(portal, klien, kategori, lain);
  const nomor = /^\/helpdesk\/tiket\/(\d{10})$/.exec(tujuan)?.[1];
  if (!nomor) throw new Error(`${kategori.kode}: ${status} ${tujuan} ${teks.slice(0, 4000)}`);
  return nomor;
}
