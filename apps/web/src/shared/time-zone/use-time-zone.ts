import { useQuery } from '@tanstack/react-query';
import { endpointQuery } from '../client/index.ts';

export type ShownZone = {
  readonly timeZone: string;
  /** False while it is the browser's own, since the account has chosen none. */
  readonly isChosen: boolean;
};

/** The zone of this browser. */
export function browserTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** In which zone days and times are shown: the account's, or the browser's where the account has none. */
export function useTimeZone(): ShownZone {
  const { data } = useQuery(endpointQuery('getMe'));
  const chosen = data?.account.timeZone ?? null;
  return { timeZone: chosen ?? browserTimeZone(), isChosen: chosen !== null };
}
