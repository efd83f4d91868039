import type { SourceChange } from './load-ledger.ts';

export type Mutant = SourceChange & { readonly fault: string };

/** What engines before this one got wrong, each as one change of the source. */
export const RULE_MUTANTS: readonly Mutant[] = [
  { fault: 'burn order ignored', text: '.sort(compareBurnOrder)', replacement: '' },
  {
    fault: 'burn order reversed',
    text: '.sort(compareBurnOrder)',
    replacement: '.sort((a, b) => compareBurnOrder(b, a))',
  },
  { fault: 'priority ignored', text: 'first.priority - second.priority ||', replacement: '' },
  {
    fault: 'what never ends burns first',
    text: 'Number(first === null) - Number(second === null)',
    replacement: 'Number(second === null) - Number(first === null)',
  },
  {
    fault: 'the younger burns first',
    text: 'first.createdAt.getTime() - second.createdAt.getTime()',
    replacement: 'second.createdAt.getTime() - first.createdAt.getTime()',
  },
  {
    fault: 'expiry inclusive',
    text: 'grant.expiresAt.getTime() <= at.getTime()',
    replacement: 'grant.expiresAt.getTime() < at.getTime()',
  },
  {
    fault: 'start exclusive',
    text: 'added.effectiveAt.getTime() <= grant.createdAt.getTime()',
    replacement: 'added.effectiveAt.getTime() < grant.createdAt.getTime()',
  },
  { fault: 'what is due is done a moment after its instant', text: 'due.at <= at;', replacement: 'due.at < at;' },
  { fault: 'first-in-first-out returns', text: 'returned: returned.reverse()', replacement: 'returned' },
  { fault: 'partial acceptance', text: 'return missing === 0n ? slices : undefined;', replacement: 'return slices;' },
  {
    fault: 'double capture',
    text: "if (hold.state !== 'held') return",
    replacement: "if (hold.state === 'released') return",
  },
  {
    fault: 'capture after the time-out',
    text: "if (hold.state !== 'held') return",
    replacement: "if (hold.state !== 'held' && hold.state !== 'timed-out') return",
  },
  {
    fault: 'capture above the hold',
    text: 'if (amountMillicredits > hold.amountMillicredits) {',
    replacement: 'if (false) {',
  },
  {
    fault: 'a returned slice of an ended grant spendable again',
    text: 'if (!hasEnded(grant, at)) continue;',
    replacement: 'if (grant.voidedAt === null) continue;',
  },
  {
    fault: 'a returned slice of a voided grant spendable again',
    text: 'if (grant.voidedAt !== null) return true;',
    replacement: '',
  },
  { fault: 'made good twice', text: '|| book.madeGoodJobs.has(jobId)', replacement: '' },
  { fault: 'made good to who stopped it', text: '!isMadeGood(atFault)', replacement: 'false' },
  {
    fault: 'refund of more than was captured',
    text: 'if (amountMillicredits > standing) {',
    replacement: 'if (false) {',
  },
  { fault: 'earlier refunds forgotten', text: 'hold.refundedMillicredits += amountMillicredits;', replacement: '' },
  {
    fault: 'grants end before holds time out',
    text: "'hold-time-out': 0, 'grant-end': 1",
    replacement: "'hold-time-out': 1, 'grant-end': 0",
  },
  {
    fault: 'grants start before others end',
    text: "'grant-end': 1, 'grant-start': 2",
    replacement: "'grant-end': 2, 'grant-start': 1",
  },
  {
    fault: 'late work dated when it was done',
    text: 'const instant = later(due.at, book.settledAt);',
    replacement: 'const instant = at;',
  },
  {
    fault: 'a late grant lives on after its end',
    text: 'if (hasEnded(added, grant.createdAt)) lapseGrant',
    replacement: 'if (false) lapseGrant',
  },
  {
    fault: 'a hold extended to an earlier time-out',
    text: 'if (expiresAt > hold.expiresAt) {',
    replacement: 'if (true) {',
  },
  {
    fault: 'a cap that binds at its figure',
    text: 'use.usedMillicredits + neededMillicredits > use.capMillicredits',
    replacement: 'use.usedMillicredits + neededMillicredits >= use.capMillicredits',
  },
  {
    fault: 'a cap that forgets what was used',
    text: 'use.usedMillicredits + neededMillicredits > use.capMillicredits',
    replacement: 'neededMillicredits > use.capMillicredits',
  },
  {
    fault: 'a day that is not half-open',
    text: 'new Date(from + 24 * 3_600_000)',
    replacement: 'new Date(from + 24 * 3_600_000 - 1)',
  },
];

/** The same, where the fault shows only with rows. */
export const SERVICE_MUTANTS: readonly Mutant[] = [
  {
    fault: 'an id reused with another payload accepted',
    text: 'hashPayload(identity).equals(recorded.payloadSha256)',
    replacement: 'true',
  },
  {
    fault: 'a hold reused with another amount accepted',
    text: 'hold.amountMillicredits === asked.amountMillicredits &&',
    replacement: '',
  },
  {
    fault: 'a capture reused with another amount accepted',
    text: 'capturedId !== asked.holdId || hold?.capturedMillicredits !== asked.amountMillicredits',
    replacement: 'hold === undefined',
  },
  {
    fault: 'caps that do not count what is held',
    text: "WHEN 'held' THEN amount_millicredits",
    replacement: "WHEN 'held' THEN 0",
  },
  {
    fault: 'a day cap that does not count what is held',
    text: '(SELECT held_millicredits FROM credit_accounts WHERE account_id = $1)',
    replacement: '0',
  },
  { fault: 'expiry inclusive', text: 'due.at <= at;', replacement: 'due.at < at;' },
];
