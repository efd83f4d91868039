import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../../shared/client/index.ts';
import type { PlanChoice } from '../../shared/plans/choice.ts';
import { Skeleton } from '../../shared/ui/index.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { CreditCount } from './CreditCount.tsx';

/** Credits and avatar, top right on every page; always current, since the account's events refresh it. */
export function AccountCorner(props: {
  readonly onChoose: (choice: PlanChoice) => void;
  readonly onSignedOut: () => void;
}) {
  const { data } = useQuery(endpointQuery('getMe'));
  if (!data) return <Skeleton className="h-8 w-32" />;
  return (
    <div className="flex items-center gap-3">
      <CreditCount credits={data.credits} />
      <AccountMenu me={data} onChoose={props.onChoose} onSignedOut={props.onSignedOut} />
    </div>
  );
}
