import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { type BoardConnection, connectBoard, type LinkState, type Person } from './board-connection.ts';
import type { BoardPeer } from './board-peer.ts';

/** The connection of the open board; null for the moment before it is made. A new project closes the old one. */
export function useBoardConnection(projectId: string, { id, name }: Person): BoardConnection | null {
  const [connection, setConnection] = useState<BoardConnection | null>(null);
  useEffect(() => {
    const opened = connectBoard(projectId, { id, name });
    setConnection(opened);
    return () => {
      setConnection(null);
      opened.destroy();
    };
  }, [projectId, id, name]);
  return connection;
}

/** Whether changes reach the server, as it changes. */
export function useLinkState(connection: BoardConnection): LinkState {
  return useSyncExternalStore(connection.subscribe, connection.getState);
}

/** Others on the board, one for each person, as a new list only when somebody comes, goes or falls asleep. */
export function usePeople(connection: BoardConnection): readonly BoardPeer[] {
  const last = useRef<{ readonly key: string; readonly people: readonly BoardPeer[] }>({ key: '', people: [] });
  return useSyncExternalStore(connection.subscribe, () => {
    const people = onePerAccount(connection.getPeers());
    const key = JSON.stringify(people.map(({ id, name, isAway }) => [id, name, isAway]));
    if (key !== last.current.key) last.current = { key, people };
    return last.current.people;
  });
}

/** Somebody with several windows is shown by the one they are at. */
function onePerAccount(peers: readonly BoardPeer[]): readonly BoardPeer[] {
  const people = new Map<string, BoardPeer>();
  for (const peer of peers) {
    const known = people.get(peer.accountId);
    if (!known || (known.isAway && !peer.isAway)) people.set(peer.accountId, peer);
  }
  return [...people.values()];
}

/** Others on the board, as often as they move; render little with it. */
export function usePeers(connection: BoardConnection): readonly BoardPeer[] {
  return useSyncExternalStore(connection.subscribe, connection.getPeers);
}
