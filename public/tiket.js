// J and K move through a list of tickets, once one of them has the focus. The page works without this file.

for (const daftar of document.querySelectorAll('.inbox, .table tbody')) {
  const tautan = [...daftar.querySelectorAll('a')];
  daftar.addEventListener('keydown', (peristiwa) => {
    const langkah = { j: 1, k: -1 }[peristiwa.key.toLowerCase()];
    if (!langkah || peristiwa.ctrlKey || peristiwa.altKey || peristiwa.metaKey) return;
    const kini = tautan.indexOf(document.activeElement);
    if (kini < 0) return;
    peristiwa.preventDefault();
    tautan[Math.min(Math.max(kini + langkah, 0), tautan.length - 1)].focus();
  });
}
