import type { MessageKind } from '@gesso/contract';

/** A conversation with the agent about one project. */
export type Thread = {
  readonly id: string;
  readonly accountId: string;
  readonly projectId: string;
  readonly title: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

export type Message = {
  readonly id: string;
  readonly threadId: string;
  /** Counts up within the thread from 1 without gaps. */
  readonly sequence: number;
  readonly role: 'creator' | 'agent';
  readonly kind: MessageKind;
  readonly text: string;
  readonly runId: string | null;
  /** Assets that came with a brief. */
  readonly referenceIds: readonly string[];
  readonly createdAt: Date;
};

export type NewMessage = Omit<Message, 'sequence' | 'createdAt' | 'runId' | 'referenceIds'> & {
  readonly runId?: string | null;
  readonly referenceIds?: readonly string[];
  readonly at: Date;
};
