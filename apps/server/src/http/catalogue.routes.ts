import { endpoints } from '@gesso/contract';
import type { Models } from '../modules/models/index.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { OpenDatabase } from '../platform/database/open-database.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { type EndpointRoute, route } from './endpoint-route.ts';
import { toPriceProblem } from './refusals.ts';

/** What there is and what it costs. */
export function catalogueRoutes(options: {
  readonly database: OpenDatabase;
  readonly models: Models;
  readonly clock: Clock;
}): EndpointRoute[] {
  const { database, models, clock } = options;
  return [
    route(endpoints.getCatalogue, async () => models.catalogue(clock.now())),
    route(endpoints.listArtSources, async () => ({ items: [...models.artSources()] })),
    route(endpoints.createQuote, async ({ caller, body }) => {
      const quote = { accountId: caller.account.id, request: body, at: clock.now() };
      const outcome = await inTransaction(database, (connection) => models.createQuote(connection, quote));
      if (!outcome.ok) throw toPriceProblem(outcome);
      return outcome.quote;
    }),
  ];
}
