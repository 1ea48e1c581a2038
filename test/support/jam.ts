/** A Wednesday, ten in the morning in Jakarta: no midnight, month end or weekend is near, whenever the tests run. */
const AWAL = Date.parse('2026-11-18T10:00:00+07:00');
const DIMUAT = Date.now();

/**
 * The clock that tests give the portal: it runs on from the same moment in every run; `advance` comes on top of it.
 * TEST_MULAI (bin/test.ts) says when the run began, so that its files agree with the template seeded before them.
 */
export function jamUji(): Date {
  return new Date(AWAL + Date.now() - Number(process.env.TEST_MULAI ?? DIMUAT));
}
