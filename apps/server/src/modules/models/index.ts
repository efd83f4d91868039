export { COMBINE_MODEL } from './catalogue-data.ts';
export * from './models.service.ts';
export * from './models.ts';
export { createOwnModels, nameOwnSecret, type OwnModel, type OwnModels } from './own-models.service.ts';
export { OWN_MODELS_CHANGED } from './own-models.store.ts';
export type { PriceList } from './price-list.ts';
export { presentPriceList } from './price-list-changes.rules.ts';
export { processingLines } from './task-pricing.rules.ts';
