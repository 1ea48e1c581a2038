import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { tampilNomorTiket } from '../../src/helpdesk/nomor-tiket.js';
import { buatBatas } from '../../src/web/batas.js';
import { jpeg, pdfSurat } from '../support/berkas.js';
import { mintaKelengkapan, tiketBerberkas, tiketContoh } from '../support/helpdesk.js';
import { Klien, kunciDari, masukPns } from '../support/klien.js';
import { catatKueri } from '../support/kueri.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

const NIP = '199001272014022924';
let portal: TestPortal;
let nomor: string;
let berkas: number;
before(async () => {
  portal = await startTestPortal();
  [nomor, berkas] = await tiketBerberkas(portal.deps, 'yuliati@pns.example');
});
after(() => portal.close());

async function terbuka(): Promise<Klien> {
  const klien = new Klien(portal.url);
  const { tujuan } = await klien.kirim('/cek-status/pengaduan', { tiket: nomor, nip: NIP });
  assert.equal(tujuan, `/cek-status/pengaduan/tiket/${nomor}`);
  return klien;
}

describe('Buku Petunjuk Helpdesk II.S: Cek Status Pengaduan', () => {
  it('the number shows the manual’s fields and dates, the middle of the NIP masked', async () => {
    const { status, teks } = await new Klien(portal.url).kirim('/cek-status/pengaduan', {
      tiket: tampilNomorTiket(nomor),
    });
    assert.equal(status, 200);
    for (const label of [
      'Jenis Permasalahan',
      'DATA PELAPOR',
      'NIP BARU',
      'NAMA',
      'Isi Pengaduan Permasalahan',
      'Penyelesaian Permasalahan',
      'Keterangan Penyelesaian Permasalahan',
    ])
      assert.ok(teks.includes(label), label);
    assert.match(teks, /Sedang dalam proses/);
    assert.match(teks, /YULIATI HANDAYNI/);
    assert.doesNotMatch(teks, /2014 ?02/);
    assert.doesNotMatch(teks, /pengaduan\/berkas|bukti\.pdf/, 'files and Cetak need the NIP');
  });

  it('a mistyped digit is recognised', async () => {
    const salah = nomor.replace(/^./, (satu) => String((Number(satu) + 1) % 10));
    const { status, teks } = await new Klien(portal.url).kirim('/cek-status/pengaduan', { tiket: salah });
    assert.equal(status, 422);
    assert.match(teks, /Ada angka yang salah ketik/);
    assert.ok(teks.includes(`value="${salah}"`));
  });

  it('a number that nobody has, and another NIP, open nothing', async () => {
    const klien = new Klien(portal.url);
    assert.match(
      (await klien.kirim('/cek-status/pengaduan', { tiket: '1234567894' })).teks,
      /Tidak ada tiket|salah ketik/,
    );
    const lain = await klien.kirim('/cek-status/pengaduan', { tiket: nomor, nip: '198003122005012907' });
    assert.equal(lain.status, 422);
    assert.match(lain.teks, /tidak cocok/);
    assert.equal((await klien.buka(`/cek-status/pengaduan/tiket/${nomor}`)).tujuan, '/cek-status/pengaduan');
    assert.equal((await klien.buka(`/helpdesk/tiket/${nomor}/bukti.pdf`)).status, 404);
  });
});

describe('ticket number + NIP opens the conversation, files, answering and Cetak', () => {
  it('the whole NIP, the steps, the file as a download and nothing else', async () => {
    const klien = await terbuka();
    const { teks } = await klien.buka(`/cek-status/pengaduan/tiket/${nomor}`);
    assert.match(teks, /19900127 201402 2 924/);
    assert.match(teks, /Tiket dibuat/);
    const unduh = await klien.unduh(`/cek-status/pengaduan/berkas/${berkas}`);
    assert.equal(unduh.status, 200);
    assert.match(unduh.kepala.get('content-disposition') ?? '', /^attachment;/);
    assert.equal(unduh.kepala.get('x-content-type-options'), 'nosniff');
    assert.equal((await klien.unduh(`/helpdesk/tiket/${nomor}/bukti.pdf`)).status, 200);
  });

  it('a picture, too, is only ever a download', async () => {
    await mintaKelengkapan(portal.deps, nomor, 'Halaman kedua tidak terbaca.');
    const klien = await terbuka();
    const halaman = await klien.buka(`/cek-status/pengaduan/tiket/${nomor}`);
    assert.match(halaman.teks, /Menunggu kelengkapan dari Anda/);
    assert.match(halaman.teks, /Halaman kedua tidak terbaca\./);
    const kosong = await klien.unggah(`/cek-status/pengaduan/tiket/${nomor}`, { _kunci: kunciDari(halaman.teks) }, []);
    assert.equal(kosong.status, 422);
    const buruk = await klien.unggah(
      `/cek-status/pengaduan/tiket/${nomor}`,
      { _kunci: kunciDari(halaman.teks), jawaban: 'Ini dia' },
      [['x.pdf', Buffer.from('bukan')]],
    );
    assert.equal(buruk.status, 422);
    assert.match(buruk.teks, /Ini dia/);
    const sebelum = await portal.deps.db('tiket').where({ nomor }).first('sejak');
    portal.advance(10 * 3_600_000);
    const lagi = await terbuka();
    const isi = {
      _kunci: kunciDari((await lagi.buka(`/cek-status/pengaduan/tiket/${nomor}`)).teks),
      jawaban: 'Ini halaman keduanya',
    };
    const kirim = () => lagi.unggah(`/cek-status/pengaduan/tiket/${nomor}`, isi, [['dua.jpg', sebagaiJpeg]]);
    const sebagaiJpeg = await jpeg();
    assert.equal((await kirim()).status, 303);
    assert.equal((await kirim()).status, 303, 'sent twice, answered once');
    const tiket = await portal.deps.db('tiket').where({ nomor }).first('id', 'status', 'sejak', 'jam_berhenti_pada');
    assert.equal(tiket.status, 'diproses');
    assert.equal(tiket.jam_berhenti_pada, null);
    const ditambah = tiket.sejak.getTime() - sebelum.sejak.getTime();
    assert.ok(ditambah >= 10 * 3_600_000 && ditambah < 10 * 3_600_000 + 60_000, 'the clock stood still meanwhile');
    assert.equal((await portal.deps.db('tiket_langkah').where({ tiket_id: tiket.id, aksi: 'jawab' })).length, 1);
    const { berkas_id } = await portal.deps.db('tiket_berkas').whereNotNull('pesan_id').first('berkas_id');
    const foto = await lagi.unduh(`/cek-status/pengaduan/berkas/${berkas_id}`);
    assert.match(foto.kepala.get('content-disposition') ?? '', /^attachment;/);
    assert.match((await lagi.buka(`/cek-status/pengaduan/tiket/${nomor}`)).teks, /Ini halaman keduanya/);
  });

  it('an answer that nobody waits for changes nothing; the ticket as it is now, with what was written', async () => {
    const klien = await terbuka();
    const { status, teks } = await klien.unggah(
      `/cek-status/pengaduan/tiket/${nomor}`,
      { _kunci: 'k'.repeat(24), jawaban: 'Ini halaman ketiganya' },
      [['a.pdf', await pdfSurat()]],
    );
    assert.equal(status, 409);
    assert.match(teks, /Jawaban tidak terkirim[\s\S]*sudah tidak menunggu jawaban Anda/);
    assert.match(teks, /Yang Anda tulis, tidak terkirim[\s\S]*Ini halaman ketiganya/);
    assert.match(teks, /Sedang dalam proses/);
    assert.doesNotMatch((await klien.buka(`/cek-status/pengaduan/tiket/${nomor}`)).teks, /halaman ketiganya/);
  });

  it('nor are its files looked into', async () => {
    const { pemeriksa } = portal.deps;
    let dilihat = 0;
    const periksa: typeof pemeriksa.periksa = (...isi) => {
      dilihat += 1;
      return pemeriksa.periksa(...isi);
    };
    portal.deps.pemeriksa = { ...pemeriksa, periksa };
    const klien = await terbuka();
    const isi = { _kunci: 'n'.repeat(24), jawaban: 'lagi' };
    const surat = [['a.pdf', await pdfSurat()]] as const;
    assert.equal((await klien.unggah(`/cek-status/pengaduan/tiket/${nomor}`, isi, surat)).status, 409);
    portal.deps.pemeriksa = pemeriksa;
    assert.equal(dilihat, 0);
  });

  it('the owner who has signed in needs neither; the header is theirs', async () => {
    const klien = await masukPns(portal.url);
    const satu = portal.deps.kategori.find(({ kode }) => kode === 'sekolah')!;
    const milik = await tiketContoh(portal, new Klien(portal.url), satu);
    const { status, teks } = await klien.buka(`/cek-status/pengaduan/tiket/${milik}`);
    assert.equal(status, 200);
    assert.match(teks, /Formulir Saya/);
  });

  it('somebody else’s file is not found, whether signed in or not', async () => {
    for (const klien of [new Klien(portal.url), await masukPns(portal.url)])
      assert.equal((await klien.buka(`/cek-status/pengaduan/berkas/${berkas}`)).status, 404);
  });
});

describe('a shared computer: after Keluar no ticket is open any more', () => {
  const sekolah = () => portal.deps.kategori.find(({ kode }) => kode === 'lokasi')!;

  async function tertutup(klien: Klien, satu: string): Promise<void> {
    assert.equal((await klien.buka(`/helpdesk/tiket/${satu}`)).status, 404);
    assert.equal((await klien.buka(`/helpdesk/tiket/${satu}/bukti.pdf`)).status, 404);
    assert.equal((await klien.buka(`/cek-status/pengaduan/tiket/${satu}`)).tujuan, '/cek-status/pengaduan');
  }

  it('neither the one filed while signed in, nor one opened before', async () => {
    const klien = await masukPns(portal.url);
    const satu = await tiketContoh(portal, klien, sekolah());
    assert.equal((await klien.buka(`/helpdesk/tiket/${satu}`)).status, 200);
    await klien.kirim('/cek-status/pengaduan', { tiket: nomor, nip: NIP });
    assert.equal((await klien.buka(`/helpdesk/tiket/${nomor}`)).status, 200);
    await klien.kirim('/logout');
    await tertutup(klien, satu);
    await tertutup(klien, nomor);
  });

  it('nor when the session ends by itself: one’s own are never left in the browser', async () => {
    const klien = await masukPns(portal.url);
    const satu = await tiketContoh(portal, klien, sekolah());
    klien.cookie.delete('sesi');
    await tertutup(klien, satu);
  });
});

describe('quality Security: no way to tell which ticket numbers exist but through the limits', () => {
  const ADA = (satu: string, berkasId: number): string[] => [
    `/cek-status/pengaduan?tiket=${satu}`,
    `/cek-status/pengaduan/tiket/${satu}`,
    `/cek-status/pengaduan/berkas/${berkasId}`,
    `/helpdesk/tiket/${satu}`,
    `/helpdesk/tiket/${satu}/bukti.pdf`,
  ];

  it('for a stranger an existing number takes the same statements and gives the same page', async () => {
    const asing = new Klien(portal.url);
    await tiketContoh(portal, asing, portal.deps.kategori.find(({ kode }) => kode === 'unit-kesehatan')!);
    const [ada, tidakAda] = [ADA(nomor, berkas), ADA('1234567894', 999_999_999)];
    for (const [i, alamat] of ada.entries()) {
      const lihat = async (satu: string) => {
        let jawaban = { status: 0, tujuan: '', teks: '' };
        const kueri = await catatKueri(async () => {
          jawaban = await asing.buka(satu);
        });
        const { status, tujuan } = jawaban;
        return { kueri, status, tujuan, teks: jawaban.teks.replaceAll(/\d{10}/g, '…') };
      };
      assert.equal(JSON.stringify(await lihat(alamat)), JSON.stringify(await lihat(tidakAda[i]!)), alamat);
    }
  });

  it('and asking is counted', async () => {
    await portal.deps.db('batas_laju').delete();
    portal.deps.batas = buatBatas(portal.deps.db);
    for (let i = 0; i < 300; i += 1) await portal.deps.batas.pakai('buka-tiket', '127.0.0.1');
    for (const alamat of ADA(nomor, berkas))
      assert.equal((await new Klien(portal.url).buka(alamat)).status, 429, alamat);
    portal.deps.batas = buatBatas(portal.deps.db, 100);
  });
});
