import { endpoints } from '@gesso/contract';
import { type Accounts, MOST_API_KEYS } from '../modules/accounts/index.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { AccountEvents } from '../platform/events/account-events.ts';
import { presentAccount, presentApiKey, presentCaps } from './account.presenter.ts';
import type { ReadCredits } from './credit.routes.ts';
import { toPage } from './cursor.ts';
import { type EndpointRoute, route } from './endpoint-route.ts';
import { formatEvent, type OpenStream } from './event-stream.ts';
import { notFound, ProblemError } from './problems.ts';

export type AccountRoutesOptions = {
  readonly accounts: Accounts;
  readonly clock: Clock;
  readonly readCredits: ReadCredits;
  readonly events: AccountEvents;
  readonly openStream: OpenStream;
};

/** Who am I, my keys, my caps. */
export function accountRoutes(options: AccountRoutesOptions): EndpointRoute[] {
  const { accounts, clock, events, readCredits, openStream } = options;
  return [
    route(endpoints.getMe, async ({ caller }) => ({
      account: presentAccount(caller.account),
      credits: await readCredits(caller.account.id),
    })),
    route(endpoints.updateMe, async ({ caller, body }) => {
      const { account } = caller;
      const { timeZone = account.timeZone } = body;
      await accounts.updateTimeZone(account.id, timeZone);
      return { account: presentAccount({ ...account, timeZone }), credits: await readCredits(account.id) };
    }),
    route(endpoints.streamMyEvents, async ({ caller, request }) =>
      openStream(caller.account.id, request, (send) =>
        events.subscribe(caller.account.id, ({ name, ...data }) => send(formatEvent({ name, data }))),
      ),
    ),
    route(endpoints.listKeys, async ({ caller }) => {
      const keys = await accounts.listKeys({ accountId: caller.account.id, limit: MOST_API_KEYS });
      return toPage(keys, MOST_API_KEYS, presentApiKey);
    }),
    route(endpoints.createKey, async ({ caller, body }) => {
      const { name, capMillicredits } = body;
      const cap = capMillicredits === undefined || capMillicredits === null ? null : BigInt(capMillicredits);
      const created = await accounts.createKey(
        { accountId: caller.account.id, name, capMillicredits: cap },
        clock.now(),
      );
      if (created.ok) return { ...presentApiKey(created.apiKey), key: created.key };
      throw new ProblemError({
        code: 'conflict',
        detail: `An account has at most ${created.most} keys; delete one first.`,
      });
    }),
    route(endpoints.deleteKey, async ({ caller, params }) => {
      const isRevoked = await accounts.revokeKey({ accountId: caller.account.id, id: params.id, at: clock.now() });
      if (!isRevoked) throw notFound('key');
      return undefined;
    }),
    route(endpoints.getCaps, async ({ caller }) => presentCaps(await accounts.readCaps(caller.account.id))),
    route(endpoints.updateCaps, async ({ caller, body }) => {
      const changes = {
        perRunMillicredits: toCap(body.perRunMillicredits),
        perDayMillicredits: toCap(body.perDayMillicredits),
        perProjectMillicredits: toCap(body.perProjectMillicredits),
      };
      return presentCaps(await accounts.updateCaps(caller.account.id, changes));
    }),
  ];
}

function toCap(value: number | null | undefined): bigint | null | undefined {
  return value === null || value === undefined ? value : BigInt(value);
}
