import type { Knex } from 'knex';

/** What admin_bkn keeps for everybody: questionnaires edited as new versions, and imports as work of the portal itself. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE kuesioner
      ADD COLUMN diterbitkan_pada timestamptz,
      ADD COLUMN diterbitkan_oleh bigint CONSTRAINT kuesioner_penerbit REFERENCES petugas,
      ADD COLUMN alasan text;
    COMMENT ON COLUMN kuesioner.diterbitkan_pada IS 'When it was published in the console; NULL: it came with the program';

    CREATE TABLE kuesioner_draf (
      kode text CONSTRAINT kuesioner_draf_kunci PRIMARY KEY,
      dasar integer NOT NULL,
      judul text NOT NULL,
      pengantar text NOT NULL,
      asal text NOT NULL CONSTRAINT kuesioner_draf_asal CHECK (asal IN ('pengelola', 'stakeholder')),
      pertanyaan jsonb NOT NULL,
      versi integer NOT NULL DEFAULT 1,
      diubah_oleh bigint NOT NULL CONSTRAINT kuesioner_draf_petugas REFERENCES petugas,
      diubah_pada timestamptz NOT NULL,
      CONSTRAINT kuesioner_draf_dari FOREIGN KEY (kode, dasar) REFERENCES kuesioner (kode, versi)
    );
    COMMENT ON TABLE kuesioner_draf IS 'The next version of a questionnaire while it is written; gone once it is published or thrown away';
    COMMENT ON COLUMN kuesioner_draf.dasar IS 'The version it began from';
    COMMENT ON COLUMN kuesioner_draf.versi IS 'Counts the changes, so that two who edit notice each other';

    CREATE TABLE kuesioner_hitungan (
      kode text NOT NULL,
      versi integer NOT NULL,
      diisi bigint NOT NULL,
      dikirim bigint NOT NULL,
      dihitung_pada timestamptz NOT NULL,
      PRIMARY KEY (kode, versi),
      CONSTRAINT kuesioner_hitungan_versi FOREIGN KEY (kode, versi) REFERENCES kuesioner (kode, versi)
    );
    COMMENT ON TABLE kuesioner_hitungan IS 'How many forms answered which version, as counted when somebody asked last';

    CREATE TABLE impor (
      id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT impor_kunci PRIMARY KEY,
      jenis text NOT NULL,
      nama_berkas text NOT NULL,
      ukuran bigint NOT NULL,
      sidik text NOT NULL,
      status text NOT NULL CONSTRAINT impor_status CHECK (status IN
        ('antre_periksa', 'memeriksa', 'diperiksa', 'antre_impor', 'mengimpor', 'selesai', 'terputus', 'gagal', 'dibatalkan', 'kedaluwarsa')),
      status_pada timestamptz NOT NULL,
      diunggah_oleh bigint NOT NULL CONSTRAINT impor_pengunggah REFERENCES petugas,
      diunggah_pada timestamptz NOT NULL,
      dijalankan_oleh bigint CONSTRAINT impor_pelaksana REFERENCES petugas,
      alasan text,
      pegangan text,
      denyut_pada timestamptz,
      kemajuan jsonb,
      periksa jsonb,
      hasil jsonb,
      contoh jsonb,
      pesan text,
      CONSTRAINT impor_beralasan CHECK (status NOT IN ('antre_impor', 'mengimpor', 'selesai') OR alasan IS NOT NULL)
    );
    CREATE UNIQUE INDEX impor_satu_saja ON impor ((true)) WHERE status IN ('memeriksa', 'mengimpor');
    CREATE INDEX impor_antre ON impor (status_pada) WHERE status IN ('antre_periksa', 'antre_impor');
    COMMENT ON TABLE impor IS 'Imports of the console: first a trial run that writes nothing, then the run';
    COMMENT ON COLUMN impor.pegangan IS 'Whose process runs it; one that has lost it stops';
    COMMENT ON COLUMN impor.denyut_pada IS 'Last sign of life of that process';
    COMMENT ON COLUMN impor.contoh IS 'Some changes of the trial run, old and new; removed together with the file and the report';

    CREATE TABLE impor_berkas (
      impor_id bigint NOT NULL CONSTRAINT impor_berkas_impor REFERENCES impor ON DELETE CASCADE,
      bagian text NOT NULL CONSTRAINT impor_berkas_bagian CHECK (bagian IN ('unggahan', 'laporan')),
      urut integer NOT NULL,
      isi bytea NOT NULL,
      PRIMARY KEY (impor_id, bagian, urut)
    );
    ALTER TABLE impor_berkas ALTER COLUMN isi SET STORAGE EXTERNAL;
    COMMENT ON TABLE impor_berkas IS 'The uploaded file and the report of refused rows, in encrypted pieces; every process can take up the work';
  `);
}
