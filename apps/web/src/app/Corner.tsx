import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { AccountCorner } from '../features/account/index.ts';
import { askForChange } from '../features/subscription/index.ts';
import { endpointQuery } from '../shared/client/index.ts';
import { useAccountEvents } from '../shared/events/index.ts';
import { buttonClass } from '../shared/ui/index.ts';

/** The account corner; leaving the session forgets everything it had shown. */
export function Corner() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = async () => {
    await navigate({ to: '/sign-in', search: {} });
    queries.clear();
  };
  return <AccountCorner onChoose={askForChange} onSignedOut={() => void leave()} />;
}

/** Public pages stand outside of those that need a session, so they listen to the account themselves. */
function LiveCorner() {
  useAccountEvents(useQueryClient());
  return <Corner />;
}

/** The corner of a public page: the account where there is a session, the two doors where there is none. */
export function PublicCorner() {
  const { data, isPending } = useQuery({ ...endpointQuery('getMe'), retry: false });
  if (data) return <LiveCorner />;
  if (isPending) return null;
  return (
    <div className="flex gap-2">
      <Link to="/sign-in" className={buttonClass('outline')}>
        Sign in
      </Link>
      <Link to="/sign-up" className={buttonClass('action')}>
        Sign up
      </Link>
    </div>
  );
}
