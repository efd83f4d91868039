import type { Message } from '@gesso/contract';

/** What the conversation shows, one piece under the other. */
export type Card =
  | { readonly type: 'brief'; readonly key: string; readonly message: Message }
  /** A plain sentence of either side. */
  | { readonly type: 'words'; readonly key: string; readonly message: Message }
  | { readonly type: 'failure'; readonly key: string; readonly message: Message }
  | { readonly type: 'questions' | 'plan' | 'result'; readonly key: string; readonly message: Message & OfRun };

type OfRun = { readonly runId: string };

/**
 * Makes cards of the rows of a conversation.
 *
 * A run has one card of its questions, one of its plan and one of its results, each showing the run as it is now, however
 * many messages speak of it. The latest message says where the card stands, so that what changed is what is read last.
 * Answers are shown by the questions they belong to.
 */
export function foldMessages(messages: readonly Message[]): readonly Card[] {
  const asked = new Set(messages.filter(({ kind }) => kind === 'question').map(({ runId }) => runId));
  const cards = new Map<string, Card>();
  for (const message of messages) {
    if (message.kind === 'answer' && asked.has(message.runId)) continue;
    const card = toCard(message);
    // A map keeps the place of a key's first entry; deleting it first moves the card to where it was spoken of last.
    if (card.type === 'plan' || card.type === 'result') cards.delete(card.key);
    cards.set(card.key, card);
  }
  return [...cards.values()];
}

function toCard(message: Message): Card {
  const { runId } = message;
  switch (message.kind) {
    case 'brief':
      return { type: 'brief', key: message.id, message };
    case 'question':
    case 'plan':
    case 'result': {
      if (runId === null) return { type: 'words', key: message.id, message };
      const type = message.kind === 'question' ? 'questions' : message.kind;
      return { type, key: `${type}:${runId}`, message: { ...message, runId } };
    }
    case 'failure':
      return { type: 'failure', key: message.id, message };
    case 'answer':
    case 'note':
      return { type: 'words', key: message.id, message };
  }
}
