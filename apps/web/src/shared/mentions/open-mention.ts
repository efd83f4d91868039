/** Somebody or something that can be named with an @. */
export type Nameable = { readonly id: string; readonly name: string };

/** What is being typed behind the last @ before the caret; null where no name is. */
export function openMention(text: string, caret: number): { readonly start: number; readonly words: string } | null {
  const found = /(?:^|[\s(])@([^@\n]{0,40})$/u.exec(text.slice(0, caret));
  if (!found) return null;
  const words = found[1] ?? '';
  return { start: caret - words.length - 1, words };
}

/** Those whose names begin with what was typed, or have a word that does. */
export function matchNames<Named extends Nameable>(named: readonly Named[], words: string): readonly Named[] {
  // A space behind a whole name ends it; behind a first name it may go on.
  const wanted = words.trimStart().toLocaleLowerCase();
  return named.filter(({ name }) => {
    const lower = name.toLocaleLowerCase();
    return lower.startsWith(wanted) || lower.split(/\s+/u).some((part) => part.startsWith(wanted));
  });
}
