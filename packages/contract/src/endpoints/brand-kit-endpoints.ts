import { z } from 'zod';
import { brandKitSchema, createBrandKitSchema, updateBrandKitSchema } from '../brand-kits.ts';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema, pageOf, pageQuerySchema } from '../primitives.ts';

const tag = 'Brand kits';
const params = z.object({ id: idSchema });

export const brandKitEndpoints = {
  listBrandKits: defineEndpoint({
    method: 'get',
    path: '/api/brand-kits',
    summary: 'My brand kits, by name',
    tag,
    audience: 'account',
    query: pageQuerySchema,
    success: 200,
    response: pageOf(brandKitSchema),
  }),
  createBrandKit: defineEndpoint({
    method: 'post',
    path: '/api/brand-kits',
    summary: 'Add a brand kit',
    tag,
    audience: 'account',
    idempotent: true,
    body: createBrandKitSchema,
    success: 201,
    response: brandKitSchema,
  }),
  getBrandKit: defineEndpoint({
    method: 'get',
    path: '/api/brand-kits/{id}',
    summary: 'One brand kit',
    tag,
    audience: 'account',
    params,
    success: 200,
    response: brandKitSchema,
  }),
  updateBrandKit: defineEndpoint({
    method: 'patch',
    path: '/api/brand-kits/{id}',
    summary: 'Change a brand kit; what was made with it stays as it is',
    tag,
    audience: 'account',
    params,
    body: updateBrandKitSchema,
    success: 200,
    response: brandKitSchema,
  }),
  deleteBrandKit: defineEndpoint({
    method: 'delete',
    path: '/api/brand-kits/{id}',
    summary: 'Delete a brand kit',
    tag,
    audience: 'account',
    params,
    success: 204,
  }),
} as const;
