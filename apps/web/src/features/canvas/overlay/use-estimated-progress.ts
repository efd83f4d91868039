import type { BoardItem } from '@gesso/canvas-core';
import { useEffect, useState } from 'react';

/** Fast enough for a ring that looks alive, slow enough to cost nothing. */
const TICK_MS = 250;
/** An estimate never claims to be done; only the picture does. */
const MOST = 0.95;

/** How far a piece of work probably is, and how long the whole takes. */
export type Estimate = Pick<BoardItem, 'progress' | 'expectedMs'>;

/**
 * The progress that was reported, else an estimate from the usual time, counted from when this page first saw the item.
 *
 * Without either there is none: a ring that fills by invention would be a lie.
 */
export function useEstimatedProgress(item: BoardItem): Estimate {
  const [elapsedMs, setElapsedMs] = useState(0);
  const isCounting = item.status === 'pending' && item.progress === undefined && item.expectedMs !== undefined;
  useEffect(() => {
    if (!isCounting) return;
    const startMs = performance.now();
    const timer = setInterval(() => setElapsedMs(performance.now() - startMs), TICK_MS);
    return () => clearInterval(timer);
  }, [isCounting]);
  return isCounting ? estimate(elapsedMs, item.expectedMs ?? 1) : item;
}

/** Fills evenly for the usual time, then waits at the end. */
export function estimate(elapsedMs: number, expectedMs: number): Estimate {
  return { progress: Math.min(MOST, elapsedMs / Math.max(1, expectedMs)), expectedMs };
}
