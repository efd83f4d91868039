import type { Pool, PoolClient } from 'pg';

/** One channel for all projects; the payload is the project's id, and readers look up what is new. */
export const PROJECT_EVENTS_CHANNEL = 'project_events';

/** Tells the readers of a project's events to look. Inside a transaction it is sent once, at the commit. */
export async function notifyProject(database: Pool | PoolClient, projectId: string): Promise<void> {
  await database.query('SELECT pg_notify($1, $2)', [PROJECT_EVENTS_CHANNEL, projectId]);
}
