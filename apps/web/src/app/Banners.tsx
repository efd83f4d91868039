import { useQuery } from '@tanstack/react-query';
import { PlanBanners } from '../features/subscription/index.ts';
import { endpointQuery } from '../shared/client/index.ts';

/** What somebody with a session must know of their plan; nothing for everybody else. */
export function Banners({ place }: { readonly place: 'page' | 'board' }) {
  const { data } = useQuery({ ...endpointQuery('getMe'), retry: false });
  return data ? <PlanBanners place={place} now={Date.now()} /> : null;
}
