import type { MessageKind } from '@gesso/contract';
import type { PoolClient } from 'pg';
import { addMessage } from '../../modules/chat/index.ts';
import { appendProjectEvent } from '../../modules/projects/index.ts';
import type { StoredRun } from '../../modules/runs/index.ts';
import { deriveUuid } from '../../platform/database/uuid.ts';
import { notifyAccount } from '../../platform/events/notify-account.ts';

type Told = Pick<StoredRun, 'id' | 'accountId' | 'projectId' | 'threadId' | 'status'>;

export type RunMessage = {
  /** Names the occasion within the run: said twice for one occasion, it is said once. */
  readonly occasion: string;
  readonly role: 'creator' | 'agent';
  readonly kind: MessageKind;
  readonly text: string;
  readonly referenceIds?: readonly string[];
};

/**
 * Adds messages about a run to its thread, in order, and tells open pages of each that is new.
 *
 * Locks the thread and then the project: call it after credits have moved and before the board is touched.
 */
export async function sayOfRun(
  connection: PoolClient,
  run: Told,
  messages: readonly RunMessage[],
  at: Date,
): Promise<void> {
  const added: string[] = [];
  for (const { occasion, ...message } of messages) {
    const id = deriveUuid(run.id, `message ${occasion}`);
    if (await addMessage(connection, { ...message, id, threadId: run.threadId, runId: run.id, at })) added.push(id);
  }
  for (const messageId of added) {
    const event = { name: 'message-added', threadId: run.threadId, messageId, runId: run.id } as const;
    await appendProjectEvent(connection, { projectId: run.projectId, event, at });
  }
}

/** Tells open pages that a run changed. Locks the project; at the commit it is sent. */
export async function announceRun(connection: PoolClient, run: Told, at: Date): Promise<void> {
  const { id: runId, projectId, threadId, status } = run;
  await appendProjectEvent(connection, { projectId, event: { name: 'run-changed', runId, threadId, status }, at });
  await notifyAccount(connection, run.accountId, { name: 'run-changed', id: runId, projectId });
}
