import type { Catalogue } from '@gesso/contract';
import { Link } from '@tanstack/react-router';
import { formatDollars } from '../../shared/format/amounts.ts';
import { formatCredits } from '../../shared/format/credits.ts';
import { nameOf } from '../../shared/plans/plan-offer.ts';
import { buttonClass } from '../../shared/ui/index.ts';

/** For those who pay nothing: what a plan would bring, and the way to it. */
export function NoPlan({ catalogue }: { readonly catalogue: Catalogue }) {
  const paid = catalogue.plans.filter(({ monthlyCents }) => monthlyCents > 0).sort((a, b) => a.rank - b.rank);
  return (
    <section aria-labelledby="plan" className="grid gap-4 rounded-lg border border-line p-6">
      <div>
        <h2 id="plan" className="font-normal font-serif text-display">
          {nameOf(catalogue.plans, 'free')}
        </h2>
        <p className="mt-1 max-w-[60ch] text-ink-2">
          You pay nothing and nothing will be charged. Your free credits never expire. A plan brings credits every
          month, top-ups, and the right to use what you make commercially.
        </p>
      </div>
      <ul className="grid gap-1 text-ink-2 tabular-nums">
        {paid.map((plan) => (
          <li key={plan.key}>
            <span className="font-medium text-ink">{plan.name}</span>: {formatCredits(plan.monthlyMillicredits)} credits
            a month for {formatDollars(plan.monthlyCents)}
          </li>
        ))}
      </ul>
      <div>
        <Link to="/plans" className={buttonClass('action')}>
          See plans
        </Link>
      </div>
    </section>
  );
}
