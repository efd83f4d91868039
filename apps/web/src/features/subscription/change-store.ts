import { useSyncExternalStore } from 'react';
import type { PlanChoice } from '../../shared/plans/choice.ts';

let asked: PlanChoice | null = null;
const listeners = new Set<() => void>();

/** Opens the confirmation of a change, from wherever the person picked it. */
export function askForChange(choice: PlanChoice): void {
  publish(choice);
}

/** Closes the confirmation without doing anything. */
export function dismissChange(): void {
  publish(null);
}

/** The change that waits to be confirmed. */
export function useAskedChange(): PlanChoice | null {
  return useSyncExternalStore(subscribe, () => asked);
}

function publish(next: PlanChoice | null): void {
  asked = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
