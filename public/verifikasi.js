// Quicker verdicts. The page works without this file.

const daftar = document.getElementById('putusan');
const baris = daftar ? [...daftar.querySelectorAll('.diff-row[role=group]')] : [];

/** Moves to the reason as soon as "Tidak sesuai" is chosen. */
for (const tombol of document.querySelectorAll('input[type=radio][value=tidak_sesuai]')) {
  tombol.addEventListener('change', () => {
    const alasan = document.getElementById(tombol.name.replace('putusan:', 'alasan:'));
    if (tombol.checked && alasan) alasan.focus();
  });
}

const pilihan = (satu, nilai) => satu.querySelector(`input[type=radio][value=${nilai}]`);
const belum = (satu) => pilihan(satu, 'sesuai') && !satu.querySelector('input[type=radio]:checked');

function ke(satu) {
  if (!satu) return;
  satu.tabIndex = -1;
  satu.focus({ preventScroll: true });
  satu.scrollIntoView({ block: 'center' });
}

/** To the decision that the verdicts lead to. */
function kePutusanFormulir() {
  const aksi = daftar?.querySelector('input[value=tidak_sesuai]:checked') ? 'kembalikan' : 'setujui';
  document.querySelector(`button[name=aksi][value=${aksi}]`)?.focus();
}

/** The next row without a verdict, from here on and then from the top; after the last one the decision on the form. */
function berikutBelum(kini) {
  const urut = [...baris.slice(kini + 1), ...baris.slice(0, kini)];
  const satu = urut.find(belum);
  if (satu) ke(satu);
  else kePutusanFormulir();
}

function bukaBerkas(satu) {
  const tempat = satu.querySelector('.diff-berkas summary, .diff-berkas a');
  if (!tempat) return;
  tempat.focus();
  if (tempat.tagName === 'SUMMARY') tempat.click();
}

function putuskan(satu, nilai) {
  const tombol = pilihan(satu, nilai);
  if (!tombol) return false;
  tombol.checked = true;
  tombol.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}

/** Single letters count only inside the list of differences and never while somebody types (WCAG 2.1.4). */
const TUTS = {
  j: (kini) => ke(baris[Math.min(kini + 1, baris.length - 1)]),
  k: (kini) => ke(baris[Math.max(kini - 1, 0)]),
  s: (kini) => {
    if (baris[kini] && putuskan(baris[kini], 'sesuai')) berikutBelum(kini);
  },
  t: (kini) => {
    if (baris[kini]) putuskan(baris[kini], 'tidak_sesuai');
  },
  b: (kini) => {
    if (baris[kini]) bukaBerkas(baris[kini]);
  },
};

const mengetik = (sasaran) => sasaran.matches('textarea, select, input:not([type=radio])');

daftar?.addEventListener('keydown', (peristiwa) => {
  const kerja = TUTS[peristiwa.key.toLowerCase()];
  if (!kerja || peristiwa.ctrlKey || peristiwa.altKey || peristiwa.metaKey || mengetik(peristiwa.target)) return;
  peristiwa.preventDefault();
  kerja(baris.findIndex((satu) => satu.contains(peristiwa.target)));
});

const petunjuk = document.querySelector('[data-papan]');
if (petunjuk && baris.some(belum)) {
  petunjuk.hidden = false;
  petunjuk.querySelector('button').addEventListener('click', () => ke(baris.find(belum) ?? baris[0]));
}

// After a decision the next form opens ready to be judged: its first difference has the focus, so S and Enter are enough.
if (location.hash === '#berikutnya') {
  const satu = baris.find(belum);
  if (satu) ke(satu);
  else kePutusanFormulir();
}
