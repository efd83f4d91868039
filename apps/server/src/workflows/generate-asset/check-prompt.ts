import { LIMITS } from '@gesso/contract';
import type { ModelDefinition } from '@gesso/provider-kit';

/**
 * Checks a prompt against a model's limits; characters are UTF-16 code units.
 *
 * @returns What is wrong with it, or undefined.
 */
export function findPromptFault(
  prompt: string,
  model: Pick<ModelDefinition, 'promptMaxCharacters' | 'isPromptOptional'>,
): string | undefined {
  const limit = Math.min(model.promptMaxCharacters, LIMITS.promptCharacters);
  if (prompt.trim() === '' && model.isPromptOptional !== true) return 'must say what to make';
  if (prompt.length > limit) return `must have at most ${limit.toLocaleString('en-US')} characters`;
  if (!isStorable(prompt)) return 'must be text without control character 0 and without broken characters';
  return undefined;
}

/** PostgreSQL keeps neither U+0000 nor half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}
