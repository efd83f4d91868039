import { KIT_ERROR_CODES, KitError, type KitErrorCode } from '../kit-error.ts';
import type { AttemptMemory, FetchedResult } from '../provider.ts';

/** A result that came with the answer and is kept by us. */
export type KeptResult = Omit<FetchedResult, 'bytes' | 'poster' | 'scene'> & { readonly file: string };

/** How one order stands. */
export type OrderState =
  /** Never sent, or refused for now; `tries` counts refusals. */
  | { readonly state: 'waiting'; readonly tries: number; readonly notBefore: number }
  /** Kept before the order is sent: found again after a crash, it may have arrived. `tries` counts look-ups that failed. */
  | { readonly state: 'sending'; readonly tries: number; readonly notBefore: number }
  | { readonly state: 'sent'; readonly ref: string }
  | { readonly state: 'made'; readonly ref: string }
  | { readonly state: 'kept'; readonly results: readonly KeptResult[] }
  | { readonly state: 'failed'; readonly code: KitErrorCode; readonly message: string };

const VERSION = 1;

/** The orders of one attempt, stored after every change. */
export type OrderBook = {
  readonly orders: readonly OrderState[];
  readonly set: (index: number, state: OrderState) => Promise<void>;
};

/**
 * Opens the book of an attempt.
 *
 * @param count - How many orders the request makes; a stored book has as many.
 */
export async function openOrderBook(memory: AttemptMemory, count: number): Promise<OrderBook> {
  const text = await memory.read();
  const orders: OrderState[] =
    text === null ? Array.from({ length: count }, () => ({ state: 'waiting', tries: 0, notBefore: 0 })) : parse(text);
  return {
    orders,
    set: async (index, state) => {
      orders[index] = state;
      await memory.keep(JSON.stringify({ version: VERSION, orders }));
    },
  };
}

function parse(text: string): OrderState[] {
  const book: unknown = JSON.parse(text);
  if (!isBook(book)) {
    throw new KitError({ code: 'lost', message: 'A later Gesso sent these orders.', retryable: false });
  }
  return [...book.orders];
}

/** Written by this file alone, so the version says all. */
function isBook(value: unknown): value is { readonly orders: readonly OrderState[] } {
  if (typeof value !== 'object' || value === null) return false;
  return 'version' in value && value.version === VERSION && 'orders' in value && Array.isArray(value.orders);
}

/** The end of an order as it is stored. An error that is none of ours is a bug of the adapter. */
export function toFailed(error: unknown): Extract<OrderState, { state: 'failed' }> {
  if (error instanceof KitError && KIT_ERROR_CODES.includes(error.code)) {
    return { state: 'failed', code: error.code, message: error.message };
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { state: 'failed', code: 'engine-failed', message };
}

/**
 * Why an attempt failed that brought nothing. Never retryable: some of its orders may have been taken. A lost one comes first,
 * since somebody has to look after it.
 */
export function firstFailure({ orders }: OrderBook): KitError {
  const failures = orders.filter((order) => order.state === 'failed');
  const failed = failures.find(({ code }) => code === 'lost') ?? failures[0];
  const { code, message } = failed ?? { code: 'empty-result' as const, message: 'The vendor took no order.' };
  return new KitError({ code, message, retryable: false });
}
