/** Somebody who can be named. */
export type Nameable = { readonly accountId: string; readonly name: string };

/** What is being typed behind the last @ before the caret; null where no name is. */
export function openMention(text: string, caret: number): { readonly start: number; readonly words: string } | null {
  const found = /(?:^|[\s(])@([^@\n]{0,40})$/u.exec(text.slice(0, caret));
  if (!found) return null;
  const words = found[1] ?? '';
  return { start: caret - words.length - 1, words };
}

/** People whose names begin with what was typed, or have a word that does. */
export function matchPeople<Person extends Nameable>(people: readonly Person[], words: string): readonly Person[] {
  // A space behind a whole name ends it; behind a first name it may go on.
  const wanted = words.trimStart().toLocaleLowerCase();
  return people.filter(({ name }) => {
    const lower = name.toLocaleLowerCase();
    return lower.startsWith(wanted) || lower.split(/\s+/u).some((part) => part.startsWith(wanted));
  });
}

/** Accounts of the people whom a text names with an @. */
export function mentionedIn(text: string, people: readonly Nameable[]): readonly string[] {
  return people.filter(({ name }) => text.includes(`@${name}`)).map(({ accountId }) => accountId);
}
