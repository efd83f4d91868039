import { expect, test } from 'vitest';
import { fieldSentence } from './field-sentence.ts';

test.each([
  ['must be 1 or more', 'Count must be 1 or more.'],
  ['Write what to make.', 'Write what to make.'],
  [undefined, undefined],
])('%j at Count reads %j', (message, sentence) => {
  expect(fieldSentence('Count', message)).toBe(sentence);
});
