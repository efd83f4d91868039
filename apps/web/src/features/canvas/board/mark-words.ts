import { type CanvasPoint, canvasPoint, cornersOf, draftOf, type Geometry, selectionBox } from '@gesso/canvas-core';
import { guideEnds, guidesOf } from './gesture-marks.ts';
import type { MarkOptions } from './mark-options.ts';

/** Words at a place of the board, in a pill of one size at every zoom. */
export type MarkWords = {
  readonly at: CanvasPoint;
  readonly words: string;
  /** `gap` stands on a measured line, `size` under what is pulled. */
  readonly tone: 'gap' | 'size';
};

/** Lengths of gaps and distances, and the size or turn of what a hand is at. */
export function markWordsFor(options: Pick<MarkOptions, 'editor' | 'geometryOf'>): MarkWords[] {
  const { gesture, distances, cropDraft } = options.editor.getState();
  const words: MarkWords[] = distances.map(({ from, to, length }) => ({
    at: middle(from, to),
    words: String(Math.round(length)),
    tone: 'gap',
  }));
  for (const guide of guidesOf(gesture)) {
    if (guide.type === 'line') continue;
    const { from, to } = guideEnds(guide);
    words.push({ at: middle(from, to), words: String(Math.round(guide.to - guide.from)), tone: 'gap' });
  }
  if (gesture.type === 'resizing' || gesture.type === 'rotating') {
    const box = selectionBox(gesture.previews);
    const turn = gesture.type === 'rotating' && gesture.previews.size === 1;
    if (box) words.push(under(box, turn ? `${Math.round(box.rotation)}°` : sizeWords(box)));
  }
  const draft = draftOf(gesture);
  if (draft && draft.kind !== 'connector') words.push(under(draft, sizeWords(draft)));
  if (gesture.type === 'cropping' && cropDraft) words.push(under(cropDraft.place, sizeWords(cropDraft.place)));
  return words;
}

function sizeWords({ width, height }: Geometry): string {
  return `${Math.round(width)} × ${Math.round(height)}`;
}

/** Under the lowest corner, in the middle of what is seen. */
function under(box: Geometry, words: string): MarkWords {
  const corners = cornersOf(box);
  const lowest = Math.max(...corners.map(({ y }) => y));
  return { at: canvasPoint(box.x + box.width / 2, lowest), words, tone: 'size' };
}

function middle(from: CanvasPoint, to: CanvasPoint): CanvasPoint {
  return canvasPoint((from.x + to.x) / 2, (from.y + to.y) / 2);
}
