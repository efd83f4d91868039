import type { CreditBalance } from '@gesso/contract';
import { Link } from '@tanstack/react-router';
import { countCredits, formatCredits } from '../../shared/format/credits.ts';

/** What may be spent, and what is held for running work; held is never shown as spent. */
export function CreditCount({ credits }: { readonly credits: CreditBalance }) {
  const { spendableMillicredits, heldMillicredits } = credits;
  const inWords = `${countCredits(spendableMillicredits)} to spend${heldMillicredits > 0 ? `, ${formatCredits(heldMillicredits)} held` : ''}`;
  return (
    <Link
      to="/account/usage"
      aria-label={`${inWords}. Open usage`}
      title={inWords}
      className="flex items-baseline gap-1.5 whitespace-nowrap rounded-sm py-1.5 tabular-nums"
    >
      <span aria-hidden="true" className="size-2.5 self-center rounded-full border-2 border-vermilion" />
      <span className="font-semibold">{formatCredits(spendableMillicredits)}</span>
      {heldMillicredits > 0 && <span className="text-ink-2 text-sm">· {formatCredits(heldMillicredits)} held</span>}
    </Link>
  );
}
