import type { Model, ReferenceRule } from '@gesso/contract';
import { expect, test } from 'vitest';
import { describeReferences, referencesToSend } from './references.ts';
import type { DraftReference } from './use-generator-draft.ts';

// The functions look at nothing else of a model.
const model = (references: ReferenceRule) => ({ name: 'Gesso video', references }) as Model;
const picture = (assetId: string): DraftReference => ({ assetId, kind: 'image' });
const clip = (assetId: string): DraftReference => ({ assetId, kind: 'video' });

test.each<[string, ReferenceRule, readonly DraftReference[], readonly string[], string | undefined]>([
  ['none needed, none given', { least: 0, most: 1, kinds: ['image'] }, [], [], undefined],
  ['one that fits', { least: 0, most: 1, kinds: ['image'] }, [picture('a')], ['a'], undefined],
  [
    'one needed and none given',
    { least: 1, most: 1, kinds: ['image', 'video'] },
    [],
    [],
    'Gesso video needs 1 picture or clip.',
  ],
  [
    'a model that takes none',
    { least: 0, most: 0, kinds: [] },
    [picture('a')],
    [],
    'Gesso video takes no references; the prompt alone is used.',
  ],
  [
    'one of another kind',
    { least: 0, most: 2, kinds: ['image'] },
    [clip('c'), picture('a')],
    ['a'],
    'Gesso video takes pictures only; the others are not used.',
  ],
  [
    'one too many',
    { least: 0, most: 1, kinds: ['image'] },
    [picture('a'), picture('b')],
    ['a'],
    'Gesso video takes 1 picture at most; the first are used.',
  ],
])('%s', (_name, rule, drafted, sent, words) => {
  expect(referencesToSend(model(rule), drafted)).toEqual(sent);
  expect(describeReferences(model(rule), drafted)).toBe(words);
});
