import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { startTestPortal, type TestPortal } from '../support/portal.js';

let portal: TestPortal;
before(async () => {
  portal = await startTestPortal({ TRUST_PROXY: '1' });
});
after(() => portal.close());

const dari = async (alamat: string | null): Promise<Response> =>
  fetch(`${portal.url}/metrics`, { headers: alamat ? { 'X-Forwarded-For': alamat } : {} });

it('figures are answered to private addresses only (domain §3: what the anonymous may see)', async () => {
  for (const alamat of [null, '10.1.2.3', '192.168.7.8', '::1'])
    assert.equal((await dari(alamat)).status, 200, String(alamat));
  for (const alamat of ['36.84.1.2', '172.32.0.1', '2001:db8::7', 'unknown'])
    assert.equal((await dari(alamat)).status, 404, alamat);
});

it('nor to whoever comes through a proxy that TRUST_PROXY does not know of', async () => {
  const tanpa = await startTestPortal();
  try {
    const status = async (headers: Record<string, string>) => (await fetch(`${tanpa.url}/metrics`, { headers })).status;
    assert.equal(await status({}), 200);
    assert.equal(await status({ 'X-Forwarded-For': '36.84.1.2' }), 404);
    assert.equal(await status({ Forwarded: 'for=36.84.1.2' }), 404);
  } finally {
    await tanpa.close();
  }
});

it('they count requests by the pattern of the route, not by the address', async () => {
  await (await fetch(`${portal.url}/bukti/ABCDEFGHJKMN`)).text();
  const teks = await (await dari(null)).text();
  assert.match(teks, /route="\/bukti\/:kode"/);
  assert.doesNotMatch(teks, /ABCDEFGHJKMN/);
});
