import { endpoints } from '@gesso/contract';
import { type Models, presentPriceList } from '../modules/models/index.ts';
import type { Clock } from '../platform/clock/clock.ts';
import { toRefusedFields } from './describe-issues.ts';
import { type EndpointRoute, route } from './endpoint-route.ts';

/** What the operator charges. */
export function priceListRoutes({
  models,
  clock,
}: {
  readonly models: Models;
  readonly clock: Clock;
}): EndpointRoute[] {
  return [
    route(endpoints.getPriceList, async () => presentPriceList(await models.priceListInForce(clock.now()))),
    route(endpoints.updatePriceList, async ({ body }) => {
      const outcome = await models.updatePriceList(body, clock.now());
      if (!outcome.ok) throw toRefusedFields(outcome.errors);
      return presentPriceList(outcome.priceList);
    }),
  ];
}
