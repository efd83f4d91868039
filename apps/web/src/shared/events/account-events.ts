import { ACCOUNT_EVENTS, type AccountEvent } from '@gesso/contract';
import { addressOf } from '../client/index.ts';
import { listenToStream, readTexts } from './event-source.ts';

export type AccountEventHandlers = {
  readonly onEvent: (event: AccountEvent) => void;
  /** The stream is back after a break; what happened meanwhile was missed. */
  readonly onResume: () => void;
};

/** Listens to what changes in the account, with one stream for the tab, until the returned function is called. */
export function listenToAccount({ onEvent, onResume }: AccountEventHandlers): () => void {
  return listenToStream({
    address: addressOf('streamMyEvents'),
    names: ACCOUNT_EVENTS,
    onMessage: (name, data) => onEvent(readEvent(name, data)),
    onResume,
  });
}

/** Reads an event's data; where it cannot be read, the name alone still tells what to fetch again. */
export function readEvent(name: AccountEvent['name'], data: unknown): AccountEvent {
  const { id, projectId } = readTexts(data);
  return { name, ...(id === undefined ? {} : { id }), ...(projectId === undefined ? {} : { projectId }) };
}
