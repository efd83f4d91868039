import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { ownModelFormSchema, ownModelSchema } from '../own-models.ts';
import { idSchema } from '../primitives.ts';

const tag = 'Operator';
const params = z.object({ id: idSchema });

export const ownModelEndpoints = {
  listOwnModels: defineEndpoint({
    method: 'get',
    path: '/api/operator/own-models',
    summary: 'Models of the operator’s own, on servers of their own',
    tag,
    audience: 'operator',
    success: 200,
    response: z.object({
      items: z.array(ownModelSchema),
      comfyuiAddress: z.string().nullable().describe('Where COMFYUI_BASE_URL leads; the form begins with it'),
    }),
  }),
  createOwnModel: defineEndpoint({
    method: 'post',
    path: '/api/operator/own-models',
    summary: 'Add a model after its server was asked; it is in the catalogue at once',
    tag,
    audience: 'operator',
    body: ownModelFormSchema,
    success: 201,
    response: ownModelSchema,
  }),
  changeOwnModel: defineEndpoint({
    method: 'put',
    path: '/api/operator/own-models/{id}',
    summary: 'Change a model; what was ordered keeps its price',
    tag,
    audience: 'operator',
    params,
    body: ownModelFormSchema,
    success: 200,
    response: ownModelSchema,
  }),
  retireOwnModel: defineEndpoint({
    method: 'post',
    path: '/api/operator/own-models/{id}/retire',
    summary: 'Take a model out of the catalogue; what was made with it stays',
    tag,
    audience: 'operator',
    params,
    success: 200,
    response: ownModelSchema,
  }),
  restoreOwnModel: defineEndpoint({
    method: 'post',
    path: '/api/operator/own-models/{id}/restore',
    summary: 'Put a retired model back into the catalogue',
    tag,
    audience: 'operator',
    params,
    success: 200,
    response: ownModelSchema,
  }),
} as const;
