import type { Presence } from '@gesso/canvas-core';
import { HocuspocusProvider, WebSocketStatus } from '@hocuspocus/provider';
import * as Y from 'yjs';
import { type BoardPeer, type PeerView, readPeers } from './board-peer.ts';
import { personColor } from './person-color.ts';

/**
 * Whether changes reach the server. `refused` means that the server will not open this board: it is not there, or it is
 * somebody else's.
 */
export type LinkStatus = 'connecting' | 'connected' | 'offline' | 'refused';

export type LinkState = {
  readonly status: LinkStatus;
  /** The document has been received at least once. */
  readonly hasArrived: boolean;
  /** Changes made here that the server has not confirmed. */
  readonly unsavedChanges: number;
  /** The server lets this person look and takes no change of theirs. */
  readonly isReadOnly: boolean;
};

export type Person = { readonly id: string; readonly name: string };

/** The shared document of a project, kept in step with the server, and the people who look at it. */
export type BoardConnection = {
  readonly doc: Y.Doc;
  readonly getState: () => LinkState;
  readonly getPeers: () => readonly BoardPeer[];
  readonly subscribe: (listener: () => void) => () => void;
  /** Shows the others what this person does. */
  readonly publish: (presence: Presence) => void;
  /** Shows the others where this person looks, so that they can follow. */
  readonly publishView: (view: PeerView) => void;
  /** Whether this person is at the board now. */
  readonly publishAway: (isAway: boolean) => void;
  readonly destroy: () => void;
};

/** Why the server ends a connection to one board while the socket stays. */
const SENT_AWAY = 'sent-away';

/**
 * Opens the shared document of a project. It reconnects by itself; changes made offline are kept in this page and sent
 * when the server is back.
 */
export function connectBoard(projectId: string, person: Person): BoardConnection {
  const doc = new Y.Doc();
  const listeners = new Set<() => void>();
  let state: LinkState = { status: 'connecting', hasArrived: false, unsavedChanges: 0, isReadOnly: false };
  let peers: readonly BoardPeer[] = [];
  const notify = () => {
    for (const listener of listeners) listener();
  };
  const change = (changes: Partial<LinkState>) => {
    state = { ...state, ...changes };
    notify();
  };

  const provider = new HocuspocusProvider({
    url: collabAddress(),
    name: projectId,
    document: doc,
    onStatus: ({ status }) => change({ status: toLinkStatus(status, state) }),
    onSynced: () => change({ status: 'connected', hasArrived: true }),
    onAuthenticated: ({ scope }) => change({ isReadOnly: scope === 'readonly' }),
    onAuthenticationFailed: () => change({ status: 'refused' }),
    // Their role changed, or they have none any more: whoever is sent away knocks again and hears which.
    onClose: ({ event }) => {
      if (event.reason === SENT_AWAY) void provider.onOpen(new Event('open'));
    },
    onUnsyncedChanges: ({ number }) => change({ unsavedChanges: number }),
    onAwarenessChange: () => {
      peers = readPeers(provider.awareness?.getStates(), doc.clientID);
      notify();
    },
  });
  // The socket notices a lost network only when a heartbeat stays away; the browser knows at once.
  const goOffline = () => change({ status: 'offline' });
  const goOnline = () => change({ status: provider.isSynced ? 'connected' : 'offline' });
  addEventListener('offline', goOffline);
  addEventListener('online', goOnline);
  provider.setAwarenessField('user', { ...person, color: personColor(person.id) });

  return {
    doc,
    getState: () => state,
    getPeers: () => peers,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    publish: (presence) => provider.setAwarenessField('presence', presence),
    publishView: (view) => provider.setAwarenessField('view', view),
    publishAway: (isAway) => provider.setAwarenessField('isAway', isAway),
    destroy: () => {
      removeEventListener('offline', goOffline);
      removeEventListener('online', goOnline);
      listeners.clear();
      provider.destroy();
      doc.destroy();
    },
  };
}

function collabAddress(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/collab`;
}

function toLinkStatus(status: WebSocketStatus, before: LinkState): LinkStatus {
  if (before.status === 'refused') return 'refused';
  if (status === WebSocketStatus.Connected) return before.hasArrived ? 'connected' : 'connecting';
  // The first attempt is a wait like any other; only later ones are a loss of something that was there.
  if (status === WebSocketStatus.Connecting && before.status === 'connecting') return 'connecting';
  return 'offline';
}
