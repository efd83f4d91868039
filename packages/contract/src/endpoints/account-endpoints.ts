import { z } from 'zod';
import {
  apiKeySchema,
  capsSchema,
  createApiKeySchema,
  createdApiKeySchema,
  meSchema,
  updateCapsSchema,
  updateMeSchema,
} from '../account.ts';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema, pageOf } from '../primitives.ts';

const tag = 'Account';

export const accountEndpoints = {
  getMe: defineEndpoint({
    method: 'get',
    path: '/api/me',
    summary: 'Who am I, and what may I spend',
    tag,
    audience: 'account',
    success: 200,
    response: meSchema,
  }),
  updateMe: defineEndpoint({
    method: 'patch',
    path: '/api/me',
    summary: 'Change how the account is shown',
    tag,
    audience: 'session',
    body: updateMeSchema,
    success: 200,
    response: meSchema,
  }),
  streamMyEvents: defineEndpoint({
    method: 'get',
    path: '/api/me/events',
    summary: 'What changes, as it changes',
    tag,
    audience: 'account',
    success: 200,
    responseType: 'text/event-stream',
  }),
  listKeys: defineEndpoint({
    method: 'get',
    path: '/api/keys',
    summary: 'API keys, without the keys',
    tag,
    audience: 'session',
    success: 200,
    response: pageOf(apiKeySchema),
  }),
  createKey: defineEndpoint({
    method: 'post',
    path: '/api/keys',
    summary: 'Make an API key',
    tag,
    audience: 'session',
    body: createApiKeySchema,
    success: 201,
    response: createdApiKeySchema,
  }),
  deleteKey: defineEndpoint({
    method: 'delete',
    path: '/api/keys/{id}',
    summary: 'Revoke an API key',
    tag,
    audience: 'session',
    params: z.object({ id: idSchema }),
    success: 204,
  }),
  getCaps: defineEndpoint({
    method: 'get',
    path: '/api/caps',
    summary: 'Hard caps',
    tag,
    audience: 'session',
    success: 200,
    response: capsSchema,
  }),
  updateCaps: defineEndpoint({
    method: 'put',
    path: '/api/caps',
    summary: 'Set or remove hard caps',
    tag,
    audience: 'session',
    body: updateCapsSchema,
    success: 200,
    response: capsSchema,
  }),
} as const;
