import type { AcceptedRun, Project, Run, ThreadWithMessages } from '@gesso/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiClient, expectProblem, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';

let api: TestApi;
let ada: ApiClient;
let project: string;

beforeAll(async () => {
  api = await createTestApi({ prohibitedWords: ['acme'] });
  ada = await signUp(api.app);
  project = await openProject(ada);
});

afterAll(() => api.close());

async function openProject(client: ApiClient) {
  return (await client.read<Project>('POST', '/api/projects', { name: 'Board' })).id;
}

const start = (body: object) => ada.read<AcceptedRun>('POST', `/api/projects/${project}/runs`, body);
const read = (id: string) => ada.read<Run>('GET', `/api/runs/${id}`);

async function moved() {
  const { rows } = await api.database.pool.query<{ entries: bigint; runs: bigint }>(
    'SELECT (SELECT count(*) FROM credit_entries) AS entries, (SELECT count(*) FROM runs) AS runs',
  );
  return rows[0];
}

test('a brief is answered with a plan and its price, which the thread shows as the run is now', async () => {
  const accepted = await start({ brief: 'make 4' });
  expect(accepted).toEqual({ id: expect.any(String), threadId: expect.any(String), status: 'awaiting-approval' });
  const run = await read(accepted.id);
  expect(run).toMatchObject({
    projectId: project,
    status: 'awaiting-approval',
    planVersion: 1,
    plan: { steps: [{ id: 's1', kind: 'image', count: 4, millicredits: 4_000, status: 'planned', progress: 0 }] },
    quote: { totalMillicredits: 72_000 },
    chargedMillicredits: 0,
    assets: [],
    approvedAt: null,
  });
  expect(run.plan.steps[0]?.settings).toEqual({ size: '64x64' });
  expect(run.quote.lines.reduce((sum, line) => sum + line.millicredits, 0)).toBe(72_000);
  const change = { planVersion: 1, update: [{ id: 's1', settings: { size: '256x256' } }] };
  const changed = await ada.read<Run>('PATCH', `/api/runs/${run.id}/plan`, change);
  expect(changed).toMatchObject({ planVersion: 2, quote: { totalMillicredits: 44_000 + 4 * (6_000 + 16_000) } });
  const thread = await ada.read<ThreadWithMessages>('GET', `/api/threads/${accepted.threadId}`);
  expect(thread.messages.map(({ kind }) => kind)).toEqual(['brief', 'plan']);
  expect(thread.runs).toEqual([changed]);
  await expectProblem(await ada.send('PATCH', `/api/runs/${run.id}/plan`, change), 409, 'stale-plan');
});

test('a brief sent again with its key is one run, and the key belongs to it alone', async () => {
  const headers = { 'idempotency-key': 'brief-1' };
  const send = () => ada.send('POST', `/api/projects/${project}/runs`, { brief: 'make 1' }, headers);
  const answers = await Promise.all([send(), send()]);
  const [first, second] = await Promise.all(answers.map((answer) => answer.json()));
  expect(second).toEqual(first);
  const other = await ada.send('POST', `/api/projects/${project}/runs`, { brief: 'make 2' }, headers);
  await expectProblem(other, 422, 'idempotency-mismatch');
});

test('questions are shown with their answers', async () => {
  const { id } = await start({ brief: 'ask colour' });
  expect((await read(id)).questions).toEqual([{ id: 'colour', text: 'colour?', options: [] }]);
  const answers = [{ questionId: 'colour', value: ' navy ' }];
  const answered = await ada.read<Run>('POST', `/api/runs/${id}/answer`, { answers });
  expect(answered).toMatchObject({ status: 'awaiting-approval', questions: [{ answer: 'navy' }] });
  await expectProblem(await ada.send('POST', `/api/runs/${id}/answer`, { answers }), 409, 'conflict');
});

describe('auto', () => {
  const auto = async (more: object) => read((await start({ brief: 'make 2', approve: 'auto', ...more })).id);
  const cap = (perRunMillicredits: number | null) => ada.read('PUT', '/api/caps', { perRunMillicredits });

  test('begins up to its ceiling; above it the plan waits with both figures in the thread', async () => {
    expect(await auto({ ceilingMillicredits: 58_000 })).toMatchObject({ status: 'running' });
    const waiting = await auto({ ceilingMillicredits: 57_999 });
    expect(waiting).toMatchObject({ status: 'awaiting-approval', notes: [expect.stringMatching(/58 .* 57\.999 /u)] });
    const { messages } = await ada.read<ThreadWithMessages>('GET', `/api/threads/${waiting.threadId}`);
    expect(messages.map(({ kind }) => kind)).toEqual(['brief', 'plan', 'note']);
  });

  test('without a ceiling begins up to 250 credits, or up to the account’s cap per run', async () => {
    expect(await auto({})).toMatchObject({ status: 'running' });
    const dear = await auto({ brief: 'make 40' });
    expect(dear).toMatchObject({ status: 'awaiting-approval', notes: [expect.stringContaining('ceiling')] });
    await cap(58_000);
    expect(await auto({})).toMatchObject({ status: 'running' });
    await cap(57_999);
    expect(await auto({})).toMatchObject({ status: 'awaiting-approval', notes: [expect.stringContaining('cap')] });
    await cap(null);
  });

  test('waits with a note where there are too few credits', async () => {
    const rich = await signUp(api.app);
    const board = await openProject(rich);
    const body = { brief: 'make 40 256x256', approve: 'auto', ceilingMillicredits: 924_000 };
    const begin = async () => {
      const { id } = await rich.read<AcceptedRun>('POST', `/api/projects/${board}/runs`, body);
      return rich.read<Run>('GET', `/api/runs/${id}`);
    };
    expect(await begin()).toMatchObject({ status: 'running', quote: { totalMillicredits: 924_000 } });
    const note = expect.stringMatching(/924 credits and you have 76 credits\. .* waits for your approval/u);
    expect(await begin()).toMatchObject({ status: 'awaiting-approval', notes: [note] });
  });
});

test.each<[string, object, number, Parameters<typeof expectProblem>[2]]>([
  ['no brief', {}, 422, 'invalid-request'],
  ['an empty brief', { brief: '  ' }, 422, 'invalid-prompt'],
  ['a brief without end', { brief: 'a '.repeat(10_001) }, 422, 'invalid-prompt'],
  ['a word of the operator', { brief: 'a poster for ACME' }, 422, 'prohibited'],
  ['an unknown planner', { brief: 'make 1', planner: 'me' }, 422, 'invalid-request'],
  ['a planner that is not here', { brief: 'make 1', planner: 'llm' }, 409, 'model-unavailable'],
  ['a negative ceiling', { brief: 'make 1', ceilingMillicredits: -1 }, 422, 'invalid-request'],
])('%s is refused, and nothing is written', async (_, body, status, code) => {
  const before = await moved();
  await expectProblem(await ada.send('POST', `/api/projects/${project}/runs`, body), status, code);
  expect(await moved()).toEqual(before);
});

test('a direct generation keeps to the words of the operator as well', async () => {
  const before = await moved();
  const body = { model: 'fake-image', prompt: 'an Acme can' };
  await expectProblem(await ada.send('POST', `/api/projects/${project}/generations`, body), 422, 'prohibited');
  expect(await moved()).toEqual(before);
});

test('a project that goes away stops its runs', async () => {
  const other = await openProject(ada);
  const { id } = await ada.read<AcceptedRun>('POST', `/api/projects/${other}/runs`, { brief: 'make 1' });
  expect((await ada.send('DELETE', `/api/projects/${other}`)).status).toBe(204);
  expect(await read(id)).toMatchObject({ status: 'stopped', chargedMillicredits: 0 });
  await expectProblem(await ada.send('POST', `/api/projects/${other}/runs`, { brief: 'make 1' }), 404, 'not-found');
});
