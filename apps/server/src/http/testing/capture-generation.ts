import type { Pool } from 'pg';
import { endGeneration, lockGeneration } from '../../modules/generation/index.ts';
import { captureHold, ownCaptureId } from '../../modules/ledger/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';

/** What a worker leaves behind of a generation that was delivered, since nothing runs under the API of the tests. */
export function captureGeneration(database: { readonly pool: Pool }, generationId: string): Promise<void> {
  return inTransaction(database, async (connection) => {
    const generation = await lockGeneration(connection, generationId);
    if (generation === undefined) throw new Error(`There is no generation ${generationId}.`);
    const { holdId, quotedMillicredits, createdAt: at } = generation;
    const captured = await captureHold(connection, {
      operationId: ownCaptureId(holdId),
      holdId,
      amountMillicredits: quotedMillicredits,
      at,
    });
    if (!captured.ok) throw new Error(`The hold could not be captured: ${captured.reason}.`);
    await endGeneration(connection, generationId, {
      status: 'succeeded',
      chargedMillicredits: quotedMillicredits,
      notes: [],
      at,
    });
  });
}
