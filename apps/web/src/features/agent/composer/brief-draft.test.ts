import { expect, test } from 'vitest';
import { attach, EMPTY_DRAFT, FIRST_TERMS, faultOf, nameTerms, referencesOf, toRequest } from './brief-draft.ts';

const fox = { assetId: 'fox', kind: 'image' as const };
const owl = { assetId: 'owl', kind: 'image' as const };

test('what is selected comes first, each file goes along once, and what was taken out stays out', () => {
  const draft = attach(EMPTY_DRAFT, [owl, fox, owl]);
  expect(draft.references).toEqual([owl, fox]);
  expect(referencesOf(draft, [fox], new Set())).toEqual([fox, owl]);
  expect(referencesOf(EMPTY_DRAFT, [fox, owl], new Set(['fox']))).toEqual([owl]);
});

test('no more files go along than a brief may have', () => {
  const many = Array.from({ length: 30 }, (_, index) => ({ assetId: `a${index}`, kind: 'image' as const }));
  expect(referencesOf(EMPTY_DRAFT, many, new Set())).toHaveLength(16);
});

test('a request names only what was chosen', () => {
  const draft = { ...EMPTY_DRAFT, text: '  Animate it ' };
  expect(toRequest(draft, { terms: FIRST_TERMS, references: [], threadId: null })).toEqual({
    brief: 'Animate it',
    approve: 'ask',
  });
  const terms = { approve: 'auto', ceiling: '120', planner: 'builtin', brandKitId: null } as const;
  expect(toRequest(draft, { terms, references: [fox], threadId: 't' })).toEqual({
    brief: 'Animate it',
    approve: 'auto',
    ceilingMillicredits: 120_000,
    planner: 'builtin',
    references: ['fox'],
    threadId: 't',
    brandKitId: null,
  });
});

test.each([
  ['ask', '', undefined, 'Asks first'],
  ['ask', '120', undefined, 'Ceiling 120'],
  ['auto', '84.5', undefined, 'Runs up to 84.5'],
  ['auto', '', /most it may cost/, 'Runs by itself'],
  ['ask', 'a lot', /number of credits/, 'Asks first'],
] as const)('terms %s with the ceiling “%s” are named and checked', (approve, ceiling, fault, name) => {
  const terms = { ...FIRST_TERMS, approve, ceiling };
  expect(nameTerms(terms)).toBe(name);
  if (fault) expect(faultOf(EMPTY_DRAFT, terms)).toMatch(fault);
  else expect(faultOf(EMPTY_DRAFT, terms)).toBeUndefined();
});

test('a brief over the limit says by how much it may be long', () => {
  expect(faultOf({ ...EMPTY_DRAFT, text: 'a'.repeat(20_001) }, FIRST_TERMS)).toContain('20,000');
});
