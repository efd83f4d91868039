import type { Pool, PoolClient } from 'pg';
import type { Difference } from './ledger.ts';

/** Enough to see what is wrong; a damage with more rows is repaired as a whole and not row by row. */
const MOST_DIFFERENCES = 1_000;

/** What the entries say that each grant, account and hold has. Summed from the rows and from nothing else. */
const DERIVED = `
  derived_grants AS (
    SELECT e.account_id, e.grant_id, bool_or(e.kind = 'grant') AS has_started,
           -sum(e.issued_delta) AS issued, sum(e.spendable_delta) AS spendable, sum(e.held_delta) AS held,
           sum(e.spent_delta) AS spent, sum(e.lapsed_delta) AS lapsed, sum(e.voided_delta) AS voided
      FROM credit_entries e
     WHERE $1::uuid IS NULL OR e.account_id = $1
     GROUP BY e.account_id, e.grant_id
  ), derived_accounts AS (
    SELECT account_id, sum(spendable) AS spendable, sum(held) AS held FROM derived_grants GROUP BY account_id
  )`;

/**
 * Compares every stored figure with what the entries say.
 *
 * Grants against their parts, accounts against their grants, the running balance of each entry against the sum up to it,
 * the numbers of the entries against a count, and the holds against what their own entries moved. And every row against
 * the rows it names, which no foreign key of these tables does: one that names nothing stands there with 1 against 0.
 *
 * @param accountId - Null: all accounts.
 */
export async function findDifferences(
  database: Pool | PoolClient,
  accountId: string | null,
): Promise<readonly Difference[]> {
  const { rows } = await database.query<Difference>(FIND, [accountId, MOST_DIFFERENCES]);
  return rows;
}

export async function countCreditAccounts(database: Pool | PoolClient): Promise<number> {
  const { rows } = await database.query<{ readonly count: number }>(
    'SELECT count(*)::integer AS count FROM credit_accounts',
  );
  return rows[0]?.count ?? 0;
}

/** Throws away the cached balances of an account and sums them anew from its entries. The account must be locked. */
export async function rewriteBalances(connection: PoolClient, accountId: string): Promise<void> {
  await connection.query('DELETE FROM credit_grant_balances WHERE account_id = $1', [accountId]);
  await connection.query(
    `WITH ${DERIVED}
     INSERT INTO credit_grant_balances (grant_id, account_id, has_started, spendable_millicredits, held_millicredits,
            spent_millicredits, lapsed_millicredits, voided_millicredits)
     SELECT g.id, g.account_id, coalesce(d.has_started, false) OR v.grant_id IS NOT NULL, coalesce(d.spendable, 0),
            coalesce(d.held, 0), coalesce(d.spent, 0), coalesce(d.lapsed, 0), coalesce(d.voided, 0)
       FROM credit_grants g
       LEFT JOIN derived_grants d ON d.grant_id = g.id
       LEFT JOIN credit_grant_voids v ON v.grant_id = g.id
      WHERE g.account_id = $1`,
    [accountId],
  );
  await connection.query(
    `WITH ${DERIVED}
     UPDATE credit_accounts a
        SET spendable_millicredits = coalesce((SELECT spendable FROM derived_accounts), 0),
            held_millicredits = coalesce((SELECT held FROM derived_accounts), 0),
            last_sequence = coalesce((SELECT max(sequence) FROM credit_entries WHERE account_id = $1), 0),
            -- Due at once: the next settling finds the true instant.
            next_due_at = settled_at
      WHERE a.account_id = $1`,
    [accountId],
  );
}

const FIND = `
WITH ${DERIVED}, grant_figures AS (
  SELECT g.account_id, g.id::text AS subject, figure.*
    FROM credit_grants g
    LEFT JOIN credit_grant_balances b ON b.grant_id = g.id
    LEFT JOIN derived_grants d ON d.grant_id = g.id
   CROSS JOIN LATERAL (VALUES
          ('grant issued', CASE WHEN d.grant_id IS NULL THEN 0 ELSE g.amount_millicredits END, d.issued),
          ('grant spendable', b.spendable_millicredits, d.spendable),
          ('grant held', b.held_millicredits, d.held),
          ('grant spent', b.spent_millicredits, d.spent),
          ('grant lapsed', b.lapsed_millicredits, d.lapsed),
          ('grant voided', b.voided_millicredits, d.voided)) AS figure(figure, stored, derived)
   WHERE $1::uuid IS NULL OR g.account_id = $1
), account_figures AS (
  SELECT a.account_id, NULL::text AS subject, figure.*
    FROM credit_accounts a
    LEFT JOIN derived_accounts d ON d.account_id = a.account_id
   CROSS JOIN LATERAL (VALUES
          ('account spendable', a.spendable_millicredits, d.spendable),
          ('account held', a.held_millicredits, d.held)) AS figure(figure, stored, derived)
   WHERE $1::uuid IS NULL OR a.account_id = $1
), entry_figures AS (
  SELECT e.account_id, e.sequence::text AS subject, figure.*
    FROM (SELECT account_id, sequence, spendable_after_millicredits,
                 sum(spendable_delta) OVER (PARTITION BY account_id ORDER BY sequence) AS running,
                 row_number() OVER (PARTITION BY account_id ORDER BY sequence) AS number
            FROM credit_entries WHERE $1::uuid IS NULL OR account_id = $1) e
   CROSS JOIN LATERAL (VALUES
          ('entry balance after', e.spendable_after_millicredits, e.running),
          ('entry number', e.sequence, e.number)) AS figure(figure, stored, derived)
), last_numbers AS (
  SELECT a.account_id, NULL::text AS subject, 'account last entry' AS figure, a.last_sequence AS stored, e.last AS derived
    FROM credit_accounts a
    LEFT JOIN (SELECT account_id, max(sequence) AS last FROM credit_entries GROUP BY account_id) e ON e.account_id = a.account_id
   WHERE $1::uuid IS NULL OR a.account_id = $1
), hold_figures AS (
  SELECT h.account_id, h.id::text AS subject, figure.*
    FROM credit_holds h
    LEFT JOIN (SELECT hold_id, sum(held_delta) AS held, sum(spent_delta) AS spent,
                      sum(held_delta) FILTER (WHERE kind = 'hold') AS pinned
                 FROM credit_entries WHERE hold_id IS NOT NULL GROUP BY hold_id) d ON d.hold_id = h.id
   CROSS JOIN LATERAL (SELECT sum(slice) AS pinned FROM unnest(h.slice_millicredits) AS slice) s
   CROSS JOIN LATERAL (VALUES
          ('hold amount', h.amount_millicredits, d.pinned),
          ('hold slices', s.pinned, d.pinned),
          ('hold held', CASE WHEN h.state = 'held' THEN h.amount_millicredits ELSE 0 END, d.held),
          ('hold spent', h.captured_millicredits - h.refunded_millicredits, d.spent)) AS figure(figure, stored, derived)
   WHERE $1::uuid IS NULL OR h.account_id = $1
), orphans AS (
  SELECT e.account_id, e.sequence::text AS subject, 'entry of no account' AS figure, 1 AS stored, 0 AS derived
    FROM credit_entries e WHERE NOT EXISTS (SELECT FROM credit_accounts a WHERE a.account_id = e.account_id)
  UNION ALL
  SELECT e.account_id, e.sequence::text, 'entry of no grant', 1, 0
    FROM credit_entries e LEFT JOIN credit_grants g ON g.id = e.grant_id AND g.account_id = e.account_id WHERE g.id IS NULL
  UNION ALL
  SELECT e.account_id, e.sequence::text, 'entry of no hold', 1, 0
    FROM credit_entries e LEFT JOIN credit_holds h ON h.id = e.hold_id AND h.account_id = e.account_id
   WHERE e.hold_id IS NOT NULL AND h.id IS NULL
  UNION ALL
  SELECT h.account_id, h.id::text, 'hold of no account', 1, 0
    FROM credit_holds h WHERE NOT EXISTS (SELECT FROM credit_accounts a WHERE a.account_id = h.account_id)
  UNION ALL
  SELECT h.account_id, h.id::text, 'slice of no grant', 1, 0
    FROM credit_holds h
   CROSS JOIN LATERAL unnest(h.grant_ids) AS slice(grant_id)
    LEFT JOIN credit_grants g ON g.id = slice.grant_id AND g.account_id = h.account_id
   WHERE g.id IS NULL
  UNION ALL
  SELECT o.account_id, o.id, 'operation of no account', 1, 0
    FROM credit_operations o WHERE NOT EXISTS (SELECT FROM credit_accounts a WHERE a.account_id = o.account_id)
)
SELECT account_id AS "accountId", figure, subject, coalesce(stored, 0)::bigint AS "storedMillicredits",
       coalesce(derived, 0)::bigint AS "derivedMillicredits"
  FROM (SELECT * FROM grant_figures UNION ALL SELECT * FROM account_figures UNION ALL SELECT * FROM entry_figures
         UNION ALL SELECT * FROM last_numbers UNION ALL SELECT * FROM hold_figures
         UNION ALL SELECT * FROM orphans WHERE $1::uuid IS NULL OR account_id = $1) figures
 WHERE coalesce(stored, 0) <> coalesce(derived, 0)
 ORDER BY account_id, figure, subject
 LIMIT $2`;
