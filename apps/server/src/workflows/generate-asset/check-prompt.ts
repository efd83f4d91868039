import { LIMITS } from '@gesso/contract';

/**
 * Checks a prompt against a model's limits.
 *
 * @param maxCharacters - The model's own limit, in UTF-16 code units.
 * @returns What is wrong with it, or undefined.
 */
export function findPromptFault(prompt: string, maxCharacters: number): string | undefined {
  const limit = Math.min(maxCharacters, LIMITS.promptCharacters);
  if (prompt.trim() === '') return 'must say what to make';
  if (prompt.length > limit) return `must have at most ${limit.toLocaleString('en-US')} characters`;
  if (!isStorable(prompt)) return 'must be text without control character 0 and without broken characters';
  return undefined;
}

/** PostgreSQL keeps neither U+0000 nor half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}
