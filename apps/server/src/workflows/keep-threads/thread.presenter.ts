import type { Message as ContractMessage, Thread as ContractThread, ThreadWithMessages } from '@gesso/contract';
import type { Message, Thread } from '../../modules/chat/index.ts';
import type { ShownThread } from './thread-stories.ts';

/** A conversation as the contract shows it to its owner. */
export function presentThread(thread: Thread): ContractThread {
  return {
    id: thread.id,
    projectId: thread.projectId,
    title: thread.title,
    createdAt: thread.createdAt.toISOString(),
    updatedAt: thread.updatedAt.toISOString(),
  };
}

/** A conversation with what was said in it. */
export function presentShownThread(
  thread: ShownThread,
  writeCursor: (earlierThan: number) => string,
): ThreadWithMessages {
  return {
    ...presentThread(thread),
    messages: thread.messages.map(presentMessage),
    runs: thread.runs,
    earlierCursor: thread.earlierThan === null ? null : writeCursor(thread.earlierThan),
  };
}

function presentMessage(message: Message): ContractMessage {
  return {
    id: message.id,
    sequence: message.sequence,
    role: message.role,
    kind: message.kind,
    text: message.text,
    runId: message.runId,
    references: [...message.referenceIds],
    createdAt: message.createdAt.toISOString(),
  };
}
