import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../shared/client/index.ts';
import { ErrorNotice } from '../../shared/ui/index.ts';
import { AgentDesk, type AgentDeskProps } from './AgentDesk.tsx';
import { AgentSkeleton } from './AgentSkeleton.tsx';
import { ThreadBar } from './threads/ThreadBar.tsx';
import { useThreads } from './threads/use-threads.ts';

export type { BrandKitChoice } from './AgentDesk.tsx';
export type AgentPanelProps = Omit<AgentDeskProps, 'threadId' | 'catalogue' | 'onThread'>;

/** The design agent: conversations about the project, each with its plans, their prices and what came of them. */
export function AgentPanel(props: AgentPanelProps) {
  const { projectId } = props;
  const threads = useThreads(projectId);
  const catalogue = useQuery(endpointQuery('getCatalogue'));
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
