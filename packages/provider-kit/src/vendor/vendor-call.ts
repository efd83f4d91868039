import assert from 'node:assert/strict';
import type { AttemptMemory, GenerationRequest } from '../provider.ts';
import { type OrderBook, openOrderBook } from './order-book.ts';
import type { VendorAdapter, VendorOrder } from './vendor-adapter.ts';

/** An attempt at a vendor: its orders, and how each stands. */
export type VendorCall = {
  readonly adapter: VendorAdapter;
  readonly memory: AttemptMemory;
  readonly orders: readonly VendorOrder[];
  readonly book: OrderBook;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
};

/** A creator's own range ends here, and so does every vendor's that is not smaller. */
const SEEDS = 2 ** 31;

/** Divides a request into the orders that the vendor takes, the same each time. */
export async function openVendorCall(
  tools: Pick<VendorCall, 'adapter' | 'now' | 'wait'>,
  request: GenerationRequest,
  memory: AttemptMemory | undefined,
): Promise<VendorCall> {
  const { adapter } = tools;
  assert(memory, `${adapter.vendor} is asked without a memory of the attempt`);
  const most = Math.max(1, adapter.mostPerOrder?.(request) ?? 1);
  const orders = Array.from({ length: Math.ceil(request.count / most) }, (_, index) => ({
    request,
    clientId: index === 0 ? request.attemptId : `${request.attemptId}-${index + 1}`,
    count: Math.min(most, request.count - index * most),
    seed: (request.seed + index * most) % SEEDS,
  }));
  return { ...tools, memory, orders, book: await openOrderBook(memory, orders.length) };
}
