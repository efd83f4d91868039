import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../primitives.ts';
import { orderModelRoutesSchema, storeVendorSettingSchema, vendorOverviewSchema, vendorSchema } from '../vendors.ts';

const tag = 'Operator';

export const vendorEndpoints = {
  getVendors: defineEndpoint({
    method: 'get',
    path: '/api/operator/vendors',
    summary: 'Vendors with their keys, health and orders, the ways to each model and what it earns',
    tag,
    audience: 'operator',
    success: 200,
    response: vendorOverviewSchema,
  }),
  storeVendorSetting: defineEndpoint({
    method: 'put',
    path: '/api/operator/vendors/{vendor}/settings/{name}',
    summary: 'Store a key or an address, after it was tested with a call that costs nothing',
    tag,
    audience: 'operator',
    params: z.object({ vendor: z.string().max(60), name: z.string().max(60) }),
    body: storeVendorSettingSchema,
    success: 200,
    response: vendorSchema,
  }),
  removeVendorSetting: defineEndpoint({
    method: 'delete',
    path: '/api/operator/vendors/{vendor}/settings/{name}',
    summary: 'Forget a stored key or address; what the environment says counts again',
    tag,
    audience: 'operator',
    params: z.object({ vendor: z.string().max(60), name: z.string().max(60) }),
    success: 200,
    response: vendorSchema,
  }),
  testVendor: defineEndpoint({
    method: 'post',
    path: '/api/operator/vendors/{vendor}/test',
    summary: 'Ask the vendor whether the key is good, and what is left on its account',
    tag,
    audience: 'operator',
    params: z.object({ vendor: z.string().max(60) }),
    success: 200,
    response: vendorSchema,
  }),
  orderModelRoutes: defineEndpoint({
    method: 'put',
    path: '/api/operator/models/{key}/routes',
    summary: 'Put the ways to a model into an order, or switch one off',
    tag,
    audience: 'operator',
    params: z.object({ key: z.string().max(100) }),
    body: orderModelRoutesSchema,
    success: 200,
    response: vendorOverviewSchema,
  }),
  closeUncertainOrder: defineEndpoint({
    method: 'post',
    path: '/api/operator/uncertain-orders/{id}/close',
    summary: 'Take an order off the list, having looked after it at the vendor',
    tag,
    audience: 'operator',
    params: z.object({ id: idSchema }),
    success: 204,
  }),
  receiveVendorCallback: defineEndpoint({
    method: 'post',
    path: '/api/webhooks/vendors/{vendor}',
    summary: 'Where vendors say that an order moved on; the vendor is then asked, nothing of it is believed',
    tag: 'Webhooks',
    audience: 'public',
    params: z.object({ vendor: z.string().max(60) }),
    query: z.object({ attempt: z.string().max(64) }),
    success: 200,
    response: z.unknown(),
  }),
} as const;
