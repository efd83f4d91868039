import { expect, test } from 'vitest';
import { ResultCard } from '../results/ResultCard.tsx';
import { renderAgent, wordsOf } from '../testing/render-agent.tsx';
import { sampleAsset, sampleMessage, sampleRun } from '../testing/samples.ts';
import { BriefBubble } from './BriefBubble.tsx';
import { FailureWords } from './FailureWords.tsx';
import { QuestionCard } from './QuestionCard.tsx';

const asking = sampleRun([], {
  status: 'asking',
  questions: [
    { id: 'q1', text: 'Which format?', options: ['Poster', 'Story'] },
    { id: 'q2', text: 'For whom?', options: [], answer: 'Everybody' },
  ],
});

test('an open question offers its answers and room for others; an answered one shows its answer', () => {
  const markup = renderAgent(<QuestionCard run={asking} />, []);
  expect(wordsOf(markup)).toBe('Which format? Poster Story For whom? Everybody Answer');
  expect(markup).toContain('aria-label="Answer in your own words: Which format?"');
  expect(markup.match(/<input/g)).toHaveLength(1);
});

test('a question of a run that moved on cannot be answered any more', () => {
  const markup = renderAgent(<QuestionCard run={{ ...asking, status: 'stopped' }} />, []);
  expect(markup).not.toContain('<button');
  expect(wordsOf(markup)).toContain('Which format? Not answered');
});

test('a very long brief is folded behind a button that says so', () => {
  const long = renderAgent(<BriefBubble message={sampleMessage({ text: 'word '.repeat(4000) })} />, []);
  expect(long).toContain('line-clamp-6');
  expect(long).toMatch(/aria-expanded="false"[^>]*>Show all/);
  const short = renderAgent(<BriefBubble message={sampleMessage({ text: 'A fox' })} />, []);
  expect(short).not.toContain('Show all');
});

test('a failed plan says what happened, that it cost nothing, and offers to write it again', () => {
  const run = sampleRun([], { status: 'failed' });
  const message = sampleMessage({ kind: 'failure', runId: run.id, text: 'A run makes at most 40 results.' });
  const markup = renderAgent(<FailureWords message={message} onRetry={() => undefined} />, [
    [['getRun', { params: { id: run.id } }], run],
  ]);
  expect(wordsOf(markup)).toContain('A run makes at most 40 results. Nothing was charged. Write it again');
});

test('results name what can be done with all of them, and what moves can be played', () => {
  const deeds = {
    onReference: () => undefined,
    onFollowUp: () => undefined,
    onShow: () => undefined,
    onStarted: () => undefined,
    onTakeOff: () => undefined,
    isOnBoard: () => true,
    player: () => null,
  };
  const assets = [sampleAsset(), sampleAsset({ id: 'a2', kind: 'video', durationMs: 5000 })];
  const run = sampleRun([], { status: 'succeeded', assets, chargedMillicredits: 44_000 });
  const markup = renderAgent(<ResultCard run={run} words="Here they are." deeds={deeds} />, []);
  expect(wordsOf(markup)).toBe('Here they are. 5 s All 2 Use as reference Show on board Take off the board');
  expect(markup).toContain('aria-label="Play Clip 2"');
  expect(markup.match(/aria-pressed="false"/g)).toHaveLength(2);
});
