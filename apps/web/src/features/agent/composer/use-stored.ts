import { useEffect, useState } from 'react';

/**
 * A value that lives as long as the tab, also over a reload.
 *
 * @param name - Where it is kept. Another name is another value, read at once.
 * @param read - Makes the value of what was kept, which may be of an older version of the page; undefined where nothing
 *   was kept.
 */
export function useStored<Value>(
  name: string,
  read: (kept: unknown) => Value,
): readonly [value: Value, change: (next: (before: Value) => Value) => void] {
  const [state, setState] = useState(() => ({ name, value: recall(name, read) }));
  if (state.name !== name) setState({ name, value: recall(name, read) });
  useEffect(() => keep(state.name, state.value), [state]);
  const change = (next: (before: Value) => Value) => setState((now) => ({ ...now, value: next(now.value) }));
  return [state.value, change];
}

function recall<Value>(name: string, read: (kept: unknown) => Value): Value {
  const text = sessionStorage.getItem(name);
  try {
    return read(text === null ? undefined : JSON.parse(text));
  } catch {
    return read(undefined);
  }
}

function keep(name: string, value: unknown): void {
  try {
    sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // A store that is full costs no more than the draft after a reload.
  }
}
