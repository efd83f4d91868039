import type { RunOrder } from '../runs.ts';

/** An order with everything a test does not care about filled in. */
export function exampleOrder(order: Partial<RunOrder> = {}): RunOrder {
  return {
    id: '01900000-0000-7000-8000-000000000001',
    accountId: '01900000-0000-7000-8000-000000000002',
    projectId: '01900000-0000-7000-8000-000000000003',
    threadId: '01900000-0000-7000-8000-000000000004',
    apiKeyId: null,
    askedPlanner: 'builtin',
    brief: 'a fox',
    approve: 'ask',
    ceilingMillicredits: null,
    referenceIds: [],
    brandKit: null,
    place: null,
    createdAt: new Date('2026-03-01T12:00:00.000Z'),
    ...order,
  };
}
