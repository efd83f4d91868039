import type { PoolClient } from 'pg';
import type { CapUse } from './book.ts';
import { utcDayOf } from './caps.rules.ts';
import type { HoldCaps, HoldPurpose } from './ledger.ts';

type UseRow = Readonly<Record<'run' | 'day' | 'project' | 'key', bigint>>;

/** What a hold counts for a cap: all of it while it is held, then what was captured and not refunded. */
const COUNTED = `CASE state WHEN 'held' THEN amount_millicredits
                            WHEN 'captured' THEN captured_millicredits - refunded_millicredits
                            ELSE 0 END`;

/**
 * Reads what has been used of each cap that is set. Call after the account was locked and settled: parallel holds then
 * see each other.
 *
 * What is still held counts on every day, and what was captured on the day of its capture, so that no UTC day's spending
 * can pass the cap, whenever it was held.
 *
 * @returns One row per cap that is set and applies, in the order in which they are asked.
 */
export async function readCapUses(
  connection: PoolClient,
  question: { readonly accountId: string; readonly caps: HoldCaps; readonly purpose: HoldPurpose; readonly at: Date },
): Promise<readonly CapUse[]> {
  const { accountId, caps, at } = question;
  const { runId, projectId, apiKeyId } = question.purpose;
  const asked = {
    run: caps.perRunMillicredits,
    day: caps.perDayMillicredits,
    project: projectId === null ? null : caps.perProjectMillicredits,
    key: apiKeyId === null ? null : caps.perKeyMillicredits,
  };
  const { rows } = await connection.query<UseRow>({
    name: 'read-cap-uses',
    // A refund counts on the day of its capture, and none of a capture of today was before today.
    text: `WITH today AS (
        SELECT hold_id, kind, spent_delta FROM credit_entries
         WHERE account_id = $1 AND sequence >= first_credit_entry_from($1, $3))
      SELECT
      CASE WHEN $2::uuid IS NULL THEN 0 ELSE
        (SELECT coalesce(sum(${COUNTED}), 0) FROM credit_holds WHERE run_id = $2 AND account_id = $1) END::bigint AS run,
      CASE WHEN $3::timestamptz IS NULL THEN 0 ELSE
        (SELECT held_millicredits FROM credit_accounts WHERE account_id = $1)
        + (SELECT coalesce(sum(spent_delta), 0) FROM today WHERE hold_id IN (SELECT hold_id FROM today WHERE kind = 'capture'))
        END::bigint AS day,
      CASE WHEN $4::uuid IS NULL THEN 0 ELSE
        (SELECT coalesce(sum(${COUNTED}), 0) FROM credit_holds WHERE project_id = $4 AND account_id = $1) END::bigint AS project,
      CASE WHEN $5::uuid IS NULL THEN 0 ELSE
        (SELECT coalesce(sum(${COUNTED}), 0) FROM credit_holds WHERE api_key_id = $5 AND account_id = $1) END::bigint AS key`,
    values: [
      accountId,
      asked.run === null ? null : runId,
      asked.day === null ? null : utcDayOf(at).from,
      asked.project === null ? null : projectId,
      asked.key === null ? null : apiKeyId,
    ],
  });
  const used = rows[0]!; // A SELECT without FROM has exactly one row.
  return (['run', 'day', 'project', 'key'] as const).flatMap((cap) => {
    const capMillicredits = asked[cap];
    return capMillicredits === null ? [] : [{ cap, capMillicredits, usedMillicredits: used[cap] }];
  });
}
