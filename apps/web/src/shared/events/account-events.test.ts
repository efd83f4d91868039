import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listenToAccount, readEvent } from './account-events.ts';

/** The browser's EventSource as the listener sees it, driven by hand. */
class FakeEventSource {
  static readonly CLOSED = 2;
  static opened: FakeEventSource[] = [];
  readyState = 1;
  onopen: () => void = () => undefined;
  onerror: () => void = () => undefined;
  readonly #listeners = new Map<string, (message: { data: unknown }) => void>();
  constructor() {
    FakeEventSource.opened.push(this);
  }
  addEventListener(name: string, listener: (message: { data: unknown }) => void) {
    this.#listeners.set(name, listener);
  }
  send(name: string, data: unknown) {
    this.#listeners.get(name)?.({ data });
  }
  refuse() {
    this.readyState = FakeEventSource.CLOSED;
    this.onerror();
  }
  close() {
    this.readyState = FakeEventSource.CLOSED;
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  FakeEventSource.opened = [];
  vi.stubGlobal('EventSource', FakeEventSource);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('events arrive with what they speak of', () => {
  const onEvent = vi.fn();
  listenToAccount({ onEvent, onResume: vi.fn() });
  FakeEventSource.opened[0]?.send('generation-changed', '{"name":"generation-changed","id":"g1","projectId":"p1"}');
  expect(onEvent).toHaveBeenCalledWith({ name: 'generation-changed', id: 'g1', projectId: 'p1' });
});

test('a refused stream is opened again after a growing pause, and the break is told', () => {
  const onResume = vi.fn();
  const stop = listenToAccount({ onEvent: vi.fn(), onResume });
  FakeEventSource.opened[0]?.onopen();
  FakeEventSource.opened[0]?.refuse();
  vi.advanceTimersByTime(1000);
  FakeEventSource.opened[1]?.refuse();
  vi.advanceTimersByTime(1999);
  expect(FakeEventSource.opened).toHaveLength(2);
  vi.advanceTimersByTime(1);
  expect(FakeEventSource.opened).toHaveLength(3);
  expect(onResume).not.toHaveBeenCalled();
  FakeEventSource.opened[2]?.onopen();
  expect(onResume).toHaveBeenCalledOnce();
  stop();
});

test('after the end nothing is opened again', () => {
  const stop = listenToAccount({ onEvent: vi.fn(), onResume: vi.fn() });
  FakeEventSource.opened[0]?.refuse();
  stop();
  vi.advanceTimersByTime(120_000);
  expect(FakeEventSource.opened).toHaveLength(1);
});

test.each([['not json'], ['null'], [undefined], ['{"id":5}']])('data %j still tells by its name', (data) => {
  expect(readEvent('credits-changed', data)).toEqual({ name: 'credits-changed' });
});
