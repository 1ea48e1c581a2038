import type { Knex } from 'knex';

/**
 * Counters of the campaign. A change writes what it adds and takes away into rekap_selisih, in its own transaction and
 * without waiting for anybody; a job folds that into rekap_kini and rekap_harian. A reader adds both.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(TABEL);
  for (const { tabel, sql } of SUMBER) await knex.raw(pemicu(tabel, sql));
  await knex.raw(AWAL);
}

const TABEL = `
  CREATE TABLE rekap_kini (
    instansi_kode text NOT NULL CONSTRAINT rekap_kini_instansi REFERENCES instansi (kode),
    kantor_id bigint NOT NULL DEFAULT 0,
    ukuran text NOT NULL,
    jumlah integer NOT NULL,
    PRIMARY KEY (instansi_kode, kantor_id, ukuran)
  );
  COMMENT ON TABLE rekap_kini IS 'How many there are now, by instansi; kantor_id 0 is the whole instansi, others a Verifikator Level 1 unit';
  COMMENT ON COLUMN rekap_kini.ukuran IS 'pns_<kedudukan hukum>, registrasi_<status>, formulir_<status>, kiriman';

  CREATE TABLE rekap_harian (
    instansi_kode text NOT NULL CONSTRAINT rekap_harian_instansi REFERENCES instansi (kode),
    tanggal date NOT NULL,
    ukuran text NOT NULL,
    selisih integer NOT NULL,
    PRIMARY KEY (tanggal, instansi_kode, ukuran)
  );
  COMMENT ON TABLE rekap_harian IS 'What each day (WIB) added and took away, by instansi';

  CREATE TABLE rekap_selisih (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    instansi_kode text NOT NULL,
    kantor_id bigint NOT NULL DEFAULT 0,
    ukuran text NOT NULL,
    selisih integer NOT NULL,
    tanggal date NOT NULL DEFAULT (now() AT TIME ZONE 'Asia/Jakarta')::date
  );
  COMMENT ON TABLE rekap_selisih IS 'Changes that the job has not folded yet';
`;

/** One row a thing that is counted: `baris` stands for the transition table, `n` for +1 or -1. */
const SUMBER = [
  {
    tabel: 'pegawai',
    sql: (baris: string, n: number) => `SELECT instansi_kode, 0::bigint, 'pns_' || kedudukan_hukum, ${n} FROM ${baris}`,
  },
  {
    tabel: 'registrasi',
    sql: (baris: string, n: number) => `SELECT instansi_kode, 0::bigint, 'registrasi_' || status, ${n} FROM ${baris}`,
  },
  {
    tabel: 'formulir',
    sql: (baris: string, n: number) => `SELECT instansi_kode, 0::bigint, 'formulir_' || status, ${n} FROM ${baris}
      UNION ALL SELECT instansi_kode, unit_kantor_id, 'formulir_' || status, ${n} FROM ${baris} WHERE unit_kantor_id IS NOT NULL`,
  },
  {
    tabel: 'kiriman',
    // By the unit it was sent to: that never changes, the form's instansi may.
    sql: (
      baris: string,
      n: number,
    ) => `SELECT u.instansi_kode, 0::bigint, 'kiriman', ${n} FROM ${baris} b JOIN kantor u ON u.id = b.unit_kantor_id
      UNION ALL SELECT u.instansi_kode, u.id, 'kiriman', ${n} FROM ${baris} b JOIN kantor u ON u.id = b.unit_kantor_id`,
  },
] as const;

type Sql = (baris: string, n: number) => string;

const CATAT = (isi: string) => `
  INSERT INTO rekap_selisih (instansi_kode, kantor_id, ukuran, selisih)
  SELECT instansi_kode, kantor_id, ukuran, sum(n) FROM (${isi}) AS satu (instansi_kode, kantor_id, ukuran, n)
  GROUP BY 1, 2, 3 HAVING sum(n) <> 0`;

/** Triggers of a statement, not of a row: an import of thousands writes one line a counter. */
function pemicu(tabel: string, sql: Sql): string {
  const fungsi = (kapan: string, isi: string) => `
    CREATE FUNCTION rekap_${tabel}_${kapan}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${CATAT(isi)}; RETURN NULL; END $$;`;
  const pasang = (kapan: string, aksi: string, rujuk: string) => `
    CREATE TRIGGER rekap_${kapan} AFTER ${aksi} ON ${tabel} REFERENCING ${rujuk} FOR EACH STATEMENT EXECUTE FUNCTION rekap_${tabel}_${kapan}();`;
  return [
    fungsi('tambah', sql('baru', 1)),
    pasang('tambah', 'INSERT', 'NEW TABLE AS baru'),
    fungsi('ubah', `${sql('baru', 1)} UNION ALL ${sql('lama', -1)}`),
    pasang('ubah', 'UPDATE', 'OLD TABLE AS lama NEW TABLE AS baru'),
    fungsi('hapus', sql('lama', -1)),
    pasang('hapus', 'DELETE', 'OLD TABLE AS lama'),
  ].join('\n');
}

/** Whatever is there already counts from today on. */
const AWAL = SUMBER.map(({ tabel, sql }) => CATAT(sql(tabel, 1))).join(';\n');
