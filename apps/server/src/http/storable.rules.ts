/** Deeper than any request of ours, far from the end of anybody's stack. */
const MOST_LEVELS = 64;

export type UnstorableField = { readonly path: string; readonly message: string };

type Visit = { readonly value: unknown; readonly path: readonly string[] };

/**
 * Finds the first part of a parsed JSON body that cannot be kept: text with a NUL or half a surrogate pair, which
 * PostgreSQL refuses, or nesting without end.
 *
 * Walks with a list of its own instead of calling itself, so that a hostile body cannot exhaust the stack.
 */
export function findUnstorable(body: unknown): UnstorableField | undefined {
  const waiting: Visit[] = [{ value: body, path: [] }];
  for (let visit = waiting.pop(); visit !== undefined; visit = waiting.pop()) {
    const { value, path } = visit;
    if (path.length > MOST_LEVELS) return { path: path[0] ?? 'body', message: 'is nested too deeply' };
    if (typeof value === 'string' && !isStorableText(value)) {
      return { path: path.join('.') || 'body', message: 'holds a character that cannot be kept' };
    }
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, part] of Object.entries(value)) {
      if (!isStorableText(name))
        return { path: path.join('.') || 'body', message: 'has a field with a name that cannot be kept' };
      waiting.push({ value: part, path: [...path, name] });
    }
  }
  return undefined;
}

function isStorableText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
