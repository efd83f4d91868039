import type { ErrorCode } from '@gesso/contract';
import type { Pool } from 'pg';
import { lockGeneration } from '../../modules/generation/index.ts';
import { refundCapture } from '../../modules/ledger/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { notifyAccount } from '../../platform/events/notify-account.ts';

export type RefundGeneration = {
  /** Asked again under the same id it is not done again, and gets the first answer. */
  readonly operationId: string;
  readonly generationId: string;
  /** The operator's words; the creator reads them in the statement. */
  readonly reason: string;
};

export type GenerationRefund =
  | {
      readonly ok: true;
      readonly refundedMillicredits: bigint;
      /** The part whose grant had ended; a make-good grant replaces it. */
      readonly lapsedMillicredits: bigint;
    }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string };

/**
 * Gives back all that a generation cost, once, by the operator's good will: whoever is at fault, what comes back of grants
 * that have ended is made good. The results stay the creator's.
 *
 * Two that ask at once wait for each other at the generation's row; the second finds nothing left.
 */
export function createRefundGeneration(options: {
  readonly database: { readonly pool: Pool };
  readonly clock: Clock;
}): (asked: RefundGeneration) => Promise<GenerationRefund> {
  const { database, clock } = options;
  return (asked) =>
    inTransaction(database, async (connection): Promise<GenerationRefund> => {
      const generation = await lockGeneration(connection, asked.generationId);
      if (generation === undefined) return refuse('not-found', 'There is no such generation.');
      if (generation.finishedAt === null) {
        return refuse('conflict', 'The generation has not ended yet, so nothing was charged; it can be stopped.');
      }
      if (generation.chargedMillicredits === 0n) return refuse('conflict', 'The generation cost nothing.');
      const { operationId, reason } = asked;
      const { holdId, accountId, projectId, id } = generation;
      const at = clock.now();
      const refund = await refundCapture(connection, { operationId, holdId, reason, atFault: 'operator', at });
      if (!refund.ok || refund.refundedMillicredits === 0n) throw new NothingLeft();
      await notifyAccount(connection, accountId, { name: 'credits-changed' });
      await notifyAccount(connection, accountId, { name: 'generation-changed', id, projectId });
      const { refundedMillicredits, lapsedMillicredits } = refund;
      return { ok: true, refundedMillicredits, lapsedMillicredits };
    }).catch((error: unknown) => {
      if (error instanceof NothingLeft) return refuse('conflict', 'The generation was refunded already.');
      throw error;
    });
}

/** Thrown and not returned, so that the empty refund leaves no trace in the ledger. */
class NothingLeft extends Error {}

function refuse(code: ErrorCode, message: string): GenerationRefund {
  return { ok: false, code, message };
}
