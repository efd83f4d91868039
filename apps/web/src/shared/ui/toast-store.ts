import { useSyncExternalStore } from 'react';

export type Toast = { readonly id: number; readonly message: string; readonly tone: 'done' | 'alarm' };

/** Long enough to read two short sentences. */
const SHOWN_FOR_MS = 6000;
/** More at once would cover the work. */
const MAX_TOASTS = 3;

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

/** Shows a sentence for a few seconds and has it read aloud. */
export function announce(message: string, tone: Toast['tone'] = 'done'): void {
  const id = nextId++;
  publish([...toasts, { id, message, tone }].slice(-MAX_TOASTS));
  setTimeout(() => dismissToast(id), SHOWN_FOR_MS);
}

/** Takes a sentence away before its time. */
export function dismissToast(id: number): void {
  publish(toasts.filter((toast) => toast.id !== id));
}

/** What is shown now, oldest first. */
export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(subscribe, () => toasts);
}

function publish(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
