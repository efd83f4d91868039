import { endpoints, type PlannerName } from '@gesso/contract';
import type { Models } from '../modules/models/index.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { OpenDatabase } from '../platform/database/open-database.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { type EndpointRoute, route } from './endpoint-route.ts';
import { toPriceProblem } from './refusals.ts';
import type { Installation } from './setup.presenter.ts';

/** What there is and what it costs. */
export function catalogueRoutes(options: {
  readonly database: OpenDatabase;
  readonly models: Models;
  readonly clock: Clock;
  readonly installation: Pick<Installation, 'languageModel'>;
}): EndpointRoute[] {
  const { database, models, clock, installation } = options;
  const planners: PlannerName[] = installation.languageModel.name === null ? ['builtin'] : ['llm', 'builtin'];
  return [
    route(endpoints.getCatalogue, async () => ({ ...(await models.catalogue(clock.now())), planners })),
    route(endpoints.listArtSources, async () => ({ items: [...models.artSources()] })),
    route(endpoints.createQuote, async ({ caller, body }) => {
      const quote = { accountId: caller.account.id, request: body, at: clock.now() };
      const outcome = await inTransaction(database, (connection) => models.createQuote(connection, quote));
      if (!outcome.ok) throw toPriceProblem(outcome);
      return outcome.quote;
    }),
  ];
}
