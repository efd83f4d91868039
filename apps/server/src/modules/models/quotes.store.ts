import type { Quote, QuoteRequest } from '@gesso/contract';
import type { PoolClient } from 'pg';

export type QuoteToStore = {
  readonly quote: Quote;
  readonly accountId: string;
  readonly request: QuoteRequest;
  readonly createdAt: Date;
};

/** Expired quotes that one new quote clears away: more than one, so that the table cannot grow, yet a bounded wait. */
const CLEARED_PER_QUOTE = 20;

/** Keeps a quote that was shown. */
export async function insertQuote(
  connection: PoolClient,
  { quote, accountId, request, createdAt }: QuoteToStore,
): Promise<void> {
  await connection.query(
    `INSERT INTO quotes (id, account_id, request, total_millicredits, lines, available, price_list_version, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      quote.id,
      accountId,
      JSON.stringify(request),
      quote.totalMillicredits,
      JSON.stringify(quote.lines),
      quote.available,
      quote.priceListVersion,
      createdAt,
      quote.expiresAt,
    ],
  );
}

/**
 * Deletes a few quotes that expired long ago. SKIP LOCKED, so that quotes made at the same time never wait here.
 *
 * @param before - Quotes that expired earlier than this go.
 */
export async function deleteExpiredQuotes(connection: PoolClient, before: Date): Promise<void> {
  await connection.query(
    `DELETE FROM quotes WHERE id IN
       (SELECT id FROM quotes WHERE expires_at < $1 ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED)`,
    [before, CLEARED_PER_QUOTE],
  );
}
