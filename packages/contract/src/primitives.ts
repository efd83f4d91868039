import { z } from 'zod';
import { LIMITS } from './limits.ts';

/** Opaque to clients; UUIDv7 on the server, so that ids sort by birth. */
export const idSchema = z.string().min(1).max(64);

/** ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` prints it. */
export const instantSchema = z.iso.datetime({ precision: 3 }).describe('ISO 8601, UTC, milliseconds');

/** A count of millicredits: 1 credit = 1,000. Integers only, within the safe range of JSON numbers. */
export const millicreditsSchema = z.number().int().describe('Millicredits; 1 credit = 1,000');

/** Millicredits that a client may send as an amount or a bound: zero or more. */
export const millicreditsInputSchema = z
  .number({ error: 'must be a whole number of millicredits' })
  .int('must be a whole number of millicredits')
  .min(0, 'must be 0 or more')
  .max(Number.MAX_SAFE_INTEGER, 'is too large');

/** US dollars in cents. */
export const centsSchema = z.number().int().describe('US dollars in cents');

/** Query of every list: how many rows, and where the page before ended. */
export const pageQuerySchema = z.object({
  limit: z.coerce
    .number()
    .int()
    .min(1, 'must be 1 or more')
    .max(LIMITS.pageItems, `must be ${LIMITS.pageItems} or less`)
    .default(LIMITS.defaultPageItems),
  cursor: z.string().max(500).optional(),
});

/** The answer of every list. `nextCursor` is null on the last page. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null };
