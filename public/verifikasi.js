// Moves to the reason as soon as "Tidak sesuai" is chosen. The page works without this file.
for (const tombol of document.querySelectorAll('input[type=radio][value=tidak_sesuai]')) {
  tombol.addEventListener('change', () => {
    const alasan = document.getElementById(tombol.name.replace('putusan:', 'alasan:'));
    if (tombol.checked && alasan) alasan.focus();
  });
}
