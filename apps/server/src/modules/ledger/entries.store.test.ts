import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { listEntriesBefore } from './entries.store.ts';
import { captureHold } from './ledger.service.ts';
import type { EntryFilter } from './ledger.ts';
import { pageEntries, readHeldWorks, readUsage, streamEntriesCsv } from './statement.service.ts';
import { after, DAY_MS, giveCredits, holdSome, START } from './testing/ledger-fixtures.ts';
import { useTestLedger } from './testing/use-test-ledger.ts';
import { UnknownTimeZoneError } from './usage.errors.ts';

const ledger = useTestLedger();
const { run } = ledger;

const [FOX, OWL] = [uuidv7(), uuidv7()];

/** A day of work on each of four days, in two projects and with two models. */
async function work(): Promise<void> {
  await run((connection) => giveCredits(connection, { accountId: ledger.accountId }));
  for (const [day, model, projectId] of [
    [0, 'flux-dev', FOX],
    [1, 'gpt-image', FOX],
    [2, 'flux-dev', OWL],
    [3, 'gpt-image', OWL],
  ] as const) {
    const holdId = uuidv7();
    const at = after(day * DAY_MS);
    const generationId = uuidv7();
    await run((connection) =>
      holdSome(connection, { accountId: ledger.accountId, holdId, generationId, model, projectId, at }),
    );
    const captured = { operationId: uuidv7(), holdId, amountMillicredits: 400n, at };
    await run((connection) => captureHold(connection, captured));
  }
}

async function readPages(filter: EntryFilter, limit = 2) {
  const all = [];
  for (let before: bigint | null | undefined; before !== null; ) {
    const asked = { accountId: ledger.accountId, at: after(4 * DAY_MS), limit, before, filter };
    const page = await run((connection) => pageEntries(connection, asked));
    all.push(...page.entries);
    before = page.nextBefore;
  }
  return all;
}

test.each([
  ['nothing', {}, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]],
  ['a kind that is rare', { kind: 'grant' }, [1]],
  ['a kind that is common', { kind: 'hold' }, [11, 8, 5, 2]],
  ['a model', { model: 'flux-dev' }, [10, 9, 8, 4, 3, 2]],
  ['a project', { projectId: FOX }, [7, 6, 5, 4, 3, 2]],
  ['a model in a project', { projectId: FOX, model: 'flux-dev' }, [4, 3, 2]],
  ['from an instant on', { from: after(2 * DAY_MS) }, [13, 12, 11, 10, 9, 8]],
  ['up to an instant, without it', { to: after(DAY_MS) }, [4, 3, 2, 1]],
  ['a period', { from: after(1), to: after(DAY_MS + 1) }, [7, 6, 5]],
  ['a kind in a period', { kind: 'release', from: after(DAY_MS), to: after(3 * DAY_MS) }, [10, 7]],
  ['a period before everything', { to: START }, []],
  ['a period after everything', { from: after(9 * DAY_MS) }, []],
  ['a model nobody used', { model: 'rodin' }, []],
] as const)('filtered by %s, pages hold just what fits, newest first', async (_, filter, sequences) => {
  await work();
  expect((await readPages(filter)).map(({ sequence }) => Number(sequence))).toEqual(sequences);
});

test.each([
  {},
  { kind: 'capture' },
  { model: 'gpt-image' },
  { projectId: OWL },
  { from: after(DAY_MS), to: after(3 * DAY_MS) },
] as const)('the CSV filtered by %j has the movements of the pages, in the other order', async (filter) => {
  await work();
  const parts: string[] = [];
  for await (const part of streamEntriesCsv(ledger.pool, ledger.accountId, filter)) parts.push(part);
  const [, ...lines] = parts.join('').trimEnd().split('\r\n');
  expect(lines.map((line) => line.split(',')[0])).toEqual((await readPages(filter)).map(({ id }) => id).reverse());
});

test('what a capture spent and which kind of grant paid is on the row', async () => {
  await work();
  const [release, capture, hold] = await readPages({});
  expect([release, capture, hold]).toMatchObject([
    { kind: 'release', spentDeltaMillicredits: 0n, grantKind: 'operator' },
    { kind: 'capture', spentDeltaMillicredits: 400n, spendableDeltaMillicredits: 0n },
    { kind: 'hold', spentDeltaMillicredits: 0n },
  ]);
});

test('a day is the day of whoever looks when they say so, and UTC otherwise', async () => {
  await work();
  const days = async (timeZone?: string) => {
    const asked = { accountId: ledger.accountId, at: after(4 * DAY_MS), groupBy: 'day', timeZone } as const;
    return (await run((connection) => readUsage(connection, asked))).map(({ key }) => key);
  };
  expect(await days()).toEqual(['2026-01-15', '2026-01-16', '2026-01-17', '2026-01-18']);
  expect(await days('America/New_York')).toEqual(['2026-01-14', '2026-01-15', '2026-01-16', '2026-01-17']);
  await expect(days('Mars/Olympus')).rejects.toThrow(UnknownTimeZoneError);
});

test('PostgreSQL knows every time zone that a browser can send', async () => {
  const { rows } = await ledger.pool.query<{ readonly day: string }>(
    `SELECT to_char($1::timestamptz AT TIME ZONE zone, 'YYYY-MM-DD') AS day FROM unnest($2::text[]) zone`,
    [START, Intl.supportedValuesOf('timeZone')],
  );
  expect(rows.length).toBeGreaterThan(300);
});

test('a run of many holds is one work, and what has ended is none', async () => {
  await work();
  const runId = uuidv7();
  const holdAt = { accountId: ledger.accountId, at: after(4 * DAY_MS) };
  for (const purpose of [{ runId }, { runId }, { generationId: uuidv7() }, {}])
    await run((connection) => holdSome(connection, { ...holdAt, ...purpose }));
  expect(await run((connection) => readHeldWorks(connection, ledger.accountId))).toBe(3);
});

test('every filter reads a page from an index, sorts nothing and reads little more than it shows', async () => {
  await work();
  // Many movements of one account and model, so that reading them all would be seen in the plan.
  await ledger.pool.query(
    `INSERT INTO credit_entries (account_id, sequence, at, kind, grant_id, model, project_id, held_delta, spendable_delta, spendable_after_millicredits)
     SELECT account_id, n, $2, 'hold', grant_id, 'flux-dev', $3, 1, -1, 1
       FROM credit_entries, generate_series(100, 60000) n WHERE account_id = $1 AND sequence = 1`,
    [ledger.accountId, after(5 * DAY_MS), FOX],
  );
  await ledger.pool.query('ANALYZE credit_entries');
  const filters: readonly EntryFilter[] = [
    {},
    // Captures are left out: their partial index would cost every capture, and in a real ledger each third row is one.
    ...(['grant', 'hold', 'release', 'refund', 'lapse', 'void'] as const).map((kind) => ({ kind })),
    { model: 'gpt-image' },
    { projectId: OWL },
    { from: after(0), to: after(DAY_MS) },
  ];
  for (const filter of filters) {
    const { nodes, rowsRead } = await explainPage(filter);
    expect([filter, nodes]).toEqual([filter, expect.not.arrayContaining(['Sort', 'Seq Scan on credit_entries'])]);
    // What a page shows, one more, and the two ends of a period.
    expect([filter, rowsRead]).toEqual([filter, expect.toSatisfy((rows: number) => rows <= 54)]);
  }
  expect((await explainPage({})).rowsRead).toBe(51);
});

type PlanNode = {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
};

/** The plan of the very statement that a page sends, and how many rows of the statement it read. */
async function explainPage(
  filter: EntryFilter,
): Promise<{ readonly nodes: readonly string[]; readonly rowsRead: number }> {
  let root: PlanNode | undefined;
  const explaining = {
    query: async (text: string, values: unknown[]) => {
      const { rows } = await ledger.pool.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values);
      root = rows[0]['QUERY PLAN'][0].Plan;
      return { rows: [] };
    },
  };
  // Of a pool only this method is used.
  await listEntriesBefore(explaining as never, { accountId: ledger.accountId, before: null, limit: 51, filter });
  const nodes = listNodes(root as PlanNode);
  const onEntries = nodes.filter((node) => node['Relation Name'] === 'credit_entries');
  return {
    nodes: nodes.map((node) => [node['Node Type'], node['Relation Name']].filter(Boolean).join(' on ')),
    rowsRead: onEntries.reduce(
      (sum, node) => sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
      0,
    ),
  };
}

function listNodes(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(listNodes)];
}
