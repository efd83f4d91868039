export { isForOperator } from './health.rules.ts';
export { availabilityOfRoutes, type Route } from './routing.rules.ts';
export { createVendors, type Vendors } from './vendors.service.ts';
export { type NotedFailure, VENDORS_CHANGED } from './vendors.store.ts';
export type { ModelRoute, ShownSetting, VendorHealth } from './vendors.ts';
