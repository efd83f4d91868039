import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button, buttonClass, Skeleton } from '../../shared/ui/index.ts';
import type { PlanCardProps } from './plan-card-props.ts';

/** The one thing to do about a plan, or the reason why there is nothing to do. */
export function PlanAction(props: PlanCardProps) {
  const { offer, interval, subscription, isSignedIn, isNextUp } = props;
  if (!isSignedIn) return <SignUpFirst {...props} />;
  if (!subscription) return <Skeleton className="h-10" />;
  switch (offer.kind) {
    case 'change':
      return (
        <Button
          variant={isNextUp ? 'action' : 'outline'}
          className="h-10 w-full"
          aria-label={`${offer.label}, ${interval}`}
          onClick={() => props.onChoose(offer.choice)}
        >
          {offer.label}
        </Button>
      );
    case 'cancelled':
      return <Manage>Resume or manage</Manage>;
    case 'pending':
      return <Manage>Keep what I have, or manage</Manage>;
    case 'current':
      return <Manage>Manage subscription</Manage>;
    case 'cancel':
      return <Manage>{offer.label}</Manage>;
    case 'owed':
      return <Nothing>Pay what is owed first; then plans can be changed.</Nothing>;
    case 'ends':
      return <Nothing>Begins by itself on that day.</Nothing>;
    case 'none':
      return <Nothing>You are on it. Nothing to pay.</Nothing>;
  }
}

function SignUpFirst({ plan, interval, isNextUp }: PlanCardProps) {
  const isFree = plan.monthlyCents === 0;
  // Comes back here with the plan picked, so that its confirmation is the next thing to see.
  const next = isFree ? undefined : `/plans?${new URLSearchParams({ plan: plan.key, interval })}`;
  return (
    <Link
      to="/sign-up"
      search={{ next }}
      className={`${buttonClass(isNextUp ? 'action' : 'outline')} h-10 w-full`}
      aria-label={isFree ? 'Sign up and begin free' : `Sign up for ${plan.name}`}
    >
      {isFree ? 'Begin free' : `Sign up for ${plan.name}`}
    </Link>
  );
}

function Manage({ children }: { readonly children: ReactNode }) {
  return (
    <Link to="/account/subscription" className={`${buttonClass()} h-10 w-full`}>
      {children}
    </Link>
  );
}

function Nothing({ children }: { readonly children: ReactNode }) {
  return <p className="grid min-h-10 content-center text-ink-2">{children}</p>;
}
