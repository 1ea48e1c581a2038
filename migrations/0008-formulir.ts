import type { Knex } from 'knex';

/** The form of one NIP: its draft, kept as edits on top of the pembanding. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE formulir (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      nip text NOT NULL CONSTRAINT formulir_pegawai REFERENCES pegawai (nip) CONSTRAINT formulir_satu_per_nip UNIQUE,
      status text NOT NULL DEFAULT 'draf' CONSTRAINT formulir_status
        CHECK (status IN ('draf', 'dikembalikan', 'tingkat_1', 'tingkat_2', 'tingkat_3', 'tingkat_4', 'selesai')),
      instansi_kode text NOT NULL CONSTRAINT formulir_instansi REFERENCES instansi (kode),
      unit_kantor_id bigint CONSTRAINT formulir_unit REFERENCES kantor,
      kiriman_id bigint,
      berkas_fisik_pada timestamptz,
      berkas_fisik_oleh bigint CONSTRAINT formulir_berkas_fisik REFERENCES petugas,
      sejak timestamptz NOT NULL DEFAULT now(),
      dibuat_pada timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX formulir_antrean_unit ON formulir (unit_kantor_id, sejak) WHERE status = 'tingkat_1';
    CREATE INDEX formulir_antrean_instansi ON formulir (instansi_kode, sejak) WHERE status IN ('tingkat_2', 'tingkat_3');
    CREATE INDEX formulir_antrean_pusat ON formulir (sejak) WHERE status = 'tingkat_4';
    COMMENT ON TABLE formulir IS 'The e-PUPNS form of one NIP (not of an account)';
    COMMENT ON COLUMN formulir.unit_kantor_id IS 'Verifikator Level 1 chosen in Posisi';
    COMMENT ON COLUMN formulir.sejak IS 'Since when the form is in its status';

    CREATE TABLE formulir_bagian (
      formulir_id bigint NOT NULL CONSTRAINT formulir_bagian_formulir REFERENCES formulir ON DELETE CASCADE,
      bagian text NOT NULL,
      versi integer NOT NULL DEFAULT 1,
      isi jsonb NOT NULL DEFAULT '{}',
      sementara jsonb NOT NULL DEFAULT '{}',
      diubah_pada timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (formulir_id, bagian)
    );
    COMMENT ON TABLE formulir_bagian IS 'Judgements on one tab (butir to sikap and value) or one riwayat section ("semua sudah sesuai")';
    COMMENT ON COLUMN formulir_bagian.sementara IS 'Isian sementara: what was typed and not yet saved, as typed';
    COMMENT ON COLUMN formulir_bagian.versi IS 'Rises with every save; two devices notice each other by it';

    CREATE TABLE formulir_riwayat (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      formulir_id bigint NOT NULL CONSTRAINT formulir_riwayat_formulir REFERENCES formulir ON DELETE CASCADE,
      jenis text NOT NULL,
      tindakan text NOT NULL CONSTRAINT formulir_riwayat_tindakan CHECK (tindakan IN ('tambah', 'ubah', 'hapus')),
      asal_id bigint CONSTRAINT formulir_riwayat_asal REFERENCES riwayat ON DELETE CASCADE,
      isi jsonb,
      alasan text,
      CONSTRAINT formulir_riwayat_satu_per_asal UNIQUE (formulir_id, asal_id),
      CONSTRAINT formulir_riwayat_asal_diisi CHECK ((tindakan = 'tambah') = (asal_id IS NULL)),
      CONSTRAINT formulir_riwayat_isi_diisi CHECK ((tindakan = 'hapus') = (isi IS NULL))
    );
    CREATE INDEX formulir_riwayat_per_formulir ON formulir_riwayat (formulir_id, jenis);
    COMMENT ON TABLE formulir_riwayat IS 'What the PNS changes in the history: one row an added, changed or removed row';
  `);
}
