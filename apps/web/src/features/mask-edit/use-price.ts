import { LIMITS, type Settings } from '@gesso/contract';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../shared/client/index.ts';

/** The server's price at most for a model with settings; undefined until it has said one. */
export function usePrice(
  request: { readonly model: string; readonly settings: Settings } | undefined,
): number | undefined {
  return useQuery({
    queryKey: ['createQuote', JSON.stringify(request)],
    queryFn: ({ signal }) =>
      call(
        'createQuote',
        { body: { kind: 'generation', model: request?.model ?? '', settings: request?.settings } },
        { signal },
      ),
    enabled: request !== undefined,
    staleTime: LIMITS.quoteLifeMs / 2,
  }).data?.totalMillicredits;
}
