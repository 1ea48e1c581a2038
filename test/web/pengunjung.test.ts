import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { buatBatas } from '../../src/web/batas.js';
import { kunciAlamat } from '../../src/web/pengunjung.js';
import { readSources } from '../shared/sumber.js';
import { Klien } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

describe('the address that limits count by', () => {
  const TABEL: [alamat: string | undefined, kunci: string][] = [
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7'],
    ['0:0:0:0:0:ffff:203.0.113.7', '203.0.113.7'],
    ['bukan alamat', 'tak-dikenal'],
    ['', 'tak-dikenal'],
    [undefined, 'tak-dikenal'],
  ];
  for (const [alamat, kunci] of TABEL) it(`${alamat} → ${kunci}`, () => assert.equal(kunciAlamat(alamat), kunci));

  it('is asked for in one place', () => {
    const pembaca = readSources().filter(({ code }) => /\breq\.ips?\b/.test(code));
    // The figures of /metrics are no limit: they ask which machine it is.
    assert.deepEqual(pembaca.map(({ name }) => name).sort(), ['src/web/kesehatan.ts', 'src/web/pengunjung.ts']);
  });
});

describe('quality Security: a network of IPv6 has one limit', () => {
  let portal: TestPortal;
  before(async () => {
    portal = await startTestPortal({ TRUST_PROXY: '1' });
    portal.deps.batas = buatBatas(portal.deps.db);
  });
  after(() => portal.close());

  const cek = (alamat: string) =>
    new Klien(portal.url, { 'X-Forwarded-For': alamat }).kirim('/cek-status/pendaftaran', {
      nomor_register: 'AAAAAAAA',
    });

  it('however many addresses of it are used; the neighbour has its own', async () => {
    for (let i = 1; i <= 30; i += 1) assert.equal((await cek(`2001:db8:0:7::${i.toString(16)}`)).status, 422);
    assert.equal((await cek('2001:db8:0:7:ffff::1')).status, 429);
    assert.equal((await cek('2001:db8:0:8::1')).status, 422);
  });
});
