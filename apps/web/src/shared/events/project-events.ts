import { PROJECT_EVENTS, type ProjectEvent } from '@gesso/contract';
import { type QueryClient, type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { addressOf, endpointQuery } from '../client/index.ts';
import { listenToStream, readTexts } from './event-source.ts';
import { createRefresher } from './refresh-in-turn.ts';

/** Everything that the events of a project speak of. A conversation is answered with its runs. */
const ALL: readonly QueryKey[] = [
  ['listThreads'],
  ['getThread'],
  ['listCommentThreads'],
  ['listProjectPeople'],
  ['listShareLinks'],
  ['listVersions'],
];

/**
 * Keeps conversations and runs in step with what happens in the project, for as long as the component lives.
 *
 * A tab in the background does not listen: browsers allow six connections to one server, all tabs together, and a few
 * forgotten studios would leave none. When it is looked at again it asks for everything anew.
 */
export function useProjectEvents(projectId: string): void {
  const queries = useQueryClient();
  useEffect(() => listenWhileVisible(queries, projectId), [queries, projectId]);
}

function listenWhileVisible(queries: QueryClient, projectId: string): () => void {
  const refresh = createRefresher(queries);
  const refreshAll = () => ALL.forEach(refresh);
  let stop: (() => void) | null = null;
  const follow = () => {
    if (document.visibilityState === 'hidden') {
      stop?.();
      stop = null;
    } else if (!stop) {
      stop = listenToProject(projectId, (event) => staleAfter(event, projectId).forEach(refresh), refreshAll);
    }
  };
  const onVisibility = () => {
    const wasQuiet = stop === null;
    follow();
    if (wasQuiet && stop) refreshAll();
  };
  follow();
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    stop?.();
  };
}

function listenToProject(projectId: string, onEvent: (event: ProjectEvent) => void, onResume: () => void): () => void {
  return listenToStream({
    address: addressOf('streamProjectEvents', { params: { id: projectId } }),
    names: PROJECT_EVENTS,
    onMessage: (name, data) => onEvent({ ...readTexts(data), name }),
    // The server replays what a short break missed. Whether it could is not known here, and asking again is cheap.
    onResume,
  });
}

/** What an event makes stale. One that cannot be read makes stale whatever it could be about. */
export function staleAfter({ name, threadId, runId }: ProjectEvent, projectId: string): readonly QueryKey[] {
  const thread = threadId ? endpointQuery('getThread', { params: { id: threadId } }).queryKey : ['getThread'];
  const run = runId ? endpointQuery('getRun', { params: { id: runId } }).queryKey : ['getRun'];
  const threads: QueryKey = ['listThreads', { params: { id: projectId } }];
  switch (name) {
    case 'thread-changed':
      return [threads];
    case 'message-added':
      return runId ? [thread, threads, run] : [thread, threads];
    case 'run-changed':
    case 'step-changed':
      return [run];
    case 'generation-changed':
      return runId ? [run] : [];
    case 'comments-changed':
      return [['listCommentThreads', { params: { id: projectId } }]];
    case 'people-changed':
      return ['listProjectPeople', 'listShareLinks', 'getProject'].map((list) => [list, { params: { id: projectId } }]);
    case 'versions-changed':
      return [['listVersions', { params: { id: projectId } }]];
    case 'events-missed':
      return ALL;
  }
}
