const STORAGE_KEY = 'gesso-dismissed-banners';
/** A year of months; older ones speak of what is long over. */
const MAX_KEPT = 12;

/** Whether this browser was told to show a banner no more. Each month's banner has an id of its own. */
export function isBannerDismissed(id: string): boolean {
  return readDismissed().includes(id);
}

/** Shows it no more in this browser. */
export function dismissBanner(id: string): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify([...readDismissed(), id].slice(-MAX_KEPT)));
  } catch {
    // Without storage it comes back with the next page, which is all this browser allows.
  }
}

function readDismissed(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
