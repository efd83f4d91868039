import { FIRST_PRICE_LIST } from '../catalogue-data.ts';
import type { Models } from '../models.service.ts';
import type { FoundModel } from '../models.ts';
import type { PriceList } from '../price-list.ts';
import { priceGeneration } from '../pricing.rules.ts';
import { exampleProviders } from './example-providers.ts';

export type ExamplePricing = {
  readonly priceList: PriceList;
  readonly findModel: (key: string) => FoundModel | undefined;
  readonly priceGeneration: Models['priceGeneration'];
};

/** The first price list over {@link exampleProviders}, priced without a database. */
export function examplePricing(isEverythingAvailable = false): ExamplePricing {
  const models = exampleProviders(isEverythingAvailable).flatMap((provider) =>
    provider.models.map((definition) => ({ definition, provider, availability: provider.availability() })),
  );
  const prices = Object.fromEntries(models.map(({ definition }) => [definition.key, definition.defaultMillicredits]));
  const findModel = (key: string) => models.find(({ definition }) => definition.key === key);
  return {
    priceList: { version: '1', content: { ...FIRST_PRICE_LIST, models: prices } },
    findModel,
    priceGeneration: (request) => priceGeneration({ ...request, model: findModel(request.model) ?? request.model }),
  };
}
