import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tolakKataKunci } from '../../src/portal/kata-kunci.js';

const MILIK = { nip: '198003122005012907', tanggalLahir: '1980-03-12' };
const TOO_SHORT = /paling sedikit 8 karakter/;
const TOO_LONG = /paling panjang 72/;
const COMMON = /terlalu umum/;
const OWN = /NIP atau tanggal lahir/;

describe('domain §5.3: Kata Kunci ≥ 8, not a common one, not NIP or birth date', () => {
  const REFUSED: [rule: string, kataKunci: string, message: RegExp][] = [
    ['7 characters', 'batik-7', TOO_SHORT],
    ['empty', '', TOO_SHORT],
    ['more than bcrypt reads', 'x'.repeat(73), TOO_LONG],
    ['more than bcrypt reads, in two-byte letters', 'é'.repeat(37), TOO_LONG],
    ['common', 'password', COMMON],
    ['common, in capitals', 'PASSWORD', COMMON],
    ['common digits', '12345678', COMMON],
    ['common on a keyboard', 'qwerty123', COMMON],
    ['common here', 'bismillah', COMMON],
    ['common here, with digits behind', 'Indonesia45', COMMON],
    ['common here, with signs behind', 'rahasia123!!', COMMON],
    ['the campaign and its year', 'epupns2015', COMMON],
    ['the NIP', '198003122005012907', OWN],
    ['the NIP with spaces', '19800312 200501 2 907', OWN],
    ['the NIP inside', 'aku198003122005012907!', OWN],
    ['birth date yyyymmdd', '19800312', OWN],
    ['birth date ddmmyyyy', '12031980', OWN],
    ['birth date dd-mm-yyyy', '12-03-1980', OWN],
    ['birth date dd/mm/yyyy with a letter', 'a12/03/1980', OWN],
    ['birth date yyyy-mm-dd inside', 'lahir1980-03-12', OWN],
    ['birth date ddmmyyyy inside', 'lahir12031980', OWN],
    ['birth date ddmmyy with little beside', 'a12-03-80', OWN],
  ];
  for (const [rule, kataKunci, message] of REFUSED) {
    it(`refused: ${rule}`, () => assert.match(tolakKataKunci(kataKunci, MILIK) ?? 'taken', message));
  }

  const TAKEN: [rule: string, kataKunci: string][] = [
    ['8 characters of one’s own', 'k3ris+di'],
    ['a sentence', 'kopi tubruk tiap pagi'],
    ['as much as bcrypt reads', 'Kr7'.repeat(24)],
    ['somebody else’s birth date', 'lahir13031980'],
    ['a common word among others', 'indonesia-jaya-raya'],
    ['the six digits of a birth date in a long one of one’s own', 'gudeg-120380-jogja'],
  ];
  for (const [rule, kataKunci] of TAKEN)
    it(`taken: ${rule}`, () => assert.equal(tolakKataKunci(kataKunci, MILIK), null));

  it('an NIP whose birth date BKN holds differently is refused all the same, spaces or not', () => {
    const milik = { ...MILIK, tanggalLahir: '1981-01-01' };
    for (const nip of ['198003122005012907', '19800312 200501 2 907'])
      assert.match(tolakKataKunci(nip, milik) ?? 'taken', OWN);
  });

  it('whose birth date BKN does not hold can still choose one', () => {
    const milik = { ...MILIK, tanggalLahir: '' };
    assert.equal(tolakKataKunci('kopi tubruk tiap pagi', milik), null);
    assert.match(tolakKataKunci('198003122005012907', milik) ?? 'taken', OWN);
  });
});
