import {
  failItem,
  findFreePlace,
  placeItems,
  readItems,
  readPlaceholders,
  removeItem,
  settleItem,
} from '@gesso/canvas-core';
import { FAILURE_CODES } from '@gesso/contract';
import type { ModelDefinition } from '@gesso/provider-kit';
import type * as Y from 'yjs';
import type { StoredAsset } from '../../modules/assets/index.ts';
import { SERVER_ORIGIN } from '../../modules/canvases/index.ts';
import type { GenerationFailure, GenerationOrder, StoredGeneration } from '../../modules/generation/index.ts';

/**
 * Room between results, in canvas units: a twentieth of a usual picture beside it, twice that above it, where its name
 * stands at the same size on the screen however far away the board is.
 */
const GAP = { columnGap: 48, rowGap: 96 } as const;

/** As many characters of the prompt as a name in the layers list can show. */
const TITLE_CHARACTERS = 80;

/** Puts one placeholder per result on the board, each of the result's final size, near the wished place. */
export function placePlaceholders(
  doc: Y.Doc,
  {
    order,
    definition,
    place,
  }: {
    readonly order: GenerationOrder;
    readonly definition: ModelDefinition;
    /** The middle of where they should go. */
    readonly place: { readonly x: number; readonly y: number } | undefined;
  },
): void {
  const { widthPx: width, heightPx: height } = definition.resultSize(order.settings);
  const corners = findFreePlace(readItems(doc), { width, height, count: order.itemIds.length, gap: GAP, near: place });
  const items = order.itemIds.map((id, index) => ({
    id,
    kind: definition.kind,
    status: 'pending' as const,
    ...(corners[index] ?? { x: 0, y: 0 }),
    width,
    height,
    generationId: order.id,
    ...(order.runId === null ? {} : { runId: order.runId }),
    title: titleOf(order.prompt),
    expectedMs: definition.usualMs(order.settings),
  }));
  placeItems(doc, items, SERVER_ORIGIN);
}

/** Shows the results in the placeholders, in order; placeholders without a result say why. */
export function settlePlaceholders(
  doc: Y.Doc,
  {
    order,
    assets,
    lack,
  }: {
    readonly order: GenerationOrder;
    readonly assets: readonly StoredAsset[];
    /** Why there are fewer results than placeholders. */
    readonly lack: GenerationFailure;
  },
): void {
  order.itemIds.forEach((itemId, index) => {
    const asset = assets[index];
    if (asset === undefined) failItem(doc, itemId, lack, SERVER_ORIGIN);
    else settleItem(doc, itemId, toSettlement(asset), SERVER_ORIGIN);
  });
}

/** Marks the placeholders with the reason. */
export function failPlaceholders(doc: Y.Doc, order: GenerationOrder, failure: GenerationFailure): void {
  for (const itemId of order.itemIds) failItem(doc, itemId, failure, SERVER_ORIGIN);
}

/** Takes the placeholders that show no result off the board. */
export function removePlaceholders(doc: Y.Doc, order: GenerationOrder): void {
  const empty = readItems(doc).filter((item) => order.itemIds.includes(item.id) && item.assetId === undefined);
  for (const item of empty) removeItem(doc, item.id, SERVER_ORIGIN);
}

/**
 * Ends what still waits for a generation that has ended: a placeholder that was off the board at the time and came back.
 *
 * What the order does not know of waits for nothing and says so.
 */
export function settleWaiting(doc: Y.Doc, generation: StoredGeneration, assets: readonly StoredAsset[]): void {
  const lack: GenerationFailure = { code: 'empty-result', message: FAILURE_CODES['empty-result'].message };
  for (const item of readPlaceholders(doc).filter(({ generationId }) => generationId === generation.id)) {
    const asset = assets.find(({ resultIndex }) => resultIndex === generation.itemIds.indexOf(item.id));
    if (generation.status === 'cancelled') removeItem(doc, item.id, SERVER_ORIGIN);
    else if (asset === undefined) failItem(doc, item.id, generation.failure ?? lack, SERVER_ORIGIN);
    else settleItem(doc, item.id, toSettlement(asset), SERVER_ORIGIN);
  }
}

function toSettlement(asset: StoredAsset) {
  const size =
    asset.widthPx === null || asset.heightPx === null ? {} : { width: asset.widthPx, height: asset.heightPx };
  return { assetId: asset.id, kind: asset.kind, ...size };
}

function titleOf(prompt: string): string {
  const line = prompt.replace(/\s+/g, ' ').trim();
  return line.length <= TITLE_CHARACTERS ? line : `${line.slice(0, TITLE_CHARACTERS - 1).trimEnd()}…`;
}
