import { z } from 'zod';
import { createGrantSchema, grantSchema } from '../credits.ts';
import { defineEndpoint } from '../endpoint.ts';
import { clockSchema, moveClockSchema, operatorAccountSchema, reconciliationSchema, setupSchema } from '../operator.ts';
import { idSchema, pageOf, pageQuerySchema } from '../primitives.ts';

const tag = 'Operator';
const params = z.object({ id: idSchema });

export const operatorEndpoints = {
  getClock: defineEndpoint({
    method: 'get',
    path: '/api/operator/clock',
    summary: 'The test clock',
    tag,
    audience: 'operator',
    success: 200,
    response: clockSchema,
  }),
  moveClock: defineEndpoint({
    method: 'post',
    path: '/api/operator/clock',
    summary: 'Move the test clock forward',
    tag,
    audience: 'operator',
    body: moveClockSchema,
    success: 200,
    response: clockSchema,
  }),
  createGrant: defineEndpoint({
    method: 'post',
    path: '/api/operator/grants',
    summary: 'Give an account credits',
    tag,
    audience: 'operator',
    idempotent: true,
    body: createGrantSchema,
    success: 201,
    response: grantSchema,
  }),
  listOperatorAccounts: defineEndpoint({
    method: 'get',
    path: '/api/operator/accounts',
    summary: 'All accounts',
    tag,
    audience: 'operator',
    query: pageQuerySchema,
    success: 200,
    response: pageOf(operatorAccountSchema),
  }),
  getOperatorAccount: defineEndpoint({
    method: 'get',
    path: '/api/operator/accounts/{id}',
    summary: 'One account',
    tag,
    audience: 'operator',
    params,
    success: 200,
    response: operatorAccountSchema,
  }),
  reconcile: defineEndpoint({
    method: 'post',
    path: '/api/operator/reconcile',
    summary: 'Derive every balance from the entries and compare; changes nothing',
    tag,
    audience: 'operator',
    success: 200,
    response: reconciliationSchema,
  }),
  getSetup: defineEndpoint({
    method: 'get',
    path: '/api/operator/setup',
    summary: 'What is set up and what is missing',
    tag,
    audience: 'operator',
    success: 200,
    response: setupSchema,
  }),
} as const;
