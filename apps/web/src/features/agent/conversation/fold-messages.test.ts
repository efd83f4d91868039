import { expect, test } from 'vitest';
import { sampleMessage } from '../testing/samples.ts';
import { foldMessages } from './fold-messages.ts';

const keysOf = (...messages: readonly Parameters<typeof sampleMessage>[0][]) =>
  foldMessages(messages.map((fields, index) => sampleMessage({ id: `m${index}`, ...fields }))).map(({ key }) => key);

test('a run has one card of its plan, where it was spoken of last', () => {
  const keys = keysOf(
    { kind: 'brief', role: 'creator', runId: 'r' },
    { kind: 'plan', runId: 'r' },
    { kind: 'note', runId: 'r' },
    { kind: 'plan', runId: 'r' },
    { kind: 'result', runId: 'r' },
  );
  expect(keys).toEqual(['m0', 'm2', 'plan:r', 'result:r']);
});

test('questions stay where they were asked, and their answers are told there and not again', () => {
  const keys = keysOf(
    { kind: 'question', runId: 'r' },
    { kind: 'question', runId: 'r' },
    { kind: 'answer', role: 'creator', runId: 'r' },
    { kind: 'plan', runId: 'r' },
  );
  expect(keys).toEqual(['questions:r', 'plan:r']);
});

test('an answer whose question lies in an earlier part of the thread is still shown', () => {
  expect(keysOf({ kind: 'answer', role: 'creator', runId: 'r' })).toEqual(['m0']);
});

test('a card without its run is a plain sentence', () => {
  expect(foldMessages([sampleMessage({ kind: 'plan', runId: null })])[0]?.type).toBe('words');
});
