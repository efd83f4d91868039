import { LIMITS, type Quote } from '@gesso/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../shared/client/index.ts';
import type { DraftSettings } from '../../shared/settings-form/index.ts';

/** Short enough to feel immediate, long enough that dragging a slider asks once. */
const ASK_AFTER_MS = 150;
/** A quote is asked anew well before it ends, so that the button never shows a dead price. */
const RENEW_AFTER_MS = LIMITS.quoteLifeMs / 2;

export type QuoteState = {
  /** The last price the server named; may belong to earlier settings. */
  readonly quote: Quote | undefined;
  /** The quote is for exactly what would run now. */
  readonly isCurrent: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
};

/** Keeps the server's price for these settings. Null asks for nothing, since the settings cannot run as they are. */
export function useQuote(request: { readonly model: string; readonly settings: DraftSettings } | null): QuoteState {
  const wanted = request && JSON.stringify(request);
  const asked = useSettled(wanted, ASK_AFTER_MS);
  const query = useQuery({
    queryKey: ['createQuote', asked],
    queryFn: ({ signal }) =>
      call('createQuote', { body: { kind: 'generation', ...JSON.parse(asked as string) } }, { signal }),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    staleTime: RENEW_AFTER_MS,
    refetchInterval: RENEW_AFTER_MS,
  });
  const isAnswered = wanted !== null && asked === wanted && !query.isPlaceholderData;
  return {
    quote: query.data,
    isCurrent: isAnswered && query.data !== undefined && !query.isError,
    error: isAnswered ? query.error : null,
    retry: () => void query.refetch(),
  };
}

/** The latest value that stayed for a while. The first one counts at once. */
function useSettled(value: string | null, afterMs: number): string | null {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (settled === null) return setSettled(value);
    const timer = setTimeout(() => setSettled(value), afterMs);
    return () => clearTimeout(timer);
  }, [value, settled, afterMs]);
  return settled;
}
