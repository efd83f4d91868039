/** One reload brings the new build; a second failure within this time has another cause and must be seen. */
const RELOAD_AT_MOST_EVERY_MS = 60_000;
const STORAGE_KEY = 'gesso-reloaded-at';

/**
 * Loads the page anew when a part of it cannot be fetched, as after an upgrade of the server, whose new build has other
 * file names.
 *
 * @see Vite, "Load Error Handling", for the event.
 */
export function reloadAfterUpgrade(): void {
  addEventListener('vite:preloadError', () => {
    const last = Number(sessionStorage.getItem(STORAGE_KEY) ?? 0);
    if (Date.now() - last < RELOAD_AT_MOST_EVERY_MS) return;
    sessionStorage.setItem(STORAGE_KEY, String(Date.now()));
    location.reload();
  });
}
