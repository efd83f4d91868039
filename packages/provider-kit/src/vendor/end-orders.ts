import { KitError } from '../kit-error.ts';
import type { FetchedResult, JobState } from '../provider.ts';
import { firstFailure, toFailed } from './order-book.ts';
import type { VendorCall } from './vendor-call.ts';

/** A status call that failed says nothing of the job. */
const POLL_AGAIN_AFTER_MS = 5_000;
/** Results die within minutes, so a file host that hiccups is asked again at once. */
const FETCH_PAUSES_MS = [1_000, 4_000];
/** Long enough for any id; longer refs hold addresses, which are no facts. */
const LONGEST_FACT = 100;

/** Asks after every order that runs. Throws when all have failed. */
export async function pollOrders(call: VendorCall): Promise<JobState> {
  const { adapter, book, orders, now } = call;
  const pauses: number[] = [];
  let progress = 0;
  for (const [index, order] of orders.entries()) {
    const state = book.orders[index];
    if (state?.state === 'waiting' || state?.state === 'sending') pauses.push(Math.max(0, state.notBefore - now()));
    if (state?.state === 'sent') {
      const answer = await adapter.poll(state.ref, order).catch(toPollAnswer);
      if (answer.state === 'failed') await book.set(index, answer);
      else if (answer.state === 'succeeded') await book.set(index, { state: 'made', ref: answer.ref ?? state.ref });
      else {
        pauses.push(answer.pollAfterMs);
        progress += answer.progress ?? 0;
      }
    }
    const after = book.orders[index]?.state;
    if (after === 'made' || after === 'kept' || after === 'failed') progress += 1;
  }
  if (pauses.length > 0) {
    return { state: 'running', progress: progress / orders.length, pollAfterMs: Math.min(...pauses) };
  }
  if (book.orders.every(({ state }) => state === 'failed')) throw firstFailure(book);
  return { state: 'succeeded' };
}

/** Brings what was made, in order; what failed is left out. Throws when nothing is left. */
export async function fetchOrders(call: VendorCall): Promise<readonly FetchedResult[]> {
  const { adapter, book, orders, memory } = call;
  const results: FetchedResult[] = [];
  for (const [index, order] of orders.entries()) {
    const state = book.orders[index];
    if (state?.state === 'kept') {
      for (const { file, ...said } of state.results) results.push({ ...said, bytes: await memory.openFile(file) });
    }
    if (state?.state !== 'made') continue;
    try {
      const brought = await bring(() => adapter.fetch(state.ref, order), call.wait);
      results.push(...brought.map((result) => withJob(result, state.ref)));
    } catch (error) {
      await book.set(index, toFailed(error));
    }
  }
  if (results.length === 0 && book.orders.some(({ state }) => state === 'failed')) throw firstFailure(book);
  return results;
}

/** Only a refusal that says it is final ends a job: what broke on the way says nothing of it. */
function toPollAnswer(error: unknown) {
  if (error instanceof KitError && error.retryable) {
    return { state: 'running', pollAfterMs: error.retryAfterMs ?? POLL_AGAIN_AFTER_MS, progress: 0 } as const;
  }
  return toFailed(error);
}

async function bring<Answer>(fetch: () => Promise<Answer>, wait: VendorCall['wait']): Promise<Answer> {
  for (const pauseMs of FETCH_PAUSES_MS) {
    try {
      return await fetch();
    } catch (error) {
      if (!(error instanceof KitError && error.retryable)) throw error;
      await wait(pauseMs);
    }
  }
  return fetch();
}

function withJob(result: FetchedResult, ref: string): FetchedResult {
  return ref.length > LONGEST_FACT ? result : { ...result, facts: { vendorJobId: ref, ...result.facts } };
}
