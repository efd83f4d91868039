import type { Catalogue, Interval, Plan } from '@gesso/contract';
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatDollars } from '../../shared/format/amounts.ts';
import { formatCredits } from '../../shared/format/credits.ts';
import { classNames } from '../../shared/ui/index.ts';

/** What a plan brings and what it does not, one line each. */
export function PlanFeatures(props: {
  readonly plan: Plan;
  readonly catalogue: Catalogue;
  readonly interval: Interval;
}) {
  const { plan, catalogue } = props;
  return (
    <ul className="grid gap-2 tabular-nums">
      <Line has>
        {plan.monthlyCents === 0
          ? `${formatCredits(plan.signUpMillicredits)} credits once, at sign-up; they never expire`
          : `${formatCredits(plan.monthlyMillicredits)} credits a month`}
      </Line>
      <Bonus {...props} />
      <Line has={plan.topUps}>{plan.topUps ? topUpWords(catalogue) : 'No top-ups'}</Line>
      <Line has={plan.commercialRights}>
        {plan.commercialRights ? 'Commercial rights, within each model’s licence' : 'No commercial rights'}
      </Line>
    </ul>
  );
}

function Bonus({ plan, catalogue, interval }: Parameters<typeof PlanFeatures>[0]) {
  if (plan.firstMonthBonusMillicredits === 0 || !catalogue.beta) return null;
  const bonus = formatCredits(plan.firstMonthBonusMillicredits);
  return interval === 'monthly' ? (
    <Line has>{bonus} more in your first month, once, while in beta</Line>
  ) : (
    <Line has={false}>No first-month bonus; it comes with monthly payment</Line>
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
