import { findFreePlace, itemsOf, type NewItem, placeItems, readItems, removeItem } from '@gesso/canvas-core';
import type { ModelDefinition } from '@gesso/provider-kit';
import type * as Y from 'yjs';
import { SERVER_ORIGIN } from '../../modules/canvases/index.ts';
import type { GenerationOrder } from '../../modules/generation/index.ts';
import type { RunStep, StoredRun } from '../../modules/runs/index.ts';
import { deriveUuid } from '../../platform/database/uuid.ts';
import { type Arrangement, arrangeRun, type Box, type StepPlace, type StepSize } from './arrange-run.rules.ts';

/** Room between the arrangement and what lies there: names of frames stand above it. */
const GAP = { columnGap: 96, rowGap: 160 } as const;

/** A text reads like a column: about forty characters in a line. */
const TEXT = { width: 640, lineHeight: 48, charactersInLine: 40 } as const;

/** A generation with the model that makes it, as the board must know it. */
export type PlacedOrder = { readonly order: GenerationOrder; readonly definition: ModelDefinition };

/**
 * Puts a run on the board before anything of it is made: a frame per step, called as the step is, and in it a placeholder
 * for each result and every text. All of it lies together, near the wished place and over nothing.
 */
export function placeRun(
  doc: Y.Doc,
  { run, placed }: { readonly run: StoredRun; readonly placed: readonly PlacedOrder[] },
): void {
  const bySteps = Map.groupBy(placed, ({ order }) => order.stepId ?? '');
  const steps = run.plan?.steps ?? [];
  const arrangement = arrangeRun(steps, (step) => sizeOf(step, bySteps.get(step.id) ?? []));
  const { x, y } = findCorner(doc, run, arrangement);
  const frames: NewItem[] = [];
  const inside: NewItem[] = [];
  for (const place of arrangement.places) {
    const frameId = frameIdOf(run.id, place.step.id);
    frames.push({ ...move(place.frame, x, y), ...toFrame(run, place.step, frameId) });
    const own = bySteps.get(place.step.id) ?? [];
    inside.push(...toContents(run, place, own).map((item) => ({ ...move(item, x, y), parentId: frameId })));
  }
  placeItems(doc, [...frames, ...inside], SERVER_ORIGIN);
}

/** Takes frames of a run off the board in which nothing lies, as after a stop before their results were there. */
export function removeEmptyFrames(doc: Y.Doc, run: StoredRun): void {
  const parents = new Set(readItems(doc).flatMap(({ parentId }) => parentId ?? []));
  for (const { id } of run.plan?.steps ?? []) {
    const frameId = frameIdOf(run.id, id);
    if (itemsOf(doc).has(frameId) && !parents.has(frameId)) removeItem(doc, frameId, SERVER_ORIGIN);
  }
}

function frameIdOf(runId: string, stepId: string): string {
  return deriveUuid(runId, `frame of ${stepId}`);
}

function sizeOf(step: RunStep, own: readonly PlacedOrder[]): StepSize {
  const [first] = own;
  if (first === undefined) {
    const lines = step.prompt.split('\n').map((line) => Math.max(1, Math.ceil(line.length / TEXT.charactersInLine)));
    return { width: TEXT.width, height: TEXT.lineHeight * lines.reduce((sum, count) => sum + count, 0) };
  }
  const { widthPx: width, heightPx: height } = first.definition.resultSize(first.order.settings);
  return { width, height };
}

/** Frames have names above them, which is why the arrangement is looked for with some room there. */
function findCorner(doc: Y.Doc, run: StoredRun, { width, height }: Arrangement) {
  const near = run.place ?? undefined;
  const [corner] = findFreePlace(readItems(doc), { width, height, count: 1, gap: GAP, ...(near && { near }) });
  return corner ?? { x: 0, y: 0 };
}

function toFrame({ id: runId }: StoredRun, { title }: RunStep, id: string) {
  return { id, kind: 'frame', status: 'ready', runId, title } as const;
}

function toContents(run: StoredRun, { step, results }: StepPlace, own: readonly PlacedOrder[]): readonly NewItem[] {
  const nameOf = (index: number) => (step.count === 1 ? step.title : `${step.title} ${index + 1}`);
  if (step.kind === 'text') {
    const made = { kind: 'text', status: 'ready', text: step.prompt, runId: run.id } as const;
    return results.map((box, index) => ({
      ...box,
      ...made,
      id: deriveUuid(run.id, `text ${step.id} ${index}`),
      title: nameOf(index),
    }));
  }
  const slots = own.flatMap(({ order, definition }) => order.itemIds.map((itemId) => ({ itemId, order, definition })));
  return results.flatMap((box, index) => {
    const slot = slots[index];
    if (slot === undefined) return [];
    const { itemId: id, order, definition } = slot;
    const expectedMs = definition.usualMs(order.settings);
    const { kind } = definition;
    return [
      { ...box, id, kind, status: 'pending', generationId: order.id, runId: run.id, title: nameOf(index), expectedMs },
    ];
  });
}

function move<Item extends Box>(item: Item, x: number, y: number): Item {
  return { ...item, x: item.x + x, y: item.y + y };
}
