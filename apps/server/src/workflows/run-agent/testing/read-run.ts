import type { Pool } from 'pg';
import { listMessages } from '../../../modules/chat/index.ts';
import { listRunGenerations } from '../../../modules/generation/index.ts';
import type { StoredRun } from '../../../modules/runs/index.ts';
import { deriveSteps } from '../step-states.rules.ts';

/** The state of each step by its id. */
export async function readStepStates(pool: Pool, run: StoredRun): Promise<Record<string, string>> {
  const states = deriveSteps(run, await listRunGenerations(pool, [run.id]));
  return Object.fromEntries([...states].map(([id, { status }]) => [id, status]));
}

/** What was said last in the thread of a run, with its kind. */
export async function readLastWords(pool: Pool, { threadId }: StoredRun): Promise<string> {
  const message = (await listMessages(pool, { threadId, limit: 10 })).at(-1);
  return `${message?.kind}: ${message?.text}`;
}
