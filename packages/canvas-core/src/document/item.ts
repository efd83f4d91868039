import { type CanvasItem, ITEM_KINDS, ITEM_STATUSES, type ItemKind, type ItemStatus } from '@gesso/contract';
import * as Y from 'yjs';
import type { Geometry } from '../geometry/rect.ts';
import type { ItemLook } from './item-look.ts';
import { isOrderKey } from './order-key.ts';
import { LOOK_READERS } from './read-look.ts';

/**
 * One item of a board as the editor and the server's peer see it.
 *
 * x, y, width, height are canvas units of the whole board, also for items with a parent: a frame owns its children but
 * does not shift their axes, so that placing and finding never walk a tree.
 */
export type BoardItem = Geometry &
  ItemLook & {
    readonly id: string;
    readonly kind: ItemKind;
    readonly status: ItemStatus;
    /** Order key; greater is nearer to the viewer. */
    readonly index: string;
    readonly parentId?: string;
    readonly assetId?: string;
    readonly generationId?: string;
    readonly runId?: string;
    readonly text?: string;
    readonly title?: string;
    /** Share of the work done, 0 to 1; absent while nobody knows. */
    readonly progress?: number;
    /** How long the whole work usually takes, in milliseconds. */
    readonly expectedMs?: number;
    readonly failure?: ItemFailure;
  };

/** Why a placeholder did not become a picture; `code` is one of the contract's failure codes. */
export type ItemFailure = { readonly code: string; readonly message: string };

/** A stored item: a Y.Map of plain values, so that two people may change different fields of one item at once. */
export type StoredItem = Y.Map<unknown>;

/** Names of the fields as stored. */
export type ItemField = Exclude<keyof BoardItem, 'id'>;

/** Nothing thinner can be grabbed again. */
export const MIN_ITEM_SIZE = 1;
/** A hundred thousand units is a hundred times a large poster; beyond it 32-bit renderers lose half pixels. */
export const MAX_ITEM_SIZE = 100_000;
/** Ten million units keep a tenth of a unit exact in 32-bit floats near the rim of any real board. */
const MAX_COORDINATE = 10_000_000;
/** Where an item without a usable order key goes: to the back, below everything. */
const BACKMOST_KEY = '1';

/**
 * Reads one stored item, repairing what can be repaired.
 *
 * A missing rotation is 0, a wild size is limited, an unknown status is `ready` with an asset and `failed` without. What
 * has no kind or no place is not an item.
 *
 * @returns The item, or null when the entry is beyond repair. Never throws.
 */
export function readItem(id: string, stored: unknown): BoardItem | null {
  if (!(stored instanceof Y.Map)) return null;
  const fields: Fields = {};
  // Walking what is stored beats asking for every field there could be: measured, a plain picture has ten of forty.
  stored.forEach((value, name) => {
    readField(fields, name, value);
  });
  return itemFrom(id, fields);
}

/** Reads an item from a plain object, as `readItem` does from a stored map. Never throws. */
export function readPlainItem(id: string, plain: Readonly<Record<string, unknown>>): BoardItem | null {
  const fields: Fields = {};
  for (const [name, value] of Object.entries(plain)) readField(fields, name, value);
  return itemFrom(id, fields);
}

/** Writes a whole item as a new stored map; absent fields are left out. */
export function storeItem(item: BoardItem): StoredItem {
  const fields = Object.entries(item).filter(([name, value]) => name !== 'id' && value !== undefined);
  return new Y.Map<unknown>(fields);
}

/** The numbers of a place as they may be stored: those that are none are left out, wild ones limited. */
export function storableGeometry(place: Partial<Geometry>): Partial<Geometry> {
  const { x, y, width, height, rotation } = place;
  const fields = {
    x: coordinate(x),
    y: coordinate(y),
    width: size(width),
    height: size(height),
    rotation: finite(rotation),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The item as the contract's read view, which leaves out the order key and the progress. */
export function toCanvasItem(item: BoardItem): CanvasItem {
  const { index: _index, progress: _progress, expectedMs: _expectedMs, failure: reason, ...view } = item;
  return { ...view, ...(reason ? { failure: { code: reason.code, message: reason.message } } : {}) };
}

type Fields = { -readonly [Name in ItemField]?: BoardItem[Name] };

const READERS: ReadonlyMap<string, (value: unknown) => unknown> = new Map<string, (value: unknown) => unknown>(
  Object.entries({
    ...LOOK_READERS,
    kind: (value: unknown) => ITEM_KINDS.find((known) => known === value),
    status: (value: unknown) => ITEM_STATUSES.find((known) => known === value),
    x: coordinate,
    y: coordinate,
    width: size,
    height: size,
    rotation: finite,
    index: (value: unknown) => (isOrderKey(value) ? value : undefined),
    parentId: text,
    assetId: text,
    generationId: text,
    runId: text,
    text,
    title: text,
    progress: share,
    expectedMs: finite,
    failure,
  }),
);

function readField(fields: Fields, name: string, value: unknown): void {
  const read = READERS.get(name)?.(value);
  // The reader of this name answers with this field's type; the table cannot say so for a name known only now.
  if (read !== undefined) (fields as Record<string, unknown>)[name] = read;
}

function itemFrom(id: string, fields: Fields): BoardItem | null {
  const { kind, x, y, width, height } = fields;
  if (!kind || id === '' || x === undefined || y === undefined) return null;
  if (width === undefined || height === undefined) return null;
  const status = fields.status ?? (fields.assetId ? 'ready' : 'failed');
  const { rotation = 0, index = BACKMOST_KEY } = fields;
  // The fields are new and nobody else's, so they need no copy.
  return Object.assign(fields, { id, kind, status, x, y, width, height, rotation, index });
}

function finite(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function coordinate(value: unknown): number | undefined {
  const number = finite(value);
  return number === undefined ? undefined : Math.min(MAX_COORDINATE, Math.max(-MAX_COORDINATE, number));
}

function size(value: unknown): number | undefined {
  const number = finite(value);
  return number === undefined ? undefined : Math.min(MAX_ITEM_SIZE, Math.max(MIN_ITEM_SIZE, Math.abs(number)));
}

function share(value: unknown): number | undefined {
  const number = finite(value);
  return number === undefined ? undefined : Math.min(1, Math.max(0, number));
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function failure(value: unknown): ItemFailure | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { code, message } = value as { code?: unknown; message?: unknown };
  return { code: text(code) ?? 'engine-failed', message: text(message) ?? 'It failed. Nothing was charged.' };
}
