import { QueryClient } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { staleAfter } from './project-events.ts';
import { createRefresher } from './refresh-in-turn.ts';

test.each([
  ['a message', { name: 'message-added', threadId: 't', runId: 'r' }, ['getThread t', 'listThreads p', 'getRun r']],
  ['a step', { name: 'step-changed', threadId: 't', runId: 'r', stepId: 's1' }, ['getRun r']],
  ['a new title', { name: 'thread-changed', threadId: 't' }, ['listThreads p']],
  ['a generation of its own', { name: 'generation-changed', generationId: 'g' }, []],
  ['an unreadable event', { name: 'run-changed' }, ['getRun']],
  [
    'events that were missed',
    { name: 'events-missed' },
    ['listThreads', 'getThread', 'listCommentThreads', 'listProjectPeople', 'listShareLinks', 'listVersions'],
  ],
] as const)('%s makes stale what it speaks of, and nothing else', (_what, event, expected) => {
  const named = staleAfter(event, 'p').map(([name, input]) => {
    const id = (input as { params: { id: string } } | undefined)?.params.id;
    return id === undefined ? name : `${name} ${id}`;
  });
  expect(named).toEqual(expected);
});

test('however many events come while an answer is on its way, one more question follows', async () => {
  const queries = new QueryClient();
  const answers: (() => void)[] = [];
  const ask = vi
    .spyOn(queries, 'invalidateQueries')
    .mockImplementation(() => new Promise((answer) => answers.push(answer)));
  const refresh = createRefresher(queries);
  for (let event = 0; event < 5; event += 1) refresh(['getRun']);
  refresh(['getThread']);
  expect(ask).toHaveBeenCalledTimes(2);
  answers[0]?.();
  await vi.waitFor(() => expect(ask).toHaveBeenCalledTimes(3));
  answers[2]?.();
  await new Promise((wake) => setImmediate(wake));
  expect(ask).toHaveBeenCalledTimes(3);
});
