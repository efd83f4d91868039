const KEY = 'gesso.recent-commands';
const MAX_REMEMBERED = 6;

/** Ids of the commands used lately in this browser, the latest first. */
export function recentCommands(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string').slice(0, MAX_REMEMBERED) : [];
  } catch {
    // Storage that is closed or holds something else remembers nothing.
    return [];
  }
}

/** Remembers that a command was used. */
export function rememberCommand(id: string): void {
  const ids = [id, ...recentCommands().filter((other) => other !== id)].slice(0, MAX_REMEMBERED);
  try {
    localStorage.setItem(KEY, JSON.stringify(ids));
  } catch {
    // Without storage the list begins anew.
  }
}
