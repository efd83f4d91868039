import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/database/testing/create-test-database.ts';
import {
  encodeBigints,
  encodeBooleans,
  encodeInstants,
  encodeIntegers,
  encodeNothing,
  encodeSmallints,
  encodeUuids,
  NO_UUID,
} from './binary-arrays.rules.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** What the writers take for a list: its length, and what stands where. */
const list = <Value>(values: readonly Value[]) => [values.length, (index: number) => values[index] as Value] as const; // Asked for these places only.

/** What PostgreSQL makes of an array, element by element, as text. */
async function read(type: string, array: Buffer): Promise<readonly (string | null)[]> {
  const text = `SELECT element::text FROM unnest($1::${type}[]) AS element`;
  const { rows } = await database.pool.query<{ readonly element: string | null }>(text, [array]);
  return rows.map(({ element }) => element);
}

test('ids arrive as they were, and none as the one that stands for it', async () => {
  const ids = ['01234567-89ab-cdef-0123-456789abcdef', 'ffffffff-ffff-ffff-ffff-ffffffffffff', uuidv7()];
  expect(await read('uuid', encodeUuids(...list([...ids, null])))).toEqual([...ids, NO_UUID]);
});

test.each([
  '',
  'x',
  NO_UUID.slice(1),
  `${NO_UUID}0`,
  NO_UUID.replaceAll('-', '0'),
  'ABCDEF00-0000-0000-0000-000000000000',
])('%j is no id', (text) => {
  expect(() => encodeUuids(...list([text]))).toThrow(RangeError);
});

test('a text with a letter of another script in it is no id', () => {
  expect(() => encodeUuids(...list([`０${NO_UUID.slice(1)}`]))).toThrow(RangeError);
  expect(() => encodeUuids(...list([`g${NO_UUID.slice(1)}`]))).toThrow(RangeError);
});

test('whole numbers arrive to the last bit of 64', async () => {
  const numbers = [0n, -1n, 1n, 2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n)];
  expect(await read('bigint', encodeBigints(...list(numbers)))).toEqual(numbers.map(String));
  expect(await read('integer', encodeIntegers(...list([0, -1, 2 ** 31 - 1, -(2 ** 31)])))).toEqual([
    '0',
    '-1',
    '2147483647',
    '-2147483648',
  ]);
  expect(await read('smallint', encodeSmallints(...list([10, -3])))).toEqual(['10', '-3']);
  expect(await read('boolean', encodeBooleans(...list([true, false])))).toEqual(['true', 'false']);
});

test('instants arrive to the millisecond, before and after the year 2000 and far from it', async () => {
  const instants = ['1970-01-01T00:00:00.001Z', '1999-12-31T23:59:59.999Z', '2000-01-01T00:00:00.000Z'];
  const far = ['0001-01-01T00:00:00.000Z', '2026-01-15T12:34:56.789Z', '9999-12-31T23:59:59.999Z'];
  const all = [...instants, ...far];
  const { rows } = await database.pool.query('SELECT unnest($1::timestamptz[]) AS at', [
    encodeInstants(...list(all.map((text) => new Date(text)))),
  ]);
  expect(rows.map(({ at }) => at.toISOString())).toEqual(all);
  expect(await read('timestamptz', encodeInstants(...list([null, new Date(0)])))).toEqual([
    'infinity',
    '1970-01-01 00:00:00+00',
  ]);
  expect(() => encodeInstants(...list([new Date(Number.NaN)]))).toThrow(RangeError);
});

test.each([
  ['uuid', encodeNothing('uuid')],
  ['uuid', encodeUuids(...list([null, null]))],
  ['bigint', encodeBigints(...list([0n, 0n]))],
  ['timestamptz', encodeInstants(...list([null]))],
])('an array of %s with nothing in it has no element at any place', async (type, array) => {
  const text = `SELECT ($1::${type}[])[1] AS element, cardinality($1::${type}[])`;
  const { rows } = await database.pool.query(text, [array]);
  expect(rows).toEqual([{ element: null, cardinality: 0 }]);
});
