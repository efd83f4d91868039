import { offerOf } from '../../shared/plans/plan-offer.ts';
import { PlanCard } from './PlanCard.tsx';
import type { PlanCardsProps } from './plan-card-props.ts';

/** The plans side by side, lowest first, each with what the person who looks can do about it. */
export function PlanCards({ catalogue, ...person }: PlanCardsProps) {
  const plans = [...catalogue.plans].sort((a, b) => a.rank - b.rank);
  const offers = plans.map((plan) => offerOf({ ...person, plan, plans }));
  // A view has one vermilion button: the next plan up.
  const nextUp = offers.findIndex((offer) => offer.kind === 'change' && offer.isUpgrade);
  return (
    <ul className="grid gap-4 md:grid-cols-3">
      {plans.map((plan, position) => (
        <li key={plan.key}>
          <PlanCard
            {...person}
            catalogue={catalogue}
            plan={plan}
            // Every plan has its offer, computed above.
            offer={offers[position] as (typeof offers)[number]}
            isNextUp={position === nextUp}
          />
        </li>
      ))}
    </ul>
  );
}
