import type { Command } from '../../shared/board/index.ts';

/** Marks: a title that begins with what was typed, a word that does, letters in order anywhere. */
const AT_START = 100;
const AT_WORD = 60;
const INSIDE = 40;
const SCATTERED = 10;
/** What was used lately is wanted again, but does not push away what fits far better. */
const RECENT = 8;

/**
 * Commands that fit what was typed, best first. Without words, the ones used lately and then all in their order.
 *
 * @param recent - Ids of used commands, the latest first.
 */
export function rankCommands(
  commands: readonly Command[],
  typed: string,
  recent: readonly string[],
): readonly Command[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const ageOf = new Map(recent.map((id, age) => [id, age]));
  if (words.length === 0) {
    const used = recent.flatMap((id) => commands.find((command) => command.id === id) ?? []);
    return [...used, ...commands.filter(({ id }) => !ageOf.has(id))];
  }
  return commands
    .map((command, place) => ({ command, place, mark: markOf(command, words) }))
    .filter(({ mark }) => mark > 0)
    .map(({ command, place, mark }) => ({
      command,
      place,
      mark:
        mark +
        (ageOf.has(command.id) ? RECENT - (ageOf.get(command.id) ?? 0) / recent.length : 0) -
        (command.why ? 5 : 0),
    }))
    .sort((one, other) => other.mark - one.mark || one.place - other.place)
    .map(({ command }) => command);
}

/** Every word must be found; zero when one is not. */
function markOf({ title, words = '' }: Command, typed: readonly string[]): number {
  const name = fold(title);
  const others = fold(words);
  let sum = 0;
  for (const word of typed) {
    const mark = Math.max(markIn(name, word), markIn(others, word) / 2);
    if (mark === 0) return 0;
    sum += mark;
  }
  return sum / typed.length - name.length / 100;
}

function markIn(text: string, word: string): number {
  if (text.startsWith(word)) return AT_START;
  if (text.includes(` ${word}`)) return AT_WORD;
  if (text.includes(word)) return INSIDE;
  return word.length > 1 && isScattered(text, word) ? SCATTERED : 0;
}

function isScattered(text: string, word: string): boolean {
  let at = -1;
  for (const letter of word) {
    at = text.indexOf(letter, at + 1);
    if (at === -1) return false;
  }
  return true;
}

/** Without accents and case, as people type in a hurry. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
