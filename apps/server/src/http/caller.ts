import type { Endpoint } from '@gesso/contract';
import type { Account, Accounts, ApiKey } from '../modules/accounts/index.ts';
import type { Auth, AuthUser } from '../platform/auth/create-auth.ts';
import type { Clock } from '../platform/clock/clock.ts';
import { ProblemError } from './problems.ts';

/** Who calls: a person in a browser, or a program with that person's key. */
export type Caller = {
  readonly account: Account;
  /** Undefined for a session. */
  readonly apiKey: ApiKey | undefined;
};

export type IdentifyCaller = (request: Request) => Promise<{
  readonly caller: Caller | undefined /** Cookie lines to answer with. */;
  readonly setCookies: readonly string[];
}>;

export type CallerSources = {
  readonly auth: Auth;
  readonly accounts: Accounts;
  readonly clock: Clock;
  /** Opens the account of a person whose sign-up was cut short. */
  readonly openAccount: (user: AuthUser) => Promise<Account>;
};

const BEARER = /^Bearer +(\S+)$/i;

/**
 * Finds out who calls, by key or by cookie.
 *
 * A request with an `Authorization` header is judged by it alone: a wrong key never falls back to a cookie.
 */
export function createIdentifyCaller({ auth, accounts, clock, openAccount }: CallerSources): IdentifyCaller {
  return async ({ headers }) => {
    const authorization = headers.get('authorization');
    if (authorization !== null) {
      const key = BEARER.exec(authorization)?.[1];
      const holder = key === undefined ? undefined : await accounts.findKeyHolder(key, clock.now());
      return { caller: holder, setCookies: [] };
    }
    const session = await auth.readSession(headers);
    if (session === undefined) return { caller: undefined, setCookies: [] };
    const account = (await accounts.findByAuthUser(session.user.id)) ?? (await openAccount(session.user));
    return { caller: { account, apiKey: undefined }, setCookies: session.setCookies };
  };
}

/**
 * The policy of every endpoint: who may call it at all. Which rows a caller may see is decided by the owner id that every
 * query carries.
 *
 * @param visitorIds - What a visitor may come in under: their account, or the links of a guest.
 * @throws ProblemError `unauthenticated`, `not-found` (an operator's endpoint does not exist for others),
 *   `session-required` or `forbidden-origin`.
 */
export function admitCaller(
  endpoint: Endpoint,
  caller: Caller | undefined,
  request: Request,
  visitorIds: readonly string[] = [],
): void {
  if (endpoint.audience === 'public') return;
  if (endpoint.audience === 'visitor' && caller === undefined && visitorIds.length > 0) return;
  if (caller === undefined) {
    throw new ProblemError({
      code: 'unauthenticated',
      detail: 'Sign in, or send an API key as "Authorization: Bearer gsk_…".',
      headers: { 'www-authenticate': 'Bearer' },
    });
  }
  const isSession = caller.apiKey === undefined;
  if (endpoint.audience === 'operator' && (caller.account.role !== 'operator' || !isSession)) {
    throw new ProblemError({ code: 'not-found', detail: 'There is nothing at this address.' });
  }
  if (endpoint.audience === 'session' && !isSession) {
    throw new ProblemError({
      code: 'session-required',
      detail: 'API keys never manage keys, caps, plans or payments; sign in in the browser for this.',
    });
  }
  if (isSession && endpoint.method !== 'get' && !isSameOrigin(request)) {
    throw new ProblemError({
      code: 'forbidden-origin',
      detail: 'A request with a session cookie must carry the Origin header of this site.',
    });
  }
}

/**
 * Whether a request comes from a page of this site: the browser writes Origin and a page cannot forge it.
 *
 * Only the host is compared: behind a proxy that speaks HTTPS the scheme of the request is not the one the browser saw.
 */
export function isSameOrigin(request: Request): boolean {
  const origin = request.headers.get('origin');
  if (origin === null || !URL.canParse(origin)) return false;
  return new URL(origin).host === new URL(request.url).host;
}
