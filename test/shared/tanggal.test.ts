import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  bacaTanggal,
  hariWib,
  selisihHari,
  selisihTahun,
  susunTanggal,
  tampilJam,
  tampilSaat,
  tampilTanggal,
  tanggalPanjang,
} from '../../src/shared/tanggal.js';

describe('domain §6: dates are accepted with - / . or nothing between or the month named, and shown dd-mm-yyyy', () => {
  const READ: [typed: string, stored: string | null][] = [
    ['24-07-1985', '1985-07-24'],
    ['24/07/1985', '1985-07-24'],
    ['24.07.1985', '1985-07-24'],
    ['24 07 1985', '1985-07-24'],
    ['4-7-1985', '1985-07-04'],
    ['  24-07-1985 ', '1985-07-24'],
    ['29-02-2004', '2004-02-29'],
    ['29-02-2000', '2000-02-29'],
    ['01-01-1900', '1900-01-01'],
    ['31-12-2100', '2100-12-31'],
    ['29-02-2003', null],
    ['29-02-1900', null],
    ['31-04-1985', null],
    ['00-07-1985', null],
    ['24-00-1985', null],
    ['24-13-1985', null],
    ['32-01-1985', null],
    ['24-07-1899', null],
    ['24-07-2101', null],
    ['24-07-85', null],
    ['1985-07-24', null],
    ['07-24-1985', null],
    ['24071985', '1985-07-24'],
    ['4071985', null],
    ['19850724', null],
    ['20111012', null],
    ['31021985', null],
    ['24--07-1985', null],
    ['24-07-1985x', null],
    ['24 Juli 1985', '1985-07-24'],
    ['1 juli 2014', '2014-07-01'],
    ['01-JUL-2014', '2014-07-01'],
    ['5 Sept. 2014', '2014-09-05'],
    ['3 Mei 2014', '2014-05-03'],
    ['28 Pebruari 2010', '2010-02-28'],
    ['30 Feb 2010', null],
    ['17 Nopember 1999', '1999-11-17'],
    ['17 Nop 1999', '1999-11-17'],
    ['2 Agt 1999', '1999-08-02'],
    ['2 Agu 1999', '1999-08-02'],
    ['2 Juliana 1999', null],
    ['2 constructor 1999', null],
    ['2 ju 1999', null],
    ['24Juli1985', null],
    ['-', null],
    ['', null],
  ];
  for (const [typed, stored] of READ) {
    it(`"${typed}" ${stored ? `is ${stored}` : 'is no date'}`, () => assert.equal(bacaTanggal(typed), stored));
  }

  it('what is shown reads back as the same date', () => {
    assert.equal(tampilTanggal('1985-07-04'), '04-07-1985');
    assert.equal(bacaTanggal(tampilTanggal('1985-07-04')), '1985-07-04');
  });

  it('a date is put together only from a day that exists', () => {
    assert.equal(susunTanggal(1980, 3, 12), '1980-03-12');
    assert.equal(susunTanggal(1980, 2, 30), null);
    assert.equal(susunTanggal(1980, -1, 1), null);
    assert.equal(susunTanggal(Number.NaN, 1, 1), null);
  });
});

describe('domain §6: events read "24 Juli 2015 10.42 WIB"', () => {
  const INSTANTS: [utc: string, event: string, clock: string, day: string][] = [
    ['2015-07-24T03:42:00Z', '24 Juli 2015 10.42 WIB', '10.42', '2015-07-24'],
    ['2015-07-24T17:05:59Z', '25 Juli 2015 00.05 WIB', '00.05', '2015-07-25'],
    ['2015-12-31T16:59:00Z', '31 Desember 2015 23.59 WIB', '23.59', '2015-12-31'],
    ['2015-12-31T17:00:00Z', '1 Januari 2016 00.00 WIB', '00.00', '2016-01-01'],
  ];
  for (const [utc, event, clock, day] of INSTANTS) {
    it(`${utc} is ${event}`, () => {
      const instant = new Date(utc);
      assert.equal(tampilSaat(instant), event);
      assert.equal(tampilJam(instant), clock);
      assert.equal(hariWib(instant), day);
      assert.ok(event.startsWith(tanggalPanjang(instant)));
    });
  }

  it('days between instants are counted by the calendar in WIB', () => {
    const days = (from: string, to: string) => selisihHari(new Date(from), new Date(to));
    assert.equal(days('2015-07-24T16:59:00Z', '2015-07-24T17:00:00Z'), 1);
    assert.equal(days('2015-07-24T17:00:00Z', '2015-07-25T16:59:00Z'), 0);
    assert.equal(days('2015-07-25T17:00:00Z', '2015-07-24T16:00:00Z'), -2);
  });
});

describe('full years between dates', () => {
  const YEARS: [from: string, to: string, years: number][] = [
    ['1980-03-12', '1998-03-11', 17],
    ['1980-03-12', '1998-03-12', 18],
    ['1980-03-12', '1998-12-01', 18],
    ['1980-12-31', '1981-01-01', 0],
    ['1980-02-29', '1998-02-28', 17],
  ];
  for (const [from, to, years] of YEARS) {
    it(`${from} to ${to}: ${years}`, () => assert.equal(selisihTahun(from, to), years));
  }
});
