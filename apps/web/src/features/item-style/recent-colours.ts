const KEY = 'gesso-recent-colours';
/** One row of the palette. */
const MAX = 8;

/** Colours used last in this browser, newest first. */
export function recentColours(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string').slice(0, MAX) : [];
  } catch {
    // Storage may be closed to us, or hold what another version wrote; a palette without a memory still works.
    return [];
  }
}

/** Remembers a colour. */
export function rememberColour(colour: string): void {
  const next = [colour, ...recentColours().filter((one) => one !== colour)].slice(0, MAX);
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // As above.
  }
}
