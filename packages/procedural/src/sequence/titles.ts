import type { Drawing } from '../draw/drawing.ts';
import { clampShare, easeInOut } from '../motion/easing.ts';
import { drawArrivingText } from '../motion/moving-text.ts';
import type { TextLayer } from '../scene/layers.ts';
import type { TypeFace } from '../type/measure.ts';
import { setText } from '../type/text-layer.ts';
import type { SequencePlan } from './sequence.ts';

/** A text over a shot, with the shade that it stands on. */
export interface Title {
  readonly startMs: number;
  readonly endMs: number;
  readonly layer: TextLayer;
}

const ARRIVAL_MS = 900;
const LEAVING_MS = 500;
/** A title needs this long to be read. */
const SHORTEST_MS = 1_200;
/** Of the shade at the bottom; white on it keeps 4.5:1 even over white. */
const SHADE = 0.62;

/** Faces that stand over pictures without being lost in them. */
export const TITLE_FACES: Readonly<Record<string, TypeFace>> = {
  calm: { family: 'Fraunces', weight: 600, style: 'normal' },
  bright: { family: 'Space Grotesk', weight: 700, style: 'normal' },
  energetic: { family: 'Anton', weight: 400, style: 'normal' },
  dreamy: { family: 'Instrument Serif', weight: 400, style: 'normal' },
  dark: { family: 'Bebas Neue', weight: 400, style: 'normal' },
  playful: { family: 'Archivo Black', weight: 400, style: 'normal' },
  cinematic: { family: 'Josefin Sans', weight: 600, style: 'normal' },
};

/**
 * Puts texts over shots: one text opens the film, two open and close it, more go one to each shot.
 *
 * A text stands at the lower left within the margins that screens cut off, and comes and goes inside its shot's time
 * alone. A shot too short to be read gets none.
 */
export function setTitles(options: {
  readonly texts: readonly string[];
  readonly plan: SequencePlan;
  readonly face: TypeFace;
  readonly widthPx: number;
  readonly heightPx: number;
}): readonly Title[] {
  const { texts, plan, face, widthPx, heightPx } = options;
  const margin = Math.round(Math.min(widthPx, heightPx) * 0.08);
  return texts.flatMap((text, index): Title[] => {
    const shot = texts.length === 2 && index === 1 ? plan.spans.length - 1 : index;
    const span = plan.spans[shot];
    const next = plan.spans[shot + 1];
    if (span === undefined || text.trim() === '') return [];
    const startMs = span.startMs + span.arrivalMs * 0.6;
    const endMs = next === undefined ? span.endMs : next.startMs + next.arrivalMs * 0.4;
    if (endMs - startMs < SHORTEST_MS) return [];
    const isPortrait = heightPx > widthPx;
    const layer = setText(
      {
        id: `title-${index}`,
        role: 'title',
        text,
        face,
        color: '#ffffff',
        backdrop: '#616161',
        align: 'left',
        trackingEm: 0,
        leading: 1.04,
        maxLines: isPortrait ? 4 : 2,
        maxSizePx: Math.min(widthPx, heightPx) * 0.16,
        minSizePx: Math.max(12, Math.min(widthPx, heightPx) * 0.035),
      },
      {
        xPx: margin,
        yPx: heightPx * 0.55,
        widthPx: widthPx - 2 * margin,
        heightPx: heightPx * 0.45 - margin,
        stick: 'bottom',
      },
    );
    return [{ startMs, endMs, layer }];
  });
}

/** Draws the titles of a moment over the picture. */
export function drawTitles(drawing: Drawing, titles: readonly Title[], timeMs: number): void {
  for (const title of titles) {
    if (timeMs < title.startMs || timeMs > title.endMs) continue;
    const arrived = clampShare((timeMs - title.startMs) / ARRIVAL_MS);
    const staying = easeInOut((title.endMs - timeMs) / LEAVING_MS);
    const { context } = drawing;
    context.save();
    context.globalAlpha = Math.min(easeInOut(arrived * 1.6), staying);
    drawShade(drawing, title.layer);
    context.globalAlpha = staying;
    drawArrivingText(drawing, title.layer, 'lines-rise', arrived);
    context.restore();
  }
}

function drawShade({ context, widthPx, heightPx }: Drawing, { box }: TextLayer): void {
  const top = Math.max(0, box.yPx - box.heightPx * 0.9 - heightPx * 0.08);
  const shade = context.createLinearGradient(0, top, 0, heightPx);
  shade.addColorStop(0, 'rgba(0, 0, 0, 0)');
  shade.addColorStop(Math.min(0.9, (box.yPx - top) / (heightPx - top)), `rgba(0, 0, 0, ${SHADE})`);
  shade.addColorStop(1, `rgba(0, 0, 0, ${SHADE})`);
  context.fillStyle = shade;
  context.fillRect(0, top, widthPx, heightPx - top);
}
