import type { PoolClient } from 'pg';
import { listResultCounts } from '../../modules/generation/index.ts';
import type { Entry } from '../../modules/ledger/index.ts';
import { listProjectNames } from '../../modules/projects/index.ts';

/** A movement together with what a sentence about it needs and the ledger does not know. */
export type ExplainedEntry = Entry & {
  /** Null once the project is deleted, and where there is none. */
  readonly projectName: string | null;
  /** How many results the generation was ordered to make; null where there is none. */
  readonly resultCount: number | null;
};

/** Looks up for a page of the statement what its movements were for: two questions, however many rows there are. */
export async function explainEntries(
  connection: PoolClient,
  { accountId, entries }: { readonly accountId: string; readonly entries: readonly Entry[] },
): Promise<readonly ExplainedEntry[]> {
  const projectIds = distinct(entries.map((entry) => entry.projectId));
  const generationIds = distinct(entries.map((entry) => entry.generationId));
  // One after the other: a connection answers one question at a time.
  const names = await listProjectNames(connection, { accountId, projectIds });
  const counts = await listResultCounts(connection, { accountId, generationIds });
  return entries.map((entry) => ({
    ...entry,
    projectName: (entry.projectId !== null && names.get(entry.projectId)) || null,
    resultCount: (entry.generationId !== null && counts.get(entry.generationId)) || null,
  }));
}

function distinct(ids: readonly (string | null)[]): readonly string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
