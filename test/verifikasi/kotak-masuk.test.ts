import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type DuaKasus, kirimDuaKasus } from '../support/antrean.js';
import { type Klien, kunciBaru, kunciDari, masukPetugas } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

let portal: TestPortal;
let dua: DuaKasus;
let unit: Klien;
let dinkes: number;
before(async () => {
  portal = await startTestPortal();
  dua = await kirimDuaKasus(portal.deps);
  unit = await masukPetugas(portal.url, 'verif1.dinkes');
  ({ id: dinkes } = await portal.deps.db('kantor').where('kode', '6415-BMS-07').first('id'));
});
after(() => portal.close());

/** ids of the forms that a list shows */
async function daftar(klien: Klien, kueri: string): Promise<number[]> {
  const { status, teks } = await klien.buka(`/admin/verifikasi${kueri}`);
  assert.equal(status, 200);
  return [...teks.matchAll(/href="\/admin\/verifikasi\/(\d+)"/g)].map(([, id]) => Number(id));
}

/** Everything "sesuai", then Setujui. */
async function setujui(klien: Klien, id: number) {
  const { teks } = await klien.buka(`/admin/verifikasi/${id}`);
  const ambil = (nama: string) => new RegExp(`name="${nama}" value="([^"]*)"`).exec(teks)?.[1] ?? '';
  const sikap = [...teks.matchAll(/name="([^"]+)" value="sesuai"/g)].map(([, nama]) => [nama, 'sesuai']);
  return klien.kirim(`/admin/verifikasi/${id}`, {
    ...Object.fromEntries(sikap),
    ...{ _kunci: kunciDari(teks), dilihat: ambil('dilihat'), kiriman: ambil('kiriman'), aksi: 'setujui' },
  });
}

describe('domain §9 Verifikasi: the inbox', () => {
  it('oldest first, and how many wait at each level held', async () => {
    assert.deepEqual(await daftar(unit, ''), [dua.lama, dua.baru]);
    assert.match((await unit.buka('/admin/verifikasi')).teks, /Tingkat 1: 2</);
    const pusat = (await (await masukPetugas(portal.url, 'verif4.pusat')).buka('/admin/verifikasi')).teks;
    assert.match(pusat, /Tingkat 4: 0</);
    assert.doesNotMatch(pusat, /Tingkat 1:/);
  });

  it('narrowed by age, by section that was changed, by kind', async () => {
    assert.deepEqual(await daftar(unit, '?umur=3'), [dua.lama]);
    assert.deepEqual(await daftar(unit, '?bagian=data-utama'), [dua.lama, dua.baru]);
    assert.deepEqual(await daftar(unit, '?bagian=golongan'), []);
    assert.deepEqual(await daftar(unit, '?isi=tanpa-perubahan'), []);
    const tanpa = await daftar(unit, '?isi=tanpa-peringatan');
    const dengan = await daftar(unit, '?isi=peringatan');
    assert.deepEqual([...tanpa, ...dengan].sort(), [dua.lama, dua.baru].sort());
    assert.deepEqual(await daftar(unit, '?isi=bkn-berubah'), []);
    const { nip } = await portal.deps.db('formulir').where('id', dua.baru).first('nip');
    await portal.deps.db('pegawai').where({ nip }).increment('versi', 1);
    assert.deepEqual(await daftar(unit, '?isi=bkn-berubah'), [dua.baru]);
    await portal.deps.db('pegawai').where({ nip }).decrement('versi', 1);
  });

  it('tingkat 2 narrows what still lies with its units by unit', async () => {
    const banyumas = await masukPetugas(portal.url, 'verif2.banyumas');
    assert.deepEqual(await daftar(banyumas, ''), []);
    assert.deepEqual(await daftar(banyumas, `?daftar=tingkat-1&unit=${dinkes}`), [dua.lama, dua.baru]);
    assert.deepEqual(await daftar(banyumas, `?daftar=tingkat-1&unit=${dinkes + 1}`), []);
  });

  it('filters that nobody knows narrow nothing, and never break', async () => {
    for (const aneh of ['?umur=999', '?bagian=constructor', '?isi=__proto__', '?unit=-1', '?unit=99999999999999999999'])
      assert.deepEqual(await daftar(unit, aneh), [dua.lama, dua.baru], aneh);
  });

  it('after a decision the oldest that still waits opens ready to be judged; after the last the list', async () => {
    const satu = await setujui(unit, dua.lama);
    assert.equal(satu.tujuan, `/admin/verifikasi/${dua.baru}#berikutnya`);
    assert.match((await unit.buka(`/admin/verifikasi/${dua.baru}`)).teks, /Formulir [A-Z ]+ disetujui/);
    const terakhir = await setujui(unit, dua.baru);
    assert.equal(terakhir.tujuan, '/admin/verifikasi');
  });

  it('what one petugas decided, newest first; nobody else’s', async () => {
    assert.deepEqual(await daftar(unit, '/riwayat'), [dua.baru, dua.lama]);
    assert.match((await unit.buka('/admin/verifikasi/riwayat')).teks, /Tingkat 2|tingkat 2/);
    const disdik = await masukPetugas(portal.url, 'verif1.disdik');
    assert.deepEqual(await daftar(disdik, '/riwayat'), []);
    assert.equal((await unit.kirim('/admin/verifikasi/riwayat', { _kunci: kunciBaru() })).status, 404);
  });
});
