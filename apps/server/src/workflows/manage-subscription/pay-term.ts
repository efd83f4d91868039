import type { PoolClient } from 'pg';
import { listTermGrants, listWindows, markTermPaid, type NewTerm } from '../../modules/billing/index.ts';
import { grantCredits } from '../../modules/ledger/index.ts';

/**
 * Writes that a term is paid and gives its credits, month by month: the ledger keeps those of later months and starts
 * them by itself, at their own instant and once.
 */
export async function payTerm(
  connection: PoolClient,
  options: {
    readonly accountId: string;
    readonly subscriptionId: string;
    readonly anchorAt: Date;
    readonly termId: string;
    readonly term: NewTerm;
    readonly at: Date;
  },
): Promise<void> {
  const { accountId, subscriptionId, anchorAt, termId, term, at } = options;
  const grantIds = new Map<string, string>();
  for (const grant of listTermGrants({ subscriptionId, anchorAt, term, paidAt: at })) {
    const { operationId, kind, amountMillicredits, effectiveAt, expiresAt } = grant;
    const reason = kind === 'bonus' ? 'first-month-bonus' : 'plan-month';
    const given = { operationId, accountId, kind, amountMillicredits, reason, effectiveAt, expiresAt, at };
    const answer = await grantCredits(connection, given);
    grantIds.set(`${kind} ${grant.month}`, answer.grant.id);
  }
  await markTermPaid(connection, {
    id: termId,
    subscriptionId,
    bonusGrantId: grantIds.get(`bonus ${term.firstMonth}`) ?? null,
    windows: listWindows(anchorAt, term).map((window) => ({
      ...window,
      grantId: grantIds.get(`monthly ${window.month}`) ?? null,
    })),
    at,
  });
}
