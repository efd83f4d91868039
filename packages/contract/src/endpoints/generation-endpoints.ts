import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { acceptedGenerationSchema, createGenerationSchema, generationSchema } from '../generations.ts';
import { idSchema } from '../primitives.ts';

const tag = 'Generations';
const params = z.object({ id: idSchema });

export const generationEndpoints = {
  createGeneration: defineEndpoint({
    method: 'post',
    path: '/api/projects/{id}/generations',
    summary: 'Make something',
    tag,
    audience: 'account',
    idempotent: true,
    params,
    body: createGenerationSchema,
    success: 202,
    response: acceptedGenerationSchema,
  }),
  getGeneration: defineEndpoint({
    method: 'get',
    path: '/api/generations/{id}',
    summary: 'How it goes',
    tag,
    audience: 'account',
    params,
    success: 200,
    response: generationSchema,
  }),
  cancelGeneration: defineEndpoint({
    method: 'post',
    path: '/api/generations/{id}/cancel',
    summary: 'Stop it; what is held comes back',
    tag,
    audience: 'account',
    idempotent: true,
    params,
    success: 200,
    response: generationSchema,
  }),
  dismissGeneration: defineEndpoint({
    method: 'post',
    path: '/api/generations/{id}/dismiss',
    summary: 'Take a failed placeholder off the canvas',
    tag,
    audience: 'account',
    idempotent: true,
    params,
    success: 200,
    response: generationSchema,
  }),
} as const;
