import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { ALUR_FORMULIR } from '../../src/formulir/formulir.alur.js';
import { ALUR_TIKET } from '../../src/helpdesk/tiket.alur.js';
import { AKSI_JEJAK_NAMA } from '../../src/jejak/sebutan.js';
import { ALUR_REGISTRASI } from '../../src/portal/registrasi.alur.js';
import { type Klien, kunciBaru, masukPetugas } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { kirimSitiTetap } from '../support/siti.js';

const NIP = '198003122005012907';

let portal: TestPortal;
let admin: Klien;
before(async () => {
  portal = await startTestPortal();
  await kirimSitiTetap(portal.deps);
  admin = await masukPetugas(portal.url, 'admin.bkn');
  const isi = { _kunci: kunciBaru(), aksi: 'tolak', alasan: 'Kartu tidak terbaca.' };
  assert.equal((await admin.kirim('/admin/registrasi/DEM4PNS6', isi)).status, 303);
});
after(() => portal.close());

const barisCsv = async (kueri: string): Promise<Record<string, string>[]> =>
  parse((await admin.buka(`/admin/jejak/jejak.csv?${kueri}`)).teks, { columns: true, bom: true });

describe('domain §9 Jejak: who, what, when, from where, why', () => {
  it('a decision says all of it', async () => {
    const [satu] = await barisCsv('aksi=registrasi.tolak');
    assert.equal(satu?.Pelaku, 'admin.bkn');
    assert.equal(satu?.Langkah, 'Registrasi ditolak');
    assert.equal(satu?.Alasan, 'Kartu tidak terbaca.');
    assert.equal(satu?.['Dari alamat'], '127.0.0.1');
    assert.match(satu?.Permintaan ?? '', /^[0-9a-f-]{36}$/);
    assert.match((await admin.buka('/admin/jejak?aksi=registrasi.tolak')).teks, /Kartu tidak terbaca\./);
  });

  it('the page reads from where to where, in words; the file keeps the codes', async () => {
    await portal.deps.db.raw(
      `INSERT INTO jejak (pada, pelaku_jenis, aksi, objek_jenis, objek_id, rincian) VALUES (now(), 'sistem', 'formulir.setujui', 'formulir', '7', '{"ke": "tingkat_2", "dari": "tingkat_1"}')`,
    );
    assert.match((await admin.buka('/admin/jejak?objek=formulir:7')).teks, />dari: tingkat 1; ke: tingkat 2</);
    assert.equal((await barisCsv('objek=formulir:7'))[0]?.Rincian, 'dari: tingkat_1; ke: tingkat_2');
  });

  it('the steps to choose from stand in the order of the alphabet', async () => {
    await portal.deps.db.raw(
      `INSERT INTO jejak (pada, pelaku_jenis, aksi, objek_jenis, objek_id) SELECT now(), 'sistem', aksi, 'jadwal', 'nasional' FROM unnest(ARRAY['jadwal.perpanjang', 'jadwal.ubah']) aksi`,
    );
    const { teks } = await admin.buka('/admin/jejak');
    const [, pilihan = ''] = teks.match(/<select[^>]*name="aksi"[^>]*>(.*?)<\/select>/s) ?? [];
    const nama = [...pilihan.matchAll(/<option value="[^"]+"[^>]*>([^<]*)/g)].map(([, satu]) => satu!);
    assert.ok(nama.length > 2);
    assert.deepEqual(
      nama,
      nama.toSorted((a, b) => a.localeCompare(b, 'id')),
    );
  });

  it('filters by petugas, person, thing and days', async () => {
    assert.ok((await barisCsv('petugas=admin.bkn')).every(({ Pelaku }) => Pelaku === 'admin.bkn'));
    const orang = await barisCsv(`nip=${NIP}`);
    assert.ok(
      orang.some(({ Kode }) => Kode === 'formulir.kirim') && !orang.some(({ Kode }) => Kode === 'registrasi.tolak'),
    );
    const { id } = await portal.deps.db('formulir').where('nip', NIP).first('id');
    assert.ok((await barisCsv(`objek=formulir:${id}`)).every(({ Objek }) => Objek === `formulir ${id}`));
    assert.deepEqual(await barisCsv('dari=01-01-2099'), []);
    assert.deepEqual(await barisCsv('sampai=01-01-2001'), []);
    assert.ok((await barisCsv('dari=01-01-2001&sampai=01-01-2099')).length > 5);
  });

  it('pages on, newest first, nothing twice', async () => {
    await portal.deps.db.raw(
      `INSERT INTO jejak (pada, pelaku_jenis, aksi, objek_jenis, objek_id) SELECT now(), 'sistem', 'uji.banyak', 'formulir', i::text FROM generate_series(1, 120) i`,
    );
    const nomor: string[] = [];
    let alamat = '/admin/jejak?aksi=uji.banyak';
    for (;;) {
      const { teks } = await admin.buka(alamat);
      nomor.push(...[...teks.matchAll(/>formulir (\d+)</g)].map((satu) => satu[1]!));
      const lanjut = /href="([^"]+)" rel="next"/.exec(teks)?.[1];
      if (!lanjut) break;
      alamat = lanjut.replaceAll('&amp;', '&').replaceAll('&#38;', '&');
    }
    assert.deepEqual(
      nomor,
      Array.from({ length: 120 }, (_, i) => String(120 - i)),
    );
  });

  it('a wrong date is told at its field', async () => {
    const { status, teks } = await admin.buka('/admin/jejak?dari=31-02-2026');
    assert.equal(status, 422);
    assert.match(teks, /href="#dari"/);
  });

  it('every step of a life cycle has words', () => {
    for (const [noun, alur] of [
      ['registrasi', ALUR_REGISTRASI],
      ['formulir', ALUR_FORMULIR],
      ['tiket', ALUR_TIKET],
    ] as const)
      for (const aksi of Object.keys(alur)) assert.ok(AKSI_JEJAK_NAMA[`${noun}.${aksi}`], `${noun}.${aksi}`);
  });
});
