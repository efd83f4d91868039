import { KitError } from '../kit-error.ts';
import { type KeptResult, type OrderState, toFailed } from './order-book.ts';
import type { Submission, VendorOrder } from './vendor-adapter.ts';
import type { VendorCall } from './vendor-call.ts';

/** Refusals of one order while others of its request run: at half a minute each, ten minutes in which one of them ends. */
const MOST_REFUSALS = 20;
const REFUSED_AGAIN_AFTER_MS = 30_000;
/** An order whose answer broke off may still be on its way into the vendor's books. */
const LOOK_UP_AFTER_MS = 5_000;
/** A vendor that cannot be asked for ten minutes: then nobody knows. */
const MOST_LOOK_UPS = 20;

/**
 * Sends what has not been sent, each order once.
 *
 * @throws KitError retryable, when the vendor turned the first order away and has taken nothing.
 */
export async function sendOrders(call: VendorCall): Promise<void> {
  const { book, orders, now } = call;
  for (const [index, order] of orders.entries()) {
    const before = book.orders[index];
    if (before?.state === 'sending' && before.notBefore <= now()) await lookUp(call, { index, order, before });
    const state = book.orders[index];
    if (state?.state !== 'waiting' || state.notBefore > now()) continue;
    const refusal = await sendOne(call, { index, order, tries: state.tries });
    if (refusal === undefined) continue;
    if (book.orders.every((each) => each.state === 'waiting' || each.state === 'failed')) throw refusal;
    // The vendor takes no more at once: the rest would only be refused as well.
    return;
  }
}

type ToSend = { readonly index: number; readonly order: VendorOrder; readonly tries: number };

/** @returns The refusal, where the order may be sent again later. */
async function sendOne(call: VendorCall, { index, order, tries }: ToSend): Promise<KitError | undefined> {
  const { adapter, book, now } = call;
  await book.set(index, { state: 'sending', tries: 0, notBefore: 0 });
  let submission: Submission;
  try {
    submission = await adapter.submit(order);
  } catch (error) {
    if (error instanceof KitError && error.retryable) {
      const isLast = tries + 1 >= MOST_REFUSALS;
      const notBefore = now() + (error.retryAfterMs ?? REFUSED_AGAIN_AFTER_MS);
      await book.set(index, isLast ? toFailed(error) : { state: 'waiting', tries: tries + 1, notBefore });
      return isLast ? undefined : error;
    }
    const isFindable = error instanceof KitError && error.code === 'lost' && adapter.recover !== undefined;
    const later = { state: 'sending', tries: 0, notBefore: now() + LOOK_UP_AFTER_MS } as const;
    await book.set(index, isFindable ? later : toFailed(error));
    return undefined;
  }
  await book.set(index, await keep(submission, call));
  return undefined;
}

type ToLookUp = {
  readonly index: number;
  readonly order: VendorOrder;
  readonly before: Extract<OrderState, { state: 'sending' }>;
};

/** Asks the vendor after an order that may have arrived; where it cannot be asked, the order counts as lost. */
async function lookUp({ adapter, book, now }: VendorCall, { index, order, before }: ToLookUp): Promise<void> {
  const message = `Whether ${adapter.vendor} took the order is not known.`;
  if (adapter.recover === undefined) return book.set(index, { state: 'failed', code: 'lost', message });
  try {
    const ref = await adapter.recover(order);
    await book.set(index, ref === undefined ? { state: 'waiting', tries: 0, notBefore: 0 } : { state: 'sent', ref });
  } catch (error) {
    if (!(error instanceof KitError)) throw error;
    const tries = before.tries + 1;
    const notBefore = now() + (error.retryAfterMs ?? REFUSED_AGAIN_AFTER_MS);
    const isGivenUp = tries >= MOST_LOOK_UPS;
    await book.set(index, isGivenUp ? { state: 'failed', code: 'lost', message } : { ...before, tries, notBefore });
  }
}

async function keep(submission: Submission, { memory }: VendorCall): Promise<OrderState> {
  if ('ref' in submission) return { state: 'sent', ref: submission.ref };
  const results: KeptResult[] = [];
  for (const { bytes, poster: _poster, scene: _scene, ...said } of submission.results) {
    results.push({ ...said, file: await memory.keepFile(bytes) });
  }
  return { state: 'kept', results };
}
