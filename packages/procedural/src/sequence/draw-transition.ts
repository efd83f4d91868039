import type { DrawingCanvas, DrawingContext } from '../draw/context.ts';
import { easeInOut } from '../motion/easing.ts';
import type { Transition } from './sequence.ts';

/** Width of the soft edge of a wipe as a share of the picture. */
const SOFT_EDGE = 0.08;
/** Strips that the soft edge is drawn in; finer ones cannot be told apart. */
const EDGE_STRIPS = 24;

/** Draws the arriving picture over the one that is there already. @param share - 0 nothing of it, 1 all of it. */
export function drawTransition(
  context: DrawingContext,
  arriving: DrawingCanvas,
  transition: Transition,
  share: number,
): void {
  // One interface over two unrelated canvas types; the tools pair canvas and context.
  const picture = arriving as never;
  const { width, height } = arriving;
  context.save();
  switch (transition) {
    case 'cut':
      context.drawImage(picture, 0, 0);
      break;
    case 'fade':
      context.globalAlpha = easeInOut(share);
      context.drawImage(picture, 0, 0);
      break;
    case 'slide':
      context.drawImage(picture, width * (1 - easeInOut(share)), 0);
      break;
    case 'wipe':
      wipe(context, picture, { width, height, share: easeInOut(share) });
      break;
    default:
      transition satisfies never;
  }
  context.restore();
}

/** From the left, with an edge that fades over a few strips. */
function wipe(
  context: DrawingContext,
  picture: never,
  { width, height, share }: { readonly width: number; readonly height: number; readonly share: number },
): void {
  const front = share * (1 + SOFT_EDGE) * width;
  const edge = SOFT_EDGE * width;
  const strip = edge / EDGE_STRIPS;
  showBetween(0, front - edge, 1);
  for (let index = 0; index < EDGE_STRIPS; index += 1) {
    const left = front - edge + index * strip;
    showBetween(left, left + strip, 1 - (index + 0.5) / EDGE_STRIPS);
  }

  function showBetween(left: number, right: number, alpha: number): void {
    const from = Math.max(0, Math.round(left));
    const to = Math.min(width, Math.round(right));
    if (to <= from) return;
    context.save();
    context.beginPath();
    context.rect(from, 0, to - from, height);
    context.clip();
    context.globalAlpha = alpha;
    context.drawImage(picture, 0, 0);
    context.restore();
  }
}
