import type { Entry } from '@gesso/contract';

export type EntryPage = { readonly items: readonly Entry[]; readonly nextCursor: string | null };

/** Pages asked for at most to reach what is shown; further away the list is read anew. */
const MOST_NEWER_PAGES = 20;

/**
 * Fetches what was written since: movements are never changed, so that only those above the newest shown one are new.
 *
 * @param head - The newest page, just read.
 * @param newestId - The newest movement shown; undefined where none is.
 * @param fetchPage - Reads the page at a cursor.
 * @returns The new movements, newest first; null when what is shown was not reached.
 */
export async function fetchNewer(
  head: EntryPage,
  newestId: string | undefined,
  fetchPage: (cursor: string) => Promise<EntryPage>,
): Promise<readonly Entry[] | null> {
  const newer: Entry[] = [];
  for (let page = head, pages = 1; ; pages += 1) {
    const known = page.items.findIndex(({ id }) => id === newestId);
    newer.push(...(known === -1 ? page.items : page.items.slice(0, known)));
    if (known !== -1) return newer;
    if (page.nextCursor === null) return newestId === undefined ? newer : null;
    if (newestId === undefined || pages >= MOST_NEWER_PAGES) return null;
    page = await fetchPage(page.nextCursor);
  }
}
