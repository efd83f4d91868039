import type { Entry } from '@gesso/contract';
import { expect, test } from 'vitest';
import { type EntryPage, fetchNewer } from './merge-entries.ts';

const entry = (id: number): Entry => ({
  id: String(id),
  at: '2026-11-24T17:00:00.000Z',
  kind: 'hold',
  millicredits: 0,
  spendableAfterMillicredits: 0,
  grantId: 'g',
  grantKind: 'free',
});

/** Movements from the newest down, three a page; the cursor is the first one of the next page. */
function pageAt(newest: number): EntryPage {
  const ids = [newest, newest - 1, newest - 2].filter((id) => id > 0);
  const next = newest - 3;
  return { items: ids.map(entry), nextCursor: next > 0 ? String(next) : null };
}
const fetchPage = async (cursor: string) => pageAt(Number(cursor));
const newer = async (newest: number, shown: string | undefined) =>
  (await fetchNewer(pageAt(newest), shown, fetchPage))?.map(({ id }) => Number(id)) ?? null;

test('nothing new is nothing', async () => expect(await newer(9, '9')).toEqual([]));

test('what is new comes newest first, also from further pages, each once', async () => {
  expect(await newer(9, '8')).toEqual([9]);
  expect(await newer(9, '2')).toEqual([9, 8, 7, 6, 5, 4, 3]);
});

test('the first movements of an empty list are all new', async () => expect(await newer(2, undefined)).toEqual([2, 1]));

test('a list that is too far behind, or another one, is to be read anew', async () => {
  expect(await newer(100, '1')).toBeNull();
  expect(await newer(5, 'of another list')).toBeNull();
  expect(await newer(9, undefined)).toBeNull();
});
