import type { BoardItem, Presence } from '@gesso/canvas-core';

/** Another open page on the same board: a person, their colour, and what they point at. */
export type BoardPeer = Partial<Presence> & {
  /** Of the connection: somebody with two windows is two peers. */
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly color: string;
  /** Where they look; absent until they tell. */
  readonly view?: PeerView;
  readonly isAway?: boolean;
};

/** What somebody sees of the board: its middle and its size, in canvas units. */
export type PeerView = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** A name longer than this would cover the work it points at. */
const MAX_NAME = 40;
/** Twice as many as an editor sends; drawing more would cost others their frames. */
const MAX_LASER_NUMBERS = 600;

/** Reads what others say of themselves; whatever cannot be read is left out, since anyone on the board may write it. */
export function readPeers(
  states: ReadonlyMap<number, Readonly<Record<string, unknown>>> | undefined,
  ownClientId: number,
): readonly BoardPeer[] {
  return [...(states ?? [])].flatMap(([clientId, state]) => {
    const peer = clientId === ownClientId ? null : readPeer(clientId, state);
    return peer ? [peer] : [];
  });
}

function readPeer(clientId: number, state: Readonly<Record<string, unknown>>): BoardPeer | null {
  const user = asRecord(state.user);
  if (typeof user?.id !== 'string' || typeof user.name !== 'string' || typeof user.color !== 'string') return null;
  return {
    id: String(clientId),
    accountId: user.id,
    name: user.name.slice(0, MAX_NAME),
    // Only a plain colour may reach a style.
    color: /^oklch\([\d. ]+\)$/.test(user.color) ? user.color : 'oklch(0.53 0.19 262)',
    ...readPresence(state.presence),
    ...readView(state.view),
    ...(state.isAway === true ? { isAway: true } : {}),
  };
}

function readPresence(value: unknown): Partial<Presence> {
  const presence = asRecord(value);
  if (!presence) return {};
  const cursor = asRecord(presence.cursor);
  const isPoint = Number.isFinite(cursor?.x) && Number.isFinite(cursor?.y);
  const selection = Array.isArray(presence.selection) ? presence.selection : [];
  const gesture = readGesture(presence.gesture);
  return {
    cursor: isPoint ? (cursor as unknown as Presence['cursor']) : null,
    selection: selection.filter((id): id is string => typeof id === 'string'),
    ...(gesture ? { gesture } : {}),
    ...readLaser(presence.laser),
  };
}

function readLaser(value: unknown): { readonly laser?: readonly number[] } {
  if (!Array.isArray(value) || value.length % 2 !== 0 || value.length > MAX_LASER_NUMBERS) return {};
  return value.every((number) => Number.isFinite(number)) ? { laser: value } : {};
}

function readView(value: unknown): { readonly view?: PeerView } {
  const view = asRecord(value);
  const { x, y, width, height } = view ?? {};
  const isView = [x, y, width, height].every(Number.isFinite) && Number(width) > 0 && Number(height) > 0;
  return isView ? { view: { x: Number(x), y: Number(y), width: Number(width), height: Number(height) } } : {};
}

type Ghost = Pick<BoardItem, 'x' | 'y' | 'width' | 'height' | 'rotation'>;

function readGesture(value: unknown): Readonly<Record<string, Ghost>> | null {
  const ghosts = Object.entries(asRecord(value) ?? {}).filter((entry): entry is [string, Ghost] => {
    const ghost = asRecord(entry[1]);
    return ['x', 'y', 'width', 'height', 'rotation'].every((field) => Number.isFinite(ghost?.[field]));
  });
  return ghosts.length === 0 ? null : Object.fromEntries(ghosts);
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
}
