import type { Run } from '@gesso/contract';
import { useEffect, useRef } from 'react';
import { announce, Button } from '../../../shared/ui/index.ts';
import { useRunActions } from '../plan/use-run-actions.ts';
import { describeEnd, describeStatus, isAtWork } from './status-words.ts';
import { useElapsed } from './use-elapsed.ts';
import { useRun } from './use-run.ts';

/**
 * What the agent is doing now, for each run that goes on. Read aloud when it changes and not at every tick of the clock,
 * which is for the eyes.
 */
export function StatusLines({ runIds }: { readonly runIds: readonly string[] }) {
  return (
    <div aria-live="polite" className="grid gap-1">
      {runIds.map((runId) => (
        <StatusLine key={runId} runId={runId} />
      ))}
    </div>
  );
}

function StatusLine({ runId }: { readonly runId: string }) {
  const run = useRun(runId);
  useEndAnnounced(run);
  const words = run && describeStatus(run);
  if (!words) return null;
  const isWorking = isAtWork(run);
  return (
    <div className="flex min-h-8 items-center gap-2 text-ink-2">
      <span
        aria-hidden="true"
        className={`size-2 shrink-0 rounded-full ${isWorking ? 'animate-pulse-calm bg-vermilion' : 'bg-ochre'}`}
      />
      <p className="min-w-0 flex-1 truncate">{words}</p>
      {isWorking && <Elapsed since={run.approvedAt ?? run.createdAt} />}
      {(run.status === 'planning' || run.status === 'asking') && <GiveUp run={run} />}
    </div>
  );
}

/** Says aloud how a run ended that was seen at work here, also to somebody who looks at another tab of the panel. */
function useEndAnnounced(run: Run | undefined): void {
  const wasRunning = useRef(false);
  useEffect(() => {
    if (!run) return;
    const outcome = wasRunning.current ? describeEnd(run) : undefined;
    if (outcome) announce(outcome.message, outcome.tone);
    wasRunning.current = run.status === 'running';
  }, [run]);
}

function Elapsed({ since }: { readonly since: string }) {
  return (
    <span aria-hidden="true" className="tabular-nums">
      {useElapsed(since)}
    </span>
  );
}

function GiveUp({ run }: { readonly run: Run }) {
  const { stop } = useRunActions(run);
  return (
    <Button variant="quiet" aria-disabled={stop.isPending} onClick={() => !stop.isPending && stop.mutate()}>
      Stop
    </Button>
  );
}
