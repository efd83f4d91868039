export * from './models.service.ts';
export * from './models.ts';
export type { PriceList, PriceListContent } from './price-list.ts';
