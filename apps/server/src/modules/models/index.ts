export * from './models.service.ts';
export * from './models.ts';
export { presentPriceList } from './price-list-changes.rules.ts';
