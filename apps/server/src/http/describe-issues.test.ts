import { expect, test } from 'vitest';
import { z } from 'zod';
import { fieldMessages, toInvalidRequest } from './describe-issues.ts';

const schema = z.strictObject({
  name: z.string().min(2).max(5).optional(),
  size: z.number().int().optional(),
  tags: z.array(z.boolean()).max(1).optional(),
  colour: z.enum(['red', 'blue']).optional(),
  when: z.iso.datetime().optional(),
  prompt: z.string().optional(),
  settings: z.record(z.string(), z.unknown()).optional(),
  work: z
    .discriminatedUnion('kind', [z.object({ kind: z.literal('one') }), z.object({ kind: z.literal('two') })])
    .optional(),
  move: z.union([z.strictObject({ now: z.string() }), z.strictObject({ by: z.string(), far: z.boolean() })]).optional(),
});

function refuse(value: unknown) {
  const parsed = schema.safeParse(value, { error: fieldMessages });
  return toInvalidRequest(parsed.error?.issues ?? []).refusal;
}

test.each([
  [{ name: 3 }, 'name', 'must be text'],
  [{ name: 'a' }, 'name', 'must have at least 2 characters'],
  [{ name: 'abcdef' }, 'name', 'must have at most 5 characters'],
  [{ size: 1.5 }, 'size', 'must be a whole number'],
  [{ size: 'big' }, 'size', 'must be a number'],
  [{ tags: [true, false] }, 'tags', 'must have at most 1 entries'],
  [{ tags: ['yes'] }, 'tags.0', 'must be true or false'],
  [{ colour: 'green' }, 'colour', 'must be one of red, blue'],
  [{ when: 'soon' }, 'when', 'must be a valid datetime'],
  [{ work: { kind: 'three' } }, 'work.kind', 'must be one of one, two'],
  [{ move: { now: 5 } }, 'move.now', 'must be text'],
  [{ other: 1 }, 'other', 'is not a known field'],
  [[], 'body', 'must be an object'],
])('%j is named %s: %s', (value, path, message) => {
  const refusal = refuse(value);
  expect(refusal.errors?.[0]).toEqual({ path, message });
  expect(refusal).toMatchObject({ code: 'invalid-request', detail: `${path} ${message}.` });
});

test('prompt and settings have codes of their own, unless something else is wrong as well', () => {
  expect(refuse({ prompt: 1 }).code).toBe('invalid-prompt');
  expect(refuse({ settings: [] }).code).toBe('invalid-settings');
  expect(refuse({ settings: [], prompt: 1 }).code).toBe('invalid-request');
});

test('a request with thousands of wrong fields is answered with twenty', () => {
  const wrong = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`field${index}`, 1]));
  expect(refuse(wrong).errors).toHaveLength(20);
});
