import { z } from 'zod';
import {
  creditsSchema,
  entriesQuerySchema,
  entryFilterSchema,
  entrySchema,
  usageQuerySchema,
  usageSchema,
} from '../credits.ts';
import { defineEndpoint } from '../endpoint.ts';
import { pageOf } from '../primitives.ts';

const tag = 'Credits and usage';

export const creditEndpoints = {
  getCredits: defineEndpoint({
    method: 'get',
    path: '/api/credits',
    summary: 'What may be spent, and from which grants',
    tag,
    audience: 'account',
    query: z.object({ include: z.enum(['all']).optional() }),
    success: 200,
    response: creditsSchema,
  }),
  listEntries: defineEndpoint({
    method: 'get',
    path: '/api/credits/entries',
    summary: 'Every movement, newest first',
    tag,
    audience: 'account',
    query: entriesQuerySchema,
    success: 200,
    response: pageOf(entrySchema),
  }),
  downloadEntries: defineEndpoint({
    method: 'get',
    path: '/api/credits/entries.csv',
    summary: 'Every movement, oldest first, as a table',
    tag,
    audience: 'account',
    query: entryFilterSchema,
    success: 200,
    responseType: 'text/csv',
  }),
  getUsage: defineEndpoint({
    method: 'get',
    path: '/api/usage',
    summary: 'What was spent, by day, model or project',
    tag,
    audience: 'account',
    query: usageQuerySchema,
    success: 200,
    response: usageSchema,
  }),
} as const;
