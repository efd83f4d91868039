import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../primitives.ts';
import {
  acceptedRunSchema,
  answerRunSchema,
  approveRunSchema,
  createRunSchema,
  runSchema,
  updatePlanSchema,
} from '../runs.ts';

const tag = 'Runs';
const params = z.object({ id: idSchema });

export const runEndpoints = {
  createRun: defineEndpoint({
    method: 'post',
    path: '/api/projects/{id}/runs',
    summary: 'Give the agent a brief',
    tag,
    audience: 'account',
    idempotent: true,
    params,
    body: createRunSchema,
    success: 202,
    response: acceptedRunSchema,
  }),
  getRun: defineEndpoint({
    method: 'get',
    path: '/api/runs/{id}',
    summary: 'The plan, its price and how it goes',
    tag,
    audience: 'account',
    params,
    success: 200,
    response: runSchema,
  }),
  updatePlan: defineEndpoint({
    method: 'patch',
    path: '/api/runs/{id}/plan',
    summary: 'Change the plan; it is priced anew',
    tag,
    audience: 'account',
    params,
    body: updatePlanSchema,
    success: 200,
    response: runSchema,
  }),
  approveRun: defineEndpoint({
    method: 'post',
    path: '/api/runs/{id}/approve',
    summary: 'Hold the price and begin',
    tag,
    audience: 'account',
    idempotent: true,
    params,
    body: approveRunSchema,
    success: 200,
    response: runSchema,
  }),
  answerRun: defineEndpoint({
    method: 'post',
    path: '/api/runs/{id}/answer',
    summary: 'Answer what the agent asked',
    tag,
    audience: 'account',
    idempotent: true,
    params,
    body: answerRunSchema,
    success: 200,
    response: runSchema,
  }),
  stopRun: defineEndpoint({
    method: 'post',
    path: '/api/runs/{id}/stop',
    summary: 'Stop it; what is finished stays, the rest of the credits comes back',
    tag,
    audience: 'account',
    idempotent: true,
    params,
    success: 200,
    response: runSchema,
  }),
} as const;
