import type { Knex } from 'knex';

/** Tickets of the helpdesk with their steps, conversation and files; FAQ and answer templates. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(TIKET);
  await knex.raw(RIWAYAT_TIKET);
  await knex.raw(TETAP);
  await knex.raw(BUKTI);
  await knex.raw(TEKS);
}

const TIKET = `
  CREATE TABLE tiket (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    nomor text NOT NULL CONSTRAINT tiket_nomor_unik UNIQUE CONSTRAINT tiket_nomor CHECK (nomor ~ '^[0-9]{10}$'),
    kategori text NOT NULL,
    nip text NOT NULL CONSTRAINT tiket_nip CHECK (nip ~ '^[0-9]{18}$'),
    nama text NOT NULL,
    instansi_kode text CONSTRAINT tiket_instansi REFERENCES instansi (kode),
    registrasi_id bigint CONSTRAINT tiket_registrasi REFERENCES registrasi,
    isi jsonb NOT NULL,
    tambahan jsonb,
    pokok text NOT NULL,
    email text,
    status text NOT NULL DEFAULT 'baru' CONSTRAINT tiket_status
      CHECK (status IN ('baru', 'diproses', 'menunggu_pelapor', 'disetujui', 'ditolak', 'dikoreksi')),
    kantor_id bigint NOT NULL CONSTRAINT tiket_kantor REFERENCES kantor,
    petugas_id bigint CONSTRAINT tiket_petugas REFERENCES petugas,
    dibuat_pada timestamptz NOT NULL,
    sejak timestamptz NOT NULL,
    jam_berhenti_pada timestamptz,
    diputus_pada timestamptz,
    diputus_oleh bigint CONSTRAINT tiket_pemutus REFERENCES petugas,
    penyelesaian text,
    keterangan text,
    jawaban_dari_id bigint CONSTRAINT tiket_jawaban_dari REFERENCES tiket,
    memakai_turun_status boolean NOT NULL DEFAULT false,
    cari text NOT NULL GENERATED ALWAYS AS (kunci_cari(nama)) STORED,
    CONSTRAINT tiket_jam_berhenti CHECK ((status = 'menunggu_pelapor') = (jam_berhenti_pada IS NOT NULL)),
    CONSTRAINT tiket_diputus CHECK ((status IN ('disetujui', 'ditolak', 'dikoreksi')) = (diputus_pada IS NOT NULL)),
    CONSTRAINT tiket_diambil CHECK (status <> 'diproses' OR petugas_id IS NOT NULL),
    CONSTRAINT tiket_keterangan CHECK (status NOT IN ('ditolak', 'dikoreksi') OR keterangan IS NOT NULL)
  );
  CREATE UNIQUE INDEX tiket_terbuka_unik ON tiket (kategori, nip, pokok) WHERE status IN ('baru', 'diproses', 'menunggu_pelapor');
  CREATE UNIQUE INDEX tiket_turun_status_sekali ON tiket (nip) WHERE memakai_turun_status;
  CREATE INDEX tiket_kotak_masuk ON tiket (kantor_id, status, sejak) WHERE status IN ('baru', 'diproses', 'menunggu_pelapor');
  CREATE INDEX tiket_jatuh_tempo ON tiket (sejak) WHERE status IN ('baru', 'diproses');
  CREATE INDEX tiket_sepi ON tiket (jam_berhenti_pada) WHERE status = 'menunggu_pelapor';
  CREATE INDEX tiket_pokok ON tiket (kategori, pokok) WHERE status IN ('baru', 'diproses', 'menunggu_pelapor');
  CREATE INDEX tiket_per_nip ON tiket (nip, id);
  CREATE INDEX tiket_per_registrasi ON tiket (registrasi_id) WHERE registrasi_id IS NOT NULL;
  CREATE INDEX tiket_cari ON tiket USING gin (cari gin_trgm_ops);
  COMMENT ON TABLE tiket IS 'A request to the helpdesk; isi is checked by the kategori''s own file';
  COMMENT ON COLUMN tiket.nomor IS '9 random digits and a check digit; whoever knows it sees the state, with the NIP the conversation';
  COMMENT ON COLUMN tiket.nip IS 'Whose matter it is; no reference, because kategori 14 is about a NIP that does not exist';
  COMMENT ON COLUMN tiket.nama IS 'Name as BKN holds it, or as reported where BKN holds none';
  COMMENT ON COLUMN tiket.instansi_kode IS 'Instansi of the PNS, or the one named in the request; for the filter of the inbox';
  COMMENT ON COLUMN tiket.tambahan IS 'What the petugas completed before approving, by field code';
  COMMENT ON COLUMN tiket.pokok IS 'What is asked for, normalised: open tickets of one kategori with the same pokok can be answered together';
  COMMENT ON COLUMN tiket.kantor_id IS 'The office whose turn it is, or that decided';
  COMMENT ON COLUMN tiket.petugas_id IS 'Who has taken it';
  COMMENT ON COLUMN tiket.sejak IS 'At this office since; moved on by the time that the reporter took to answer';
  COMMENT ON COLUMN tiket.jam_berhenti_pada IS 'Since when the reporter''s answer is awaited; the clock of escalation stands still';
  COMMENT ON COLUMN tiket.jawaban_dari_id IS 'The ticket whose answer was given to this one too';
  COMMENT ON COLUMN tiket.memakai_turun_status IS 'Approving this ticket turned the form down: the once-per-PNS is used up';
`;

const RIWAYAT_TIKET = `
  CREATE TABLE tiket_langkah (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tiket_id bigint NOT NULL CONSTRAINT tiket_langkah_tiket REFERENCES tiket,
    aksi text NOT NULL,
    dari text,
    ke text NOT NULL,
    pelaku_jenis text NOT NULL CONSTRAINT tiket_langkah_pelaku CHECK (pelaku_jenis IN ('umum', 'pns', 'petugas', 'sistem')),
    petugas_id bigint CONSTRAINT tiket_langkah_petugas REFERENCES petugas,
    kantor_id bigint NOT NULL CONSTRAINT tiket_langkah_kantor REFERENCES kantor,
    keterangan text,
    pada timestamptz NOT NULL,
    CONSTRAINT tiket_langkah_oleh_petugas CHECK ((pelaku_jenis = 'petugas') = (petugas_id IS NOT NULL))
  );
  CREATE INDEX tiket_langkah_per_tiket ON tiket_langkah (tiket_id, id);
  COMMENT ON TABLE tiket_langkah IS 'Every step of a ticket, append-only';
  COMMENT ON COLUMN tiket_langkah.kantor_id IS 'The office whose turn it is after the step';
  COMMENT ON COLUMN tiket_langkah.keterangan IS 'Reason or remark; shown to the reporter for the steps that the reporter sees';

  CREATE TABLE tiket_pesan (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tiket_id bigint NOT NULL CONSTRAINT tiket_pesan_tiket REFERENCES tiket,
    oleh text NOT NULL CONSTRAINT tiket_pesan_oleh CHECK (oleh IN ('pelapor', 'petugas')),
    petugas_id bigint CONSTRAINT tiket_pesan_petugas REFERENCES petugas,
    kantor_id bigint CONSTRAINT tiket_pesan_kantor REFERENCES kantor,
    teks text NOT NULL,
    pada timestamptz NOT NULL,
    CONSTRAINT tiket_pesan_dari_kantor CHECK ((oleh = 'petugas') = (petugas_id IS NOT NULL AND kantor_id IS NOT NULL))
  );
  CREATE INDEX tiket_pesan_per_tiket ON tiket_pesan (tiket_id, id);
  COMMENT ON TABLE tiket_pesan IS 'The conversation of a ticket: what the office asks and what the reporter answers, append-only';

  CREATE TABLE tiket_berkas (
    tiket_id bigint NOT NULL CONSTRAINT tiket_berkas_tiket REFERENCES tiket,
    berkas_id bigint NOT NULL CONSTRAINT tiket_berkas_berkas REFERENCES berkas,
    dokumen text,
    pesan_id bigint CONSTRAINT tiket_berkas_pesan REFERENCES tiket_pesan,
    PRIMARY KEY (tiket_id, berkas_id),
    CONSTRAINT tiket_berkas_tempat CHECK (num_nonnulls(dokumen, pesan_id) = 1)
  );
  CREATE INDEX tiket_berkas_per_berkas ON tiket_berkas (berkas_id);
  COMMENT ON TABLE tiket_berkas IS 'Files of a ticket: of a document that its kategori asks for, or of an answer';
`;

const TETAP = ['tiket_langkah', 'tiket_pesan', 'tiket_berkas']
  .map(
    (tabel) => `
  CREATE TRIGGER ${tabel}_tetap BEFORE UPDATE OR DELETE ON ${tabel} FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
  CREATE TRIGGER ${tabel}_tidak_dikosongkan BEFORE TRUNCATE ON ${tabel} FOR EACH STATEMENT EXECUTE FUNCTION tolak_perubahan();`,
  )
  .join('\n');

const BUKTI = `
  ALTER TABLE bukti ADD COLUMN tiket_id bigint CONSTRAINT bukti_tiket REFERENCES tiket,
    DROP CONSTRAINT bukti_jenis, DROP CONSTRAINT bukti_satu_objek,
    ADD CONSTRAINT bukti_jenis CHECK (jenis IN ('registrasi', 'pengisian', 'selesai', 'tiket')),
    ADD CONSTRAINT bukti_satu_objek CHECK ((jenis = 'registrasi') = (registrasi_id IS NOT NULL) AND (jenis = 'tiket') = (tiket_id IS NOT NULL)
      AND (jenis IN ('pengisian', 'selesai')) = (kiriman_id IS NOT NULL));
  CREATE UNIQUE INDEX bukti_per_tiket ON bukti (tiket_id) WHERE tiket_id IS NOT NULL;
`;

const TEKS = `
  CREATE TABLE faq (
    kode text PRIMARY KEY CONSTRAINT faq_kode CHECK (kode ~ '^[a-z0-9-]{2,60}$'),
    urutan integer NOT NULL,
    judul text NOT NULL,
    isi text NOT NULL,
    aktif boolean NOT NULL DEFAULT true
  );
  COMMENT ON TABLE faq IS 'Frequent questions; isi is markdown. Rows once seeded belong to the console';

  CREATE TABLE templat_jawaban (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kategori text,
    aksi text NOT NULL CONSTRAINT templat_jawaban_aksi CHECK (aksi IN ('setujui', 'tolak', 'minta_kelengkapan')),
    judul text NOT NULL,
    teks text NOT NULL,
    aktif boolean NOT NULL DEFAULT true,
    CONSTRAINT templat_jawaban_unik UNIQUE NULLS NOT DISTINCT (kategori, aksi, judul)
  );
  COMMENT ON TABLE templat_jawaban IS 'Texts that petugas pick from when they decide or ask back; kategori NULL: for every kategori';
`;
