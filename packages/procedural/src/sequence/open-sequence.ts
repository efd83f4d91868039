import type { DrawingCanvas, DrawingContext, DrawingTools } from '../draw/context.ts';
import { pathDrawing } from '../draw/path-drawing.ts';
import { releaseCanvas } from '../motion/plates.ts';
import { drawTransition } from './draw-transition.ts';
import { fitShot } from './fit-shot.ts';
import { momentAt } from './plan-sequence.ts';
import type { SequencePlan, Shot } from './sequence.ts';
import { drawTitles, type Title } from './titles.ts';

export interface SequenceOptions {
  readonly plan: SequencePlan;
  /** As many as the plan has spans, in their order. */
  readonly shots: readonly Shot[];
  readonly titles: readonly Title[];
  readonly widthPx: number;
  readonly heightPx: number;
  readonly tools: DrawingTools;
}

export interface OpenSequence {
  /** Draws a moment of the film over the whole picture. Ask for moments in rising order, each once. */
  readonly drawAt: (context: object, timeMs: number) => Promise<void>;
  /** Closes every shot. */
  readonly close: () => void;
}

/** Makes a film of several shots ready to be drawn moment by moment. */
export function openSequence({ plan, shots, titles, widthPx, heightPx, tools }: SequenceOptions): OpenSequence {
  const paths = pathDrawing(tools);
  const size = { widthPx, heightPx };
  const whole = tools.createCanvas(widthPx, heightPx);
  const own = new Map<Shot, DrawingCanvas>();
  return {
    drawAt: async (target, timeMs) => {
      // Both back ends' contexts have what DrawingContext lists, as in drawScene.
      const context = target as DrawingContext;
      const moment = momentAt(plan, timeMs);
      // A film of sixteen shots must not hold more than two of them at once.
      for (const over of shots.slice(0, moment.shot)) forget(over);
      await drawShot(context, moment.shot, moment.atMs);
      if (moment.arriving !== undefined) {
        const { shot, atMs, share } = moment.arriving;
        await drawShot(whole.getContext('2d') as DrawingContext, shot, atMs);
        drawTransition(context, whole, plan.transition, share);
      }
      drawTitles({ context, paths, tools, ...size }, titles, timeMs);
    },
    close: () => {
      for (const shot of shots) forget(shot);
    },
  };

  function forget(shot: Shot): void {
    shot.close();
    const canvas = own.get(shot);
    if (canvas !== undefined) releaseCanvas(canvas);
    own.delete(shot);
  }

  async function drawShot(context: DrawingContext, index: number, atMs: number): Promise<void> {
    const shot = shots[index];
    if (shot === undefined) throw new Error(`the sequence has no shot ${index}`);
    const canvas = canvasOf(shot);
    await shot.drawAt(canvas.getContext('2d') as object, atMs);
    fitShot(context, tools, canvas, size);
  }

  function canvasOf(shot: Shot): DrawingCanvas {
    const known = own.get(shot);
    if (known !== undefined) return known;
    const made = tools.createCanvas(shot.widthPx, shot.heightPx);
    own.set(shot, made);
    return made;
  }
}
