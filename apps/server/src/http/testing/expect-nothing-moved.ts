import { ERROR_CODES, type Problem } from '@gesso/contract';
import type { Pool } from 'pg';
import { expect } from 'vitest';
import type { ApiClient } from './api-client.ts';

/** Method, path and body; a body of text is sent as it is. */
export type Call = readonly [method: string, path: string, body?: unknown];

export type ExpectedRefusal = {
  readonly status: number;
  readonly code: Problem['code'];
  /** The field that the problem names, and no other. Undefined: none is asked for. */
  readonly path?: string | undefined;
};

/**
 * Sends what must be refused: the answer is a problem with a code of the closed list that names the field, and every
 * stored row is afterwards as it was before.
 */
export async function expectNothingMoved(
  { pool, client }: { readonly pool: Pool; readonly client: ApiClient },
  call: Call,
  { status, code, path }: ExpectedRefusal,
): Promise<Problem> {
  const before = await readEverything(pool);
  const answer = await client.send(...call);
  const text = await answer.text();
  expect([answer.status, text]).toEqual([status, expect.stringContaining(`"${code}"`)]);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const problem = JSON.parse(text) as Problem;
  expect(ERROR_CODES).toContain(problem.code);
  expect(problem).toMatchObject({ type: `/problems/${code}`, title: expect.any(String), status });
  expect(problem.detail).toMatch(/^\S.*\.$/s);
  if (path !== undefined) {
    const named = new Set(problem.errors?.map((error) => error.path));
    expect([...named]).toEqual([path]);
  }
  expect(await readEverything(pool)).toEqual(before);
  return problem;
}

/** Every row of every table as text, but for sessions, which note when they were seen. */
export async function readEverything(pool: Pool): Promise<Readonly<Record<string, string>>> {
  const { rows: tables } = await pool.query<{ readonly name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'auth%' ORDER BY 1`,
  );
  expect(tables.filter(({ name }) => name.startsWith('credit_')).length).toBeGreaterThanOrEqual(7);
  const parts = tables.map(
    ({ name }) => `SELECT '${name}' AS name, string_agg(t::text, E'\\n' ORDER BY t::text) AS content FROM ${name} t`,
  );
  const { rows } = await pool.query<{ readonly name: string; readonly content: string | null }>(
    parts.join(' UNION ALL '),
  );
  return Object.fromEntries(rows.map(({ name, content }) => [name, content ?? '']));
}
