import type { BoardConnection } from './board-connection.ts';
import type { BoardPeer } from './board-peer.ts';
import { usePeers } from './use-board-connection.ts';

/** More would push the credits off a small screen. */
const MAX_SHOWN = 4;

/** Who else is on the board, as round initials in the colour of their cursor. */
export function People({ connection }: { readonly connection: BoardConnection }) {
  const people = onePerAccount(usePeers(connection));
  if (people.length === 0) return null;
  const hidden = people.length - MAX_SHOWN;
  return (
    <ul aria-label="Also on this board" className="-space-x-1.5 flex">
      {people.slice(0, MAX_SHOWN).map((peer) => (
        <li
          key={peer.accountId}
          title={peer.name}
          style={{ backgroundColor: peer.color }}
          className="grid size-7 place-items-center rounded-full border-2 border-paper font-semibold text-white text-xs"
        >
          <span aria-hidden="true">{[...peer.name][0]?.toLocaleUpperCase()}</span>
          <span className="sr-only">{peer.name}</span>
        </li>
      ))}
      {hidden > 0 && (
        <li className="grid size-7 place-items-center rounded-full border-2 border-paper bg-wash font-semibold text-xs">
          +{hidden}
        </li>
      )}
    </ul>
  );
}

function onePerAccount(peers: readonly BoardPeer[]): readonly BoardPeer[] {
  return [...new Map(peers.map((peer) => [peer.accountId, peer])).values()];
}
