import { expect, test } from 'vitest';
import { changeDraft, type GeneratorDraft } from './use-generator-draft.ts';

const draft: GeneratorDraft = {
  model: 'a',
  prompt: 'fox',
  settings: { a: { count: 2 }, b: { mode: 'pro' } },
  references: [],
};

test('each model keeps its own settings while one looks at another', () => {
  const changed = changeDraft(changeDraft(draft, { type: 'choose-model', model: 'b' }), {
    type: 'set',
    model: 'b',
    name: 'mode',
    value: 'std',
  });
  expect(changed).toEqual({ ...draft, model: 'b', settings: { a: { count: 2 }, b: { mode: 'std' } } });
});

test('a setting put back to its default is no longer sent', () => {
  const changed = changeDraft(draft, { type: 'set', model: 'a', name: 'count', value: undefined });
  expect(changed.settings.a).toEqual({});
});

test('filling with a prompt alone keeps model and settings', () => {
  expect(changeDraft(draft, { type: 'fill', prompt: 'owl' })).toEqual({ ...draft, prompt: 'owl' });
});

test('using a picture again brings its model and its settings', () => {
  const changed = changeDraft(draft, { type: 'fill', prompt: 'owl', model: 'b', settings: { mode: 'std' } });
  expect(changed).toMatchObject({ model: 'b', prompt: 'owl', settings: { a: { count: 2 }, b: { mode: 'std' } } });
});

test('a picture is a reference once, in the order in which it was added, and can be taken out', () => {
  const [fox, owl] = [
    { assetId: 'fox', kind: 'image' },
    { assetId: 'owl', kind: 'image' },
  ] as const;
  const added = [[fox], [owl, fox]].reduce<GeneratorDraft>(
    (before, references) => changeDraft(before, { type: 'add-references', references }),
    draft,
  );
  expect(added.references).toEqual([fox, owl]);
  expect(changeDraft(added, { type: 'remove-reference', assetId: 'fox' }).references).toEqual([owl]);
});

test('no more references are taken than a run may have', () => {
  const references = Array.from({ length: 40 }, (_, index) => ({ assetId: `a${index}`, kind: 'image' as const }));
  expect(changeDraft(draft, { type: 'add-references', references }).references).toHaveLength(16);
});
