import type { Knex } from 'knex';

/**
 * The trail also says from where and why, and is sealed in batches: each seal hashes its rows and the seal before it, so
 * that a row removed or altered afterwards is found. Writers wait for nobody; a job seals what has been committed.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(String.raw`
    ALTER TABLE jejak ADD COLUMN alamat text, ADD COLUMN alasan text;
    COMMENT ON COLUMN jejak.permintaan IS 'Id of the request, as in the log';
    COMMENT ON COLUMN jejak.alamat IS 'Network address the step came from; an IPv6 one by its /64';
    COMMENT ON COLUMN jejak.alasan IS 'Why, in the words of whoever took the step';
    CREATE INDEX jejak_per_aksi ON jejak (aksi, id);

    CREATE TABLE jejak_segel (
      nomor bigint PRIMARY KEY,
      sampai_id bigint NOT NULL,
      banyak integer NOT NULL,
      sidik bytea NOT NULL,
      dibuat_pada timestamptz NOT NULL DEFAULT now()
    );
    COMMENT ON TABLE jejak_segel IS 'Seals over batches of the trail, each over the one before';
    COMMENT ON COLUMN jejak_segel.sampai_id IS 'Highest id in the batch; lower ones may be in a later batch when they were committed later';

    CREATE TABLE jejak_tersegel (
      jejak_id bigint PRIMARY KEY,
      segel_nomor bigint NOT NULL CONSTRAINT jejak_tersegel_segel REFERENCES jejak_segel
    );
    CREATE INDEX jejak_tersegel_per_segel ON jejak_tersegel (segel_nomor);
    COMMENT ON TABLE jejak_tersegel IS 'Which rows a seal covers; no reference to jejak, so that a removed row is missed and not refused';

    CREATE TRIGGER jejak_segel_tetap BEFORE UPDATE OR DELETE ON jejak_segel FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
    CREATE TRIGGER jejak_segel_tidak_dikosongkan BEFORE TRUNCATE ON jejak_segel FOR EACH STATEMENT EXECUTE FUNCTION tolak_perubahan();
    CREATE TRIGGER jejak_tersegel_tetap BEFORE UPDATE OR DELETE ON jejak_tersegel FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
    CREATE TRIGGER jejak_tersegel_tidak_dikosongkan BEFORE TRUNCATE ON jejak_tersegel FOR EACH STATEMENT EXECUTE FUNCTION tolak_perubahan();

    -- Everything a row says, each part with its length, so that no two rows read alike.
    CREATE FUNCTION isi_jejak(j jejak) RETURNS text LANGUAGE sql IMMUTABLE
      RETURN (SELECT string_agg(CASE WHEN satu IS NULL THEN '-' ELSE length(satu) || ':' || satu END, '' ORDER BY urut)
        FROM unnest(ARRAY[j.id::text, (extract(epoch FROM j.pada) * 1000000)::bigint::text, j.pelaku_jenis, j.pelaku_id::text, j.aksi,
          j.objek_jenis, j.objek_id, j.rincian::text, j.permintaan, j.alamat, j.alasan]) WITH ORDINALITY AS bagian (satu, urut));
    COMMENT ON FUNCTION isi_jejak IS 'What a seal hashes of one row';

    -- A seal over some rows and the seal before it.
    CREATE FUNCTION sidik_segel(sebelum bytea, baris bigint[]) RETURNS bytea LANGUAGE sql STABLE
      RETURN sha256(sebelum || coalesce((SELECT sha256(convert_to(string_agg(isi_jejak(j), E'\n' ORDER BY j.id), 'UTF8')) FROM jejak j WHERE j.id = ANY(baris)), ''::bytea));
  `);
}
