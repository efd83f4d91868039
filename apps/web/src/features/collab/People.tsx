import { classNames } from '../../shared/ui/index.ts';
import type { BoardConnection } from './board-connection.ts';
import type { BoardPeer } from './board-peer.ts';
import { usePeople } from './use-board-connection.ts';

/** More would push the credits off a small screen. */
const MAX_SHOWN = 4;

/** Who else is on the board, as round initials in the colour of their cursor. A click follows them, another one ends it. */
export function People(props: {
  readonly connection: BoardConnection;
  readonly followedId: string | null;
  readonly onFollow: (peerId: string | null) => void;
}) {
  const people = usePeople(props.connection);
  if (people.length === 0) return null;
  const hidden = people.length - MAX_SHOWN;
  return (
    <ul aria-label="Also on this board" className="-space-x-1.5 flex">
      {people.slice(0, MAX_SHOWN).map((peer) => (
        <li key={peer.accountId}>
          <PersonButton peer={peer} isFollowed={peer.id === props.followedId} onFollow={props.onFollow} />
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

function PersonButton(props: {
  readonly peer: BoardPeer;
  readonly isFollowed: boolean;
  readonly onFollow: (peerId: string | null) => void;
}) {
  const { peer, isFollowed } = props;
  const label = `${isFollowed ? 'Stop following' : 'Follow'} ${peer.name}${peer.isAway ? ' (away)' : ''}`;
  return (
    <button
      type="button"
      aria-pressed={isFollowed}
      aria-label={label}
      title={label}
      style={{ backgroundColor: peer.color }}
      className={classNames(
        'grid size-7 place-items-center rounded-full border-2 border-paper font-semibold text-white text-xs pointer-coarse:size-11',
        isFollowed && 'outline-2 outline-current outline-offset-1',
        peer.isAway && 'opacity-55',
      )}
      onClick={() => props.onFollow(isFollowed ? null : peer.id)}
    >
      <span aria-hidden="true">{[...peer.name][0]?.toLocaleUpperCase()}</span>
    </button>
  );
}
