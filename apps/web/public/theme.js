// Runs before the first paint, so that a stored theme never flashes. A file of its own, since the page allows no inline
// scripts. The key and the attribute are those of src/shared/theme/theme.ts.
try {
  const choice = localStorage.getItem('gesso-theme');
  if (choice === 'light' || choice === 'dark') document.documentElement.dataset.theme = choice;
} catch {
  // Storage may be refused; the system's theme is then the right one.
}
