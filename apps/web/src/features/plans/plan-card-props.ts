import type { Catalogue, Interval, Plan, Subscription } from '@gesso/contract';
import type { PlanChoice } from '../../shared/plans/choice.ts';
import type { PlanOffer } from '../../shared/plans/plan-offer.ts';

export type PlanCardsProps = {
  readonly catalogue: Catalogue;
  readonly interval: Interval;
  /** Undefined for somebody without a session, and while it is not known. */
  readonly subscription: Subscription | undefined;
  readonly isSignedIn: boolean;
  readonly onChoose: (choice: PlanChoice) => void;
};

export type PlanCardProps = PlanCardsProps & {
  readonly plan: Plan;
  readonly offer: PlanOffer;
  /** It is the next one up from what the person has. */
  readonly isNextUp: boolean;
};
