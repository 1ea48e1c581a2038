// Keeps what is typed a few seconds after typing stops. Every page works without this file.

const JEDA_MS = 2500;
const COBA_LAGI_MS = 10000;

const BERHENTI = {
  bentrok:
    'Bagian ini juga diubah dari perangkat lain. Ketikan di halaman ini belum tersimpan. Tekan Simpan untuk melihat bedanya.',
  hilang: 'Baris ini sudah dihapus dari perangkat lain. Tekan Simpan: ketikan Anda kembali sebagai baris baru.',
  terkunci:
    'Bagian ini tidak bisa diisi lagi, mungkin formulirnya sudah dikirim atau waktunya sudah lewat. Muat ulang halaman untuk melihatnya.',
  habis: 'Sesi Anda sudah berakhir. Tekan Simpan, lalu login: ketikan Anda kembali di sini.',
};
const PUTUS = 'Belum tersimpan: jaringan terputus. Kami coba lagi sendiri; yang Anda ketik masih ada di sini.';

function pasangKetik(form) {
  const kabar = form.querySelector('[data-ketik-kabar]');
  const salinan = window.salinanKetikan.get(form);
  let jeda;
  let berjalan = false;
  let berubah = false;
  let berhenti = false;

  const jadwalkan = (lama) => {
    clearTimeout(jeda);
    if (!berhenti) jeda = setTimeout(simpan, lama);
  };

  async function simpan() {
    clearTimeout(jeda);
    if (berhenti || berjalan || !berubah) return;
    berjalan = true;
    berubah = false;
    const terkirim = salinan?.ketikan();
    const gagal = await kirim(form, kabar).catch(() => 'putus');
    if (!gagal) salinan?.tersimpan(terkirim);
    berjalan = false;
    if (gagal === 'putus') {
      berubah = true;
      kabar.textContent = PUTUS;
      jadwalkan(COBA_LAGI_MS);
    } else if (gagal) {
      berhenti = true;
      kabar.textContent = BERHENTI[gagal];
      kabar.classList.add('not-kept');
    } else if (berubah) jadwalkan(JEDA_MS);
  }

  const tandai = () => {
    berubah = true;
    jadwalkan(JEDA_MS);
  };
  form.addEventListener('input', tandai);
  form.addEventListener('change', tandai);
  // From here on the button pressed decides.
  form.addEventListener('submit', () => {
    clearTimeout(jeda);
    berhenti = true;
  });
  // Back from the next page, from memory: typing counts again.
  window.addEventListener('pageshow', (peristiwa) => {
    if (peristiwa.persisted) berhenti = false;
  });
  window.addEventListener('online', simpan);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden') return;
    if (berubah && !berhenti) salinan?.tulis();
    simpan();
  });
  // A copy that was put back is typing that the server may not know.
  if (salinan?.dipulihkan) tandai();
}

/** Sends the form as it stands; says why it was not kept, null when it was. */
async function kirim(form, kabar) {
  const isi = new URLSearchParams();
  for (const [nama, nilai] of new FormData(form)) if (typeof nilai === 'string') isi.set(nama, nilai);
  isi.set('aksi', 'ketik');
  const jawab = await fetch(form.action, { method: 'POST', body: isi, keepalive: true });
  if (jawab.redirected) return 'habis';
  if (jawab.status === 409) return (await jawab.json()).jenis;
  if (!jawab.ok) return 'putus';
  const { versi, jam } = await jawab.json();
  form.elements.versi.value = versi;
  kabar.textContent = `Ketikan tersimpan ${jam}. Tekan Simpan bila bagian ini selesai.`;
  return null;
}

for (const form of document.querySelectorAll('form[data-ketik]')) pasangKetik(form);
