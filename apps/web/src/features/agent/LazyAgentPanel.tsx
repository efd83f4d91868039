import { lazy, Suspense } from 'react';
import type { AgentPanelProps } from './AgentPanel.tsx';
import { AgentSkeleton } from './AgentSkeleton.tsx';

// Asked for as soon as the studio's code runs, so that the board does not wait for the conversation nor it for a click.
const loading = import('./AgentPanel.tsx');
const LoadedPanel = lazy(() => loading.then(({ AgentPanel }) => ({ default: AgentPanel })));

/** The agent panel, which arrives a moment after the board. */
export function LazyAgentPanel(props: AgentPanelProps) {
  return (
    <Suspense fallback={<AgentSkeleton />}>
      <LoadedPanel {...props} />
    </Suspense>
  );
}
