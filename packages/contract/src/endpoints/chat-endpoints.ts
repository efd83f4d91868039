import { z } from 'zod';
import {
  createThreadSchema,
  threadQuerySchema,
  threadSchema,
  threadWithMessagesSchema,
  updateThreadSchema,
} from '../chat.ts';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema, pageOf, pageQuerySchema } from '../primitives.ts';

const tag = 'Chat';
const params = z.object({ id: idSchema });

export const chatEndpoints = {
  listThreads: defineEndpoint({
    method: 'get',
    path: '/api/projects/{id}/threads',
    summary: 'Conversations with the agent, the latest first',
    tag,
    audience: 'account',
    params,
    query: pageQuerySchema,
    success: 200,
    response: pageOf(threadSchema),
  }),
  createThread: defineEndpoint({
    method: 'post',
    path: '/api/projects/{id}/threads',
    summary: 'Begin a conversation',
    tag,
    audience: 'account',
    idempotent: true,
    params,
    body: createThreadSchema,
    success: 201,
    response: threadSchema,
  }),
  getThread: defineEndpoint({
    method: 'get',
    path: '/api/threads/{id}',
    summary: 'Messages and runs in order',
    tag,
    audience: 'account',
    params,
    query: threadQuerySchema,
    success: 200,
    response: threadWithMessagesSchema,
  }),
  updateThread: defineEndpoint({
    method: 'patch',
    path: '/api/threads/{id}',
    summary: 'Rename a conversation',
    tag,
    audience: 'account',
    params,
    body: updateThreadSchema,
    success: 200,
    response: threadSchema,
  }),
  streamProjectEvents: defineEndpoint({
    method: 'get',
    path: '/api/projects/{id}/events',
    summary: 'What changes in the project, as it changes; `Last-Event-ID` replays what was missed',
    tag,
    audience: 'account',
    params,
    success: 200,
    responseType: 'text/event-stream',
  }),
} as const;
