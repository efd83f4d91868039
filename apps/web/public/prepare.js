// Runs before everything else. A file of its own, since the page allows no inline scripts.

// The schemas of the contract must not try to compile themselves: the page forbids eval, and each attempt is reported as
// a violation of its policy. The library reads this object when it is loaded.
globalThis.__zod_globalConfig = { jitless: true };

// A stored theme must never flash. The key and the attribute are those of src/shared/theme/theme.ts.
try {
  const choice = localStorage.getItem('gesso-theme');
  if (choice === 'light' || choice === 'dark') document.documentElement.dataset.theme = choice;
} catch {
  // Storage may be refused; the system's theme is then the right one.
}
