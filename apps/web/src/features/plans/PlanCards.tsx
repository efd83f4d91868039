import type { Catalogue, Plan, PlanKey } from '@gesso/contract';
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatDollars } from '../../shared/format/amounts.ts';
import { formatCredits } from '../../shared/format/credits.ts';
import { classNames } from '../../shared/ui/index.ts';

/** The plans side by side, cheapest first. `current` is the plan of the person who looks, if known. */
export function PlanCards({ catalogue, current }: { readonly catalogue: Catalogue; readonly current?: PlanKey }) {
  const plans = [...catalogue.plans].sort((a, b) => a.rank - b.rank);
  return (
    <ul className="grid gap-4 md:grid-cols-3">
      {plans.map((plan) => (
        <li key={plan.key}>
          <PlanCard plan={plan} catalogue={catalogue} isCurrent={plan.key === current} />
        </li>
      ))}
    </ul>
  );
}

function PlanCard(props: { readonly plan: Plan; readonly catalogue: Catalogue; readonly isCurrent: boolean }) {
  const { plan, catalogue, isCurrent } = props;
  const isFree = plan.monthlyCents === 0;
  return (
    <article
      className={classNames(
        'flex h-full flex-col gap-5 rounded-lg border bg-paper p-6',
        isCurrent ? 'border-ink' : 'border-line',
      )}
    >
      <div className="flex items-baseline justify-between">
        <h2 className="font-normal font-serif text-title">{plan.name}</h2>
        {isCurrent && <span className="text-ink-2 text-sm">your plan</span>}
      </div>
      <p className="tabular-nums">
        <span className="font-serif text-display">{formatDollars(plan.monthlyCents)}</span>
        {!isFree && <span className="text-ink-2"> a month, or {formatDollars(plan.annualCents)} a year</span>}
      </p>
      <ul className="grid gap-2 tabular-nums">
        <Line has>
          {isFree
            ? `${formatCredits(plan.signUpMillicredits)} credits once, at sign-up; they never expire`
            : `${formatCredits(plan.monthlyMillicredits)} credits a month`}
        </Line>
        {plan.firstMonthBonusMillicredits > 0 && catalogue.beta && (
          <Line has>{formatCredits(plan.firstMonthBonusMillicredits)} more in the first month, while in beta</Line>
        )}
        <Line has={plan.topUps}>{plan.topUps ? topUpWords(catalogue) : 'No top-ups'}</Line>
        <Line has={plan.commercialRights}>
          {plan.commercialRights ? 'Commercial rights, within each model’s licence' : 'No commercial rights'}
        </Line>
      </ul>
    </article>
  );
}

function topUpWords({ topUp }: Catalogue): string {
  const perDollar = formatCredits(topUp.millicreditsPerCent * 100);
  return `Top-ups from ${formatDollars(topUp.minCents)} to ${formatDollars(topUp.maxCents)}, ${perDollar} credits a dollar`;
}

function Line({ has, children }: { readonly has: boolean; readonly children: ReactNode }) {
  const Icon = has ? Check : Minus;
  return (
    <li className={classNames('flex gap-2.5', !has && 'text-ink-2')}>
      <Icon
        size={16}
        strokeWidth={1.5}
        aria-hidden="true"
        className={classNames('mt-0.5 shrink-0', has && 'text-verdigris-ink')}
      />
      {children}
    </li>
  );
}
