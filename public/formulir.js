// Nicer reference fields and fewer fields at a time. Every page works without this file.

/** What stands under a reference field until the list has answered. */
const MENCARI = 'Mencari …';

/** Turns a reference field into type-and-pick; the picked code goes into the hidden field beside it. */
function pasangKetikPilih(kotak) {
  const asli = kotak.querySelector('input:not([type=hidden])');
  const kode = kotak.querySelector('input[type=hidden]');
  const wadah = document.createElement('div');
  let temuan = [];
  let kabar = MENCARI;
  let tanyaKe = 0;
  asli.before(wadah);
  const { id, name, value } = asli;
  // The helpdesk's forms are open to all and ask their own address.
  const sumber = kotak.closest('[data-referensi]')?.dataset.referensi ?? '/formulir/referensi';
  const uraian = asli.getAttribute('aria-describedby');
  const salah = asli.getAttribute('aria-invalid');
  asli.remove();
  const cari = tunda((teks, isi, ke) => {
    const alamat = `${sumber}?daftar=${encodeURIComponent(kotak.dataset.daftar)}&cari=${encodeURIComponent(teks)}`;
    fetch(alamat)
      .then((jawab) => (jawab.ok && jawab.headers.get('content-type').includes('json') ? jawab.json() : null))
      .catch(() => null)
      .then((daftar) => {
        // On a slow line an answer may come after that to a later question.
        if (ke !== tanyaKe) return;
        kabar = daftar ? 'Tidak ada yang cocok' : 'Daftar belum bisa dibaca. Tunggu sebentar, lalu ketik lagi.';
        temuan = daftar ?? [];
        // Who has gone on to the next field meanwhile wants no list over it.
        isi(wadah.contains(document.activeElement) ? temuan.map(sebut) : []);
      });
  });
  window.accessibleAutocomplete({
    element: wadah,
    id,
    name,
    defaultValue: value,
    minLength: 2,
    autoselect: false,
    confirmOnBlur: false,
    // In the flow it would push the button away that is being clicked.
    displayMenu: 'overlay',
    inputClasses: 'input',
    tNoResults: () => kabar,
    tStatusQueryTooShort: (n) => `Ketik paling sedikit ${n} huruf`,
    tStatusNoResults: () => kabar,
    tStatusSelectedOption: (pilihan, banyak, ke) => `${pilihan}, ${ke + 1} dari ${banyak}`,
    tStatusResults: (banyak) => `${banyak} pilihan. Pakai panah atas dan bawah.`,
    tAssistiveHint: () => 'Ketik lalu pilih dengan panah atas dan bawah, atau sentuh.',
    source: (teks, isi) => {
      kabar = MENCARI;
      tanyaKe += 1;
      cari(teks, isi, tanyaKe);
    },
    onConfirm: (pilihan) => {
      const dipilih = temuan.find((satu) => sebut(satu) === pilihan);
      if (dipilih) kode.value = dipilih.kode;
    },
  });
  const baru = wadah.querySelector('input');
  if (uraian) baru.setAttribute('aria-describedby', uraian);
  if (salah) baru.setAttribute('aria-invalid', salah);
}

const sebut = (satu) => (satu.keterangan ? `${satu.nama}, ${satu.keterangan}` : satu.nama);

/** Asks only when typing pauses. */
function tunda(kerja) {
  let jeda;
  return (...isi) => {
    clearTimeout(jeda);
    jeda = setTimeout(() => kerja(...isi), 180);
  };
}

/** Shows a field only while the answer it depends on is chosen. */
function pasangBila(kotak) {
  const nama = kotak.dataset.bila;
  const nilai = kotak.dataset.bilaNilai.split(' ');
  const sumber = [...document.querySelectorAll(`[name="${nama}"]`)];
  const perbarui = () => {
    const kini = sumber.find((satu) => !['radio', 'checkbox'].includes(satu.type) || satu.checked);
    kotak.hidden = !kini || !nilai.includes(kini.value);
  };
  for (const satu of sumber) satu.addEventListener('change', perbarui);
  perbarui();
}

for (const kotak of document.querySelectorAll('[data-daftar]')) pasangKetikPilih(kotak);
for (const kotak of document.querySelectorAll('[data-bila]')) pasangBila(kotak);
