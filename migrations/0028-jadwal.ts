import type { Knex } from 'knex';

/** When people may register, fill in and be verified; who has longer; and who has been reminded (domain.md §7 Jadwal). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE jadwal (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      instansi_kode text CONSTRAINT jadwal_instansi REFERENCES instansi (kode),
      jenis text NOT NULL CONSTRAINT jadwal_jenis CHECK (jenis IN ('registrasi', 'pengisian', 'verifikasi')),
      mulai_pada timestamptz NOT NULL,
      selesai_pada timestamptz NOT NULL,
      CONSTRAINT jadwal_rentang CHECK (mulai_pada < selesai_pada)
    );
    CREATE UNIQUE INDEX jadwal_satu ON jadwal (coalesce(instansi_kode, ''), jenis);
    COMMENT ON TABLE jadwal IS 'Windows of the campaign; a kind without a row is open without end';
    COMMENT ON COLUMN jadwal.instansi_kode IS 'An instansi with a window of its own; NULL: the whole country';
    COMMENT ON COLUMN jadwal.selesai_pada IS 'The first moment at which it is over';

    CREATE TABLE perpanjangan (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      nip text NOT NULL CONSTRAINT perpanjangan_pegawai REFERENCES pegawai (nip),
      jenis text NOT NULL CONSTRAINT perpanjangan_jenis CHECK (jenis IN ('registrasi', 'pengisian', 'verifikasi')),
      sampai_pada timestamptz NOT NULL,
      alasan text NOT NULL,
      petugas_id bigint NOT NULL CONSTRAINT perpanjangan_petugas REFERENCES petugas,
      diberi_pada timestamptz NOT NULL,
      dicabut_pada timestamptz
    );
    CREATE UNIQUE INDEX perpanjangan_berlaku ON perpanjangan (nip, jenis) WHERE dicabut_pada IS NULL;
    CREATE INDEX perpanjangan_terbaru ON perpanjangan (diberi_pada DESC, id DESC);
    COMMENT ON TABLE perpanjangan IS 'One person has longer than the window of their instansi';
    COMMENT ON COLUMN perpanjangan.sampai_pada IS 'The first moment at which it is over';
    COMMENT ON COLUMN perpanjangan.dicabut_pada IS 'Taken back, or replaced by a later one';

    CREATE TABLE pengingat (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      jenis text NOT NULL CONSTRAINT pengingat_jenis CHECK (jenis IN ('pengisian', 'verifikasi')),
      lingkup text NOT NULL,
      batas timestamptz NOT NULL,
      hari integer NOT NULL,
      kursor bigint NOT NULL DEFAULT 0,
      selesai_pada timestamptz,
      CONSTRAINT pengingat_satu UNIQUE (jenis, lingkup, batas, hari)
    );
    CREATE INDEX pengingat_berjalan ON pengingat (id) WHERE selesai_pada IS NULL;
    CREATE INDEX formulir_terbuka ON formulir (instansi_kode, id) WHERE status IN ('draf', 'dikembalikan');
    COMMENT ON TABLE pengingat IS 'One walk through the forms that a reminder is for; nobody is reminded twice of the same';
    COMMENT ON COLUMN pengingat.lingkup IS 'nasional, instansi:<kode> or nip:<nip>: whose end this is';
    COMMENT ON COLUMN pengingat.kursor IS 'Last form that was looked at';
  `);
}
