import type { Grant, GrantKind } from '@gesso/contract';
import { formatCredits } from '../../shared/format/credits.ts';

/** What the credits of a kind are called, after their number. */
export const GRANT_WORDS: Readonly<Record<GrantKind, string>> = {
  free: 'free credits',
  monthly: 'monthly credits',
  bonus: 'first-month bonus credits',
  topup: 'top-up credits',
  'make-good': 'make-good credits',
  operator: 'credits from the operator',
};

/** Credits of one kind that lapse together, or never. */
export type LapseLine = {
  readonly kind: GrantKind;
  readonly expiresAt: string | null;
  readonly amountMillicredits: number;
  readonly remainingMillicredits: number;
  readonly heldMillicredits: number;
};

/** Grants of one kind and one end as one line, in the order in which they burn. */
export function toLapseLines(grants: readonly Grant[]): readonly LapseLine[] {
  const lines = new Map<string, LapseLine>();
  for (const { kind, expiresAt, amountMillicredits, remainingMillicredits, heldMillicredits } of grants) {
    const key = `${kind} ${expiresAt}`;
    const before = lines.get(key);
    lines.set(key, {
      kind,
      expiresAt,
      amountMillicredits: amountMillicredits + (before?.amountMillicredits ?? 0),
      remainingMillicredits: remainingMillicredits + (before?.remainingMillicredits ?? 0),
      heldMillicredits: heldMillicredits + (before?.heldMillicredits ?? 0),
    });
  }
  return [...lines.values()];
}

/** `3,500 monthly credits lapse on 24 December 2026, 10:00`, or `1,000 free credits never lapse`. */
export function describeLapse(
  { kind, expiresAt, remainingMillicredits }: Pick<LapseLine, 'kind' | 'expiresAt' | 'remainingMillicredits'>,
  writeDue: (instant: string) => string,
): string {
  const isOne = remainingMillicredits === 1000;
  const what = `${formatCredits(remainingMillicredits)} ${isOne ? GRANT_WORDS[kind].replace('credits', 'credit') : GRANT_WORDS[kind]}`;
  if (expiresAt === null) return `${what} never ${isOne ? 'lapses' : 'lapse'}`;
  return `${what} ${isOne ? 'lapses' : 'lapse'} on ${writeDue(expiresAt)}`;
}

/** `12 held for 3 running works`. Held is neither spent nor lost. */
export function describeHeld(heldMillicredits: number, works: number): string {
  if (heldMillicredits === 0) return 'Nothing is held';
  return `${formatCredits(heldMillicredits)} held for ${works === 1 ? 'one running work' : `${works} running works`}`;
}
