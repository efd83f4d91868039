import { type CanvasItem, ITEM_KINDS, ITEM_STATUSES, type ItemKind, type ItemStatus } from '@gesso/contract';
import * as Y from 'yjs';
import type { Geometry } from '../geometry/rect.ts';
import type { ItemLook } from './item-look.ts';
import { isOrderKey } from './order-key.ts';
import { readLook } from './read-look.ts';

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
  const kind = ITEM_KINDS.find((known) => known === stored.get('kind'));
  const x = coordinate(stored.get('x'));
  const y = coordinate(stored.get('y'));
  const width = size(stored.get('width'));
  const height = size(stored.get('height'));
  if (!kind || id === '' || x === null || y === null || width === null || height === null) return null;
  const index = stored.get('index');
  const assetId = text(stored.get('assetId'));
  const status = ITEM_STATUSES.find((known) => known === stored.get('status'));
  return withoutAbsent({
    id,
    kind,
    status: status ?? (assetId ? 'ready' : 'failed'),
    x,
    y,
    width,
    height,
    rotation: finite(stored.get('rotation')) ?? 0,
    index: isOrderKey(index) ? index : BACKMOST_KEY,
    parentId: text(stored.get('parentId')),
    assetId,
    generationId: text(stored.get('generationId')),
    runId: text(stored.get('runId')),
    text: text(stored.get('text')),
    title: text(stored.get('title')),
    progress: share(stored.get('progress')),
    expectedMs: finite(stored.get('expectedMs')) ?? undefined,
    failure: failure(stored.get('failure')),
    ...readLook(stored),
  });
}

/** Writes a whole item as a new stored map; absent fields are left out. */
export function storeItem(item: BoardItem): StoredItem {
  const fields = Object.entries(item).filter(([name, value]) => name !== 'id' && value !== undefined);
  return new Y.Map<unknown>(fields);
}

/** The item as the contract's read view, which leaves out the order key and the progress. */
export function toCanvasItem(item: BoardItem): CanvasItem {
  const { index: _index, progress: _progress, expectedMs: _expectedMs, failure: reason, ...view } = item;
  return { ...view, ...(reason ? { failure: { code: reason.code, message: reason.message } } : {}) };
}

function withoutAbsent(item: BoardItem): BoardItem {
  const entries = Object.entries(item).filter(([, value]) => value !== undefined);
  // The required fields were set just above; only optional ones can have been absent.
  return Object.fromEntries(entries) as BoardItem;
}

function finite(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function coordinate(value: unknown): number | null {
  const number = finite(value);
  return number === null ? null : Math.min(MAX_COORDINATE, Math.max(-MAX_COORDINATE, number));
}

function size(value: unknown): number | null {
  const number = finite(value);
  return number === null ? null : Math.min(MAX_ITEM_SIZE, Math.max(MIN_ITEM_SIZE, Math.abs(number)));
}

function share(value: unknown): number | undefined {
  const number = finite(value);
  return number === null ? undefined : Math.min(1, Math.max(0, number));
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function failure(value: unknown): ItemFailure | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { code, message } = value as { code?: unknown; message?: unknown };
  return { code: text(code) ?? 'engine-failed', message: text(message) ?? 'It failed. Nothing was charged.' };
}
