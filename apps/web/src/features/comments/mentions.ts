import type { Nameable } from '../../shared/mentions/index.ts';

/** Accounts of the people whom a text names with an @. */
export function mentionedIn(text: string, people: readonly Nameable[]): readonly string[] {
  return people.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id);
}
