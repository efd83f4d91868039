import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { endpointQuery, explainError } from '../../shared/client/index.ts';
import { announce, ErrorNotice } from '../../shared/ui/index.ts';
import { AgentDesk, type AgentDeskProps } from './AgentDesk.tsx';
import { AgentSkeleton } from './AgentSkeleton.tsx';
import type { SoughtRun } from './conversation/use-sought-run.ts';
import { ThreadBar } from './threads/ThreadBar.tsx';
import { useThreads } from './threads/use-threads.ts';

export type { BrandKitChoice } from './AgentDesk.tsx';
export type AgentPanelProps = Omit<AgentDeskProps, 'threadId' | 'catalogue' | 'onThread'>;

/** The design agent: conversations about the project, each with its plans, their prices and what came of them. */
export function AgentPanel(props: AgentPanelProps) {
  const { projectId } = props;
  const threads = useThreads(projectId);
  const catalogue = useQuery(endpointQuery('getCatalogue'));
  useThreadOfRun(props.sought, threads.open);
  const failed = [threads, catalogue].find(({ error }) => error !== null);
  if (threads.openId === undefined || !catalogue.data) {
    if (!failed) return <AgentSkeleton />;
    const retry = () => {
      threads.retry();
      void catalogue.refetch();
    };
    return (
      <div className="p-4">
        <ErrorNotice error={failed.error} title="The conversations did not load" onRetry={retry} />
      </div>
    );
  }
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ThreadBar threads={threads} />
      <AgentDesk {...props} threadId={threads.openId} catalogue={catalogue.data} onThread={threads.open} />
    </div>
  );
}

/** Opens the conversation in which a run is sought. */
function useThreadOfRun(sought: SoughtRun | undefined, open: (threadId: string) => void): void {
  const queries = useQueryClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each asking is one, and what opens threads is made anew often.
  useEffect(() => {
    if (!sought) return;
    queries
      .fetchQuery(endpointQuery('getRun', { params: { id: sought.runId } }))
      .then(({ threadId }) => open(threadId))
      .catch((error) => announce(explainError(error).detail, 'alarm'));
  }, [sought, queries]);
}
