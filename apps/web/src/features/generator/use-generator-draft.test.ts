import { expect, test } from 'vitest';
import { changeDraft, type GeneratorDraft } from './use-generator-draft.ts';

const draft: GeneratorDraft = { model: 'a', prompt: 'fox', settings: { a: { count: 2 }, b: { mode: 'pro' } } };

test('each model keeps its own settings while one looks at another', () => {
  const changed = changeDraft(changeDraft(draft, { type: 'choose-model', model: 'b' }), {
    type: 'set',
    model: 'b',
    name: 'mode',
    value: 'std',
  });
  expect(changed).toEqual({ model: 'b', prompt: 'fox', settings: { a: { count: 2 }, b: { mode: 'std' } } });
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
