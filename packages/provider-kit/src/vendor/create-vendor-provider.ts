import { setTimeout as pause } from 'node:timers/promises';
import type { VendorAccess } from '../http/vendor-access.ts';
import { KitError } from '../kit-error.ts';
import type { AttemptMemory, GenerationRequest, Provider, VendorJob } from '../provider.ts';
import { fetchOrders, pollOrders } from './end-orders.ts';
import { firstFailure, type OrderBook, openOrderBook } from './order-book.ts';
import { sendOrders } from './send-orders.ts';
import type { VendorAdapter } from './vendor-adapter.ts';
import { openVendorCall } from './vendor-call.ts';

/**
 * Makes a provider of a vendor's adapter: the same rules for every vendor, written once.
 *
 * - Each order is sent once. That it is being sent is kept before, its job afterwards. Who finds `sending` after a crash looks the
 *   job up by the client id; where the vendor cannot be asked, the order counts as lost and is never sent again.
 * - Results that come with the answer are kept by us before the order counts as taken.
 * - A request for several results is several orders where the vendor makes one at a time. When the vendor takes no more at once,
 *   the rest waits for the first. What failed is left out of the results, and the request fails when nothing is left.
 * - Nothing thrown after an order was taken is retryable.
 */
export function createVendorProvider(
  adapter: VendorAdapter,
  { now = Date.now, wait = pause }: Pick<VendorAccess, 'now' | 'wait'> = {},
): Provider {
  const sending = new Map<string, Promise<VendorJob>>();
  const open = (request: GenerationRequest, memory: AttemptMemory | undefined) =>
    openVendorCall({ adapter, now, wait }, request, memory);
  const submit = async (request: GenerationRequest, memory: AttemptMemory | undefined): Promise<VendorJob> => {
    const call = await open(request, memory);
    await sendOrders(call);
    if (call.book.orders.every(({ state }) => state === 'failed')) throw firstFailure(call.book);
    return { jobId: nameOf(call.book) };
  };
  return {
    vendor: adapter.vendor,
    models: adapter.models,
    isElsewhere: true,
    ...(adapter.carries === undefined ? {} : { carries: adapter.carries }),
    ...(adapter.limits === undefined ? {} : { limits: adapter.limits }),
    availability: adapter.availability,
    submit: (request, memory) => {
      // Two calls at once would both find that nothing was sent.
      const running = sending.get(request.attemptId);
      if (running !== undefined) return running;
      const started = submit(request, memory).finally(() => sending.delete(request.attemptId));
      sending.set(request.attemptId, started);
      return started;
    },
    poll: async (_job, request, memory) => {
      const call = await open(request, memory);
      await sendOrders(call).catch(passUnlessRetryable);
      return pollOrders(call);
    },
    fetch: async (_job, request, memory) => fetchOrders(await open(request, memory)),
    cancel: async (_job, memory) => {
      if (memory === undefined || adapter.cancel === undefined) return;
      for (const order of (await openOrderBook(memory, 0)).orders) {
        if (order.state === 'sent') await adapter.cancel(order.ref);
      }
    },
    listLost: async (memory) => {
      const { orders } = await openOrderBook(memory, 0);
      return orders.flatMap((order, index) => {
        const part = orders.length === 1 ? 'The order' : `Part ${index + 1} of ${orders.length}`;
        if (order.state === 'failed' && order.code === 'lost') return [`${part}: ${order.message}`];
        return order.state === 'sending' ? [`${part} was sent; its answer never came.`] : [];
      });
    },
    ...(adapter.testKey === undefined ? {} : { testKey: adapter.testKey }),
    ...(adapter.verifyCallback === undefined ? {} : { verifyCallback: adapter.verifyCallback }),
    close: async () => undefined,
  };
}

function passUnlessRetryable(error: unknown): void {
  if (!(error instanceof KitError && error.retryable)) throw error;
}

/** The vendor's names of the jobs, for the operator; the memory has the whole of them. */
const LONGEST_NAME = 100;

function nameOf(book: OrderBook): string {
  const names = book.orders.flatMap((order) => (order.state === 'sent' ? [order.ref.slice(0, LONGEST_NAME)] : []));
  if (names.length > 0) return names.join(' ');
  return book.orders.some(({ state }) => state === 'sending') ? 'being-looked-up' : 'answered-at-once';
}
