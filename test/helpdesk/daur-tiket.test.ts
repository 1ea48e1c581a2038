import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inTransaction, type Trx } from '../../src/database/knex.js';
import type { Deps } from '../../src/deps.js';
import {
  ambilTiket,
  koreksiTiket,
  lepasTiket,
  mintaKelengkapan,
  teruskanTiket,
} from '../../src/helpdesk/kerja-tiket.service.js';
import { antreanTiket, kantorTujuan, tiketBerikut } from '../../src/helpdesk/kotak-masuk.repository.js';
import { pesanTiket } from '../../src/helpdesk/percakapan.repository.js';
import { setujuiTiket, tolakTiket } from '../../src/helpdesk/putusan-tiket.service.js';
import { type Tiket, terimaJawaban, tiketId } from '../../src/helpdesk/tiket.repository.js';
import { kerjakanTugasTiket } from '../../src/helpdesk/tugas-tiket.service.js';
import { putuskan } from '../../src/portal/registrasi.service.js';
import { Galat, GalatIsian } from '../../src/shared/galat.js';
import type { PelakuPetugas } from '../../src/shared/pelaku.js';
import { type Alat, dicoba, pelakuPetugas } from '../support/kasus.js';
import { createTestDeps } from '../support/portal.js';
import { kirimSiti } from '../support/siti.js';
import { ajukanContoh, kategoriDari, kerja, mentahTambahan, setujuiContoh, tanpaPeran } from '../support/tiket.js';

let alat: Alat;
let d: Deps;
let banyumas: PelakuPetugas;
let kanreg: PelakuPetugas;
let pusat: PelakuPetugas;
before(async () => {
  alat = await createTestDeps();
  d = alat.deps;
  banyumas = await pelakuPetugas(d.db, 'helpdesk.banyumas');
  kanreg = await pelakuPetugas(d.db, 'helpdesk.kanreg1');
  pusat = await pelakuPetugas(d.db, 'helpdesk.pusat');
});
after(() => alat.database.destroy());

const kini = async (trx: Trx, { id }: Pick<Tiket, 'id'>): Promise<Tiket> => (await tiketId(trx, id))!;
const galat = (jenis: Galat['jenis'], pesan: RegExp) => (satu: unknown) =>
  satu instanceof Galat && satu.jenis === jenis && pesan.test(satu.message);
const isian = (nama: string) => (satu: unknown) => satu instanceof GalatIsian && nama in satu.pesan;
const unor = (trx: Trx) => ajukanContoh(d, trx, 'unit-organisasi', { email: 'pelapor@pns.example' });
const tolak = (trx: Trx, pelaku: PelakuPetugas, tiket: Tiket, keterangan = 'Sudah ada di daftar.') =>
  tolakTiket(d, trx, pelaku, { ...kerja(tiket), mentah: {}, penyelesaian: '', keterangan });
const surel = async (trx: Trx): Promise<string[]> =>
  (await trx('surel').where({ templat: 'tiket-berubah' }).orderBy('id')).map((satu) => satu.teks);

describe('domain §4 Tiket: the steps of an office', () => {
  it('baru → diproses (ambil) → baru (lepas)', () =>
    dicoba(d, async (trx) => {
      const tiket = await unor(trx);
      await ambilTiket(d, trx, banyumas, kerja(tiket));
      const diambil = await kini(trx, tiket);
      assert.deepEqual([diambil.status, diambil.petugas?.nama], ['diproses', banyumas.nama]);
      await lepasTiket(d, trx, banyumas, kerja(diambil));
      const dilepas = await kini(trx, tiket);
      assert.deepEqual([dilepas.status, dilepas.petugas, dilepas.sejak], ['baru', null, tiket.sejak]);
    }));

  it('diproses → menunggu_pelapor → diproses: the clock stands still meanwhile', () =>
    dicoba(d, async (trx) => {
      const tiket = await unor(trx);
      await ambilTiket(d, trx, banyumas, kerja(tiket));
      const diambil = await kini(trx, tiket);
      await assert.rejects(mintaKelengkapan(d, trx, banyumas, { ...kerja(diambil), teks: '' }), isian('keterangan'));
      await mintaKelengkapan(d, trx, banyumas, { ...kerja(diambil), teks: 'Unggah SK unit kerja.' });
      const menunggu = await kini(trx, tiket);
      assert.equal(menunggu.status, 'menunggu_pelapor');
      assert.deepEqual(
        (await pesanTiket(trx, tiket.id)).map(({ oleh, teks }) => [oleh, teks]),
        [['petugas', 'Unggah SK unit kerja.']],
      );
      assert.match((await surel(trx)).at(-1)!, /Menunggu kelengkapan dari Anda[\s\S]*Unggah SK unit kerja/);
      const jawab = new Date(menunggu.jamBerhentiPada!.getTime() + 5 * 3_600_000);
      assert.equal(await terimaJawaban(trx, tiket.id, jawab), true);
      const kembali = await kini(trx, tiket);
      assert.equal(kembali.sejak.getTime() - tiket.sejak.getTime(), 5 * 3_600_000);
    }));

  it('teruskan: another office begins anew; it needs a reason and a real office', () =>
    dicoba(d, async (trx) => {
      const tiket = await unor(trx);
      const tujuan = await kantorTujuan(trx, tiket);
      assert.deepEqual(
        tujuan.map(({ nama }) => nama),
        ['Kantor Regional I BKN Yogyakarta', 'BKN Pusat'],
      );
      const ke = { ...kerja(tiket), kantorId: tujuan[0]!.id, teks: 'Bukan wewenang kami.' };
      await assert.rejects(teruskanTiket(d, trx, banyumas, { ...ke, teks: '' }), isian('keterangan'));
      await assert.rejects(teruskanTiket(d, trx, banyumas, { ...ke, kantorId: tiket.kantor.id }), isian('kantor'));
      await teruskanTiket(d, trx, banyumas, ke);
      const diteruskan = await kini(trx, tiket);
      assert.deepEqual([diteruskan.status, diteruskan.kantor.jenis, diteruskan.petugas], ['baru', 'kanreg', null]);
      await assert.rejects(
        ambilTiket(d, trx, banyumas, kerja(diteruskan)),
        galat('dilarang', /Hanya helpdesk di sana/),
      );
      await ambilTiket(d, trx, kanreg, kerja(diteruskan));
      assert.match((await surel(trx))[0]!, /Sekarang di Kantor Regional I BKN Yogyakarta/);
    }));

  it('tolak needs a keterangan, straight from baru too, and the reporter reads it', () =>
    dicoba(d, async (trx) => {
      const tiket = await unor(trx);
      await assert.rejects(tolak(trx, banyumas, tiket, ''), isian('keterangan'));
      await tolak(trx, banyumas, tiket);
      const ditolak = await kini(trx, tiket);
      assert.deepEqual([ditolak.status, ditolak.keterangan], ['ditolak', 'Sudah ada di daftar.']);
      assert.match((await surel(trx))[0]!, /ditolak[\s\S]*Sudah ada di daftar/);
    }));

  it('disetujui → dikoreksi, with a reason; nothing else may start from what is decided', () =>
    dicoba(d, async (trx) => {
      const tiket = await unor(trx);
      await setujuiContoh(d, trx, banyumas, tiket);
      const disetujui = await kini(trx, tiket);
      await assert.rejects(ambilTiket(d, trx, banyumas, kerja(disetujui)), galat('bentrok', /Sudah diproses oleh/));
      await assert.rejects(koreksiTiket(d, trx, banyumas, { ...kerja(disetujui), teks: '' }), isian('keterangan'));
      await koreksiTiket(d, trx, banyumas, { ...kerja(disetujui), teks: 'Salah induk, sudah dipindah.' });
      assert.equal((await kini(trx, tiket)).status, 'dikoreksi');
    }));

  it('nothing is carried out unseen: other effects than those shown are shown first', () =>
    dicoba(d, async (trx) => {
      const tiket = await unor(trx);
      const mentah = mentahTambahan(kategoriDari(d, tiket.kategori), tiket);
      const putusan = { ...kerja(tiket), mentah, penyelesaian: '', keterangan: '', dampakDilihat: 'lain' };
      await assert.rejects(setujuiTiket(d, trx, banyumas, putusan), isian('putusan'));
      assert.equal((await kini(trx, tiket)).status, 'baru');
    }));

  it('what the operator has to complete is asked for, field by field', () =>
    dicoba(d, async (trx) => {
      const tiket = await unor(trx);
      const putusan = { ...kerja(tiket), mentah: {}, penyelesaian: '', keterangan: '' };
      await assert.rejects(setujuiTiket(d, trx, banyumas, putusan), isian('eselon_2'));
    }));
});

describe('domain §3, §8: who may', () => {
  it('nobody acts on a ticket about themselves', () =>
    dicoba(d, async (trx) => {
      const tiket = await unor(trx);
      await assert.rejects(
        ambilTiket(d, trx, { ...banyumas, nip: tiket.nip }, kerja(tiket)),
        galat('dilarang', /diri Anda sendiri/),
      );
    }));

  it('outside the scope there is no ticket', () =>
    dicoba(d, async (trx) => {
      const tiket = await unor(trx);
      const lain = { ...banyumas, peran: [{ ...banyumas.peran[0]!, kantorId: 0, instansiKode: '3010' }] };
      await assert.rejects(ambilTiket(d, trx, lain, kerja(tiket)), galat('tidak_ditemukan', /./));
    }));

  it('16 only a helpdesk who is also operator_turun_status in scope', () =>
    dicoba(d, async (trx) => {
      await kirimSiti(d, trx);
      const tiket = await ajukanContoh(d, trx, 'turun-status');
      const hanyaHelpdesk = tanpaPeran(banyumas, 'operator_turun_status');
      await assert.rejects(setujuiContoh(d, trx, hanyaHelpdesk, tiket), galat('dilarang', /operator turun status/));
      assert.equal(await setujuiContoh(d, trx, banyumas, tiket), 1);
    }));

  it('16: only an approved ticket uses up the once-per-PNS', () =>
    dicoba(d, async (trx) => {
      await kirimSiti(d, trx);
      const satu = await ajukanContoh(d, trx, 'turun-status');
      await tolak(trx, banyumas, satu, 'Tidak perlu.');
      const dua = await ajukanContoh(d, trx, 'turun-status');
      await setujuiContoh(d, trx, banyumas, dua);
      await trx('formulir').where({ nip: dua.nip }).update({ status: 'tingkat_1' });
      const tiga = await ajukanContoh(d, trx, 'turun-status');
      await assert.rejects(setujuiContoh(d, trx, banyumas, tiga), isian('putusan'));
    }));

  it('17 also admin_instansi of the instansi; accepting in Registrasi closes the open ticket', () =>
    dicoba(d, async (trx) => {
      const empatHari = { ...d, jam: () => new Date(d.jam().getTime() + 4 * 86_400_000) };
      const tiket = await ajukanContoh(empatHari, trx, 'verifikasi-registrasi');
      assert.equal(tiket.kantor.jenis, 'kanreg');
      const admin = await pelakuPetugas(trx, 'admin.banyumas');
      assert.deepEqual(
        (
          await antreanTiket(trx as unknown as Deps['db'], admin, {
            daftar: 'saya',
            kategori: '',
            cari: '',
            mulai: 0,
            banyak: 5,
          })
        ).map(({ id }) => id),
        [tiket.id],
      );
      await putuskan(empatHari, trx, admin, {
        aksi: 'terima',
        nomorRegister: 'DEM4PNS6',
        alasan: null,
        alamatLogin: 'https://contoh.example/login',
      });
      const ditutup = await kini(trx, tiket);
      assert.deepEqual(
        [ditutup.status, ditutup.penyelesaian],
        ['disetujui', 'Registrasi Anda sudah diterima. Anda sudah bisa Login.'],
      );
    }));
});

describe('two operators on one ticket', () => {
  it('one wins, the other is told who and when', async () => {
    const tiket = await inTransaction(d.db, (trx) => ajukanContoh(d, trx, 'sekolah'));
    const hasil = await Promise.allSettled([1, 2, 3].map(() => inTransaction(d.db, (trx) => tolak(trx, pusat, tiket))));
    assert.equal(hasil.filter(({ status }) => status === 'fulfilled').length, 1);
    for (const satu of hasil)
      if (satu.status === 'rejected')
        assert.match(String(satu.reason.message), /Sudah diproses oleh IRFAN MAULANA pada/);
    const langkah = await d.db('tiket_langkah').where({ tiket_id: tiket.id, aksi: 'tolak' });
    assert.equal(langkah.length, 1);
  });
});

describe('domain §4, §8: what the job does by itself', () => {
  const nanti = (jam: number): Deps => ({ ...d, jam: () => new Date(d.jam().getTime() + jam * 3_600_000) });
  const bersihkan = () =>
    d
      .db('tiket')
      .whereIn('status', ['baru', 'diproses', 'menunggu_pelapor'])
      .update({ status: 'ditolak', keterangan: 'x', diputus_pada: d.jam(), jam_berhenti_pada: null });

  it('after 3 × 24 hours up to the next office: instansi → Kanreg → Pusat, not beyond; several processes at once', async () => {
    await bersihkan();
    const tiket = await inTransaction(d.db, (trx) => unor(trx));
    const di = async () =>
      (await d.db('tiket as t').join('kantor as k', 'k.id', 't.kantor_id').where('t.id', tiket.id).first('k.jenis'))
        .jenis;
    await kerjakanTugasTiket(nanti(71));
    assert.equal(await di(), 'instansi');
    await Promise.all([1, 2, 3].map(() => kerjakanTugasTiket(nanti(73))));
    assert.equal(await di(), 'kanreg');
    await kerjakanTugasTiket(nanti(146));
    assert.equal(await di(), 'pusat');
    await kerjakanTugasTiket(nanti(1000));
    assert.equal(await di(), 'pusat');
    const langkah = await d.db('tiket_langkah').where({ tiket_id: tiket.id, aksi: 'eskalasi' });
    assert.equal(langkah.length, 2);
  });

  it('14 days of silence: closed as rejected, and the reporter is told', async () => {
    await bersihkan();
    const tiket = await inTransaction(d.db, (trx) => ajukanContoh(d, trx, 'lokasi', { email: 'diam@pns.example' }));
    await inTransaction(d.db, async (trx) => {
      await ambilTiket(d, trx, pusat, kerja(tiket));
      await mintaKelengkapan(d, trx, pusat, { ...kerja(await kini(trx, tiket)), teks: 'Desa mana?' });
    });
    await kerjakanTugasTiket(nanti(13 * 24));
    assert.equal((await d.db('tiket').where({ id: tiket.id }).first()).status, 'menunggu_pelapor');
    await Promise.all([1, 2].map(() => kerjakanTugasTiket(nanti(15 * 24))));
    const ditutup = await d.db('tiket').where({ id: tiket.id }).first();
    assert.equal(ditutup.status, 'ditolak');
    assert.match(ditutup.keterangan, /Tidak ada jawaban selama 14 hari/);
    const surat = await d.db('surel').where({ kepada: 'diam@pns.example', templat: 'tiket-berubah' });
    assert.equal(surat.length, 3, 'taken, asked, closed');
  });

  it('the next ticket is the oldest that waits for the office and nobody else has taken', async () => {
    await bersihkan();
    const [satu, dua] = await inTransaction(d.db, async (trx) => [
      await ajukanContoh(d, trx, 'pendidikan'),
      await ajukanContoh(d, trx, 'diklat-fungsional'),
    ]);
    assert.equal(await tiketBerikut(d.db, pusat, dua!.id), satu!.nomor);
    await d.db('tiket').where({ id: satu!.id }).update({ status: 'diproses', petugas_id: kanreg.id });
    assert.equal(await tiketBerikut(d.db, pusat, dua!.id), null);
  });
});
