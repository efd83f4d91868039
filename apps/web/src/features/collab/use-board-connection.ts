import { useEffect, useState, useSyncExternalStore } from 'react';
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

/** Others on the board, as often as they move; render little with it. */
export function usePeers(connection: BoardConnection): readonly BoardPeer[] {
  return useSyncExternalStore(connection.subscribe, connection.getPeers);
}
