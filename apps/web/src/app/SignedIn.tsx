import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { endpointQuery, ProblemError } from '../shared/client/index.ts';
import { useAccountEvents } from '../shared/events/index.ts';

/** Pages of a signed-in person: kept current by the account's events, left when the session ends. */
export function SignedIn() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { error } = useQuery(endpointQuery('getMe'));
  useAccountEvents(queries);

  const hasEnded = error instanceof ProblemError && error.code === 'unauthenticated';
  useEffect(() => {
    if (!hasEnded) return;
    queries.clear();
    void navigate({ to: '/sign-in', search: { next: location.pathname } });
  }, [hasEnded, queries, navigate]);

  return <Outlet />;
}
