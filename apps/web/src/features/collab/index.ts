export type { BoardConnection } from './board-connection.ts';
export type { BoardPeer } from './board-peer.ts';
export { FollowFrame } from './FollowFrame.tsx';
export { People } from './People.tsx';
export { SaveState } from './SaveState.tsx';
export { useBoardConnection, useLinkState, usePeers } from './use-board-connection.ts';
export { useSharedView } from './use-shared-view.ts';
