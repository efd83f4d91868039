import type {
  CreditBalance,
  Entry as EntryAnswer,
  Grant as GrantAnswer,
  Reconciliation as ReconciliationAnswer,
  Usage as UsageAnswer,
} from '@gesso/contract';
import type { Balance, Grant, Reconciliation, UsageRow } from '../modules/ledger/index.ts';
import type { ExplainedEntry } from '../workflows/explain-entries/index.ts';

// Amounts leave the ledger's bigint here: a balance beyond 9 trillion credits would be refused by JSON's safe integers,
// and every grant is bounded far below.

export function presentBalance({ spendableMillicredits, heldMillicredits }: Balance): CreditBalance {
  return { spendableMillicredits: Number(spendableMillicredits), heldMillicredits: Number(heldMillicredits) };
}

export function presentGrant(grant: Grant): GrantAnswer {
  return {
    id: grant.id,
    kind: grant.kind,
    priority: grant.priority,
    amountMillicredits: Number(grant.amountMillicredits),
    remainingMillicredits: Number(grant.remainingMillicredits),
    heldMillicredits: Number(grant.heldMillicredits),
    effectiveAt: grant.effectiveAt.toISOString(),
    expiresAt: grant.expiresAt?.toISOString() ?? null,
  };
}

export function presentEntry(entry: ExplainedEntry): EntryAnswer {
  return {
    id: entry.id,
    at: entry.at.toISOString(),
    kind: entry.kind,
    millicredits: Number(entry.spendableDeltaMillicredits),
    spendableAfterMillicredits: Number(entry.spendableAfterMillicredits),
    grantId: entry.grantId,
    ...(entry.holdId === null ? {} : { holdId: entry.holdId }),
    ...(entry.generationId === null ? {} : { generationId: entry.generationId }),
    ...(entry.runId === null ? {} : { runId: entry.runId }),
    ...(entry.model === null ? {} : { model: entry.model }),
    ...(entry.projectId === null ? {} : { projectId: entry.projectId }),
    ...(entry.reason === null ? {} : { reason: entry.reason }),
    grantKind: entry.grantKind,
    ...(entry.spentDeltaMillicredits === 0n ? {} : { spentMillicredits: Number(entry.spentDeltaMillicredits) }),
    ...(entry.projectName === null ? {} : { projectName: entry.projectName }),
    ...(entry.resultCount === null ? {} : { resultCount: entry.resultCount }),
  };
}

/** @param names - Of what the keys stand for, where they have one. */
export function presentUsage(rows: readonly UsageRow[], names: ReadonlyMap<string, string>): UsageAnswer {
  return {
    items: rows.map(({ key, millicredits, generations }) => ({
      key,
      millicredits: Number(millicredits),
      generations,
      ...(names.has(key) ? { name: names.get(key) } : {}),
    })),
  };
}

export function presentReconciliation({ accounts, differences }: Reconciliation): ReconciliationAnswer {
  return {
    accounts,
    differences: differences.map((difference) => ({
      accountId: difference.accountId,
      figure: difference.figure,
      subject: difference.subject,
      storedMillicredits: Number(difference.storedMillicredits),
      derivedMillicredits: Number(difference.derivedMillicredits),
    })),
  };
}
