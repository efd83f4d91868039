import type { Studio } from '../../compose/studio.ts';
import { circlePath } from '../../geometry/paths.ts';
import type { Box, ShapesLayer } from '../../scene/layers.ts';

/** A mark is about this much wider than high. */
export const QUOTE_MARK_RATIO = 1.18;

/** Headline faces whose own quotation marks are round; the mark is drawn to go with the face. */
const ROUND_FAMILIES = new Set([
  'Playfair Display',
  'Abril Fatface',
  'Fraunces',
  'Instrument Serif',
  'DM Serif Display',
  'Josefin Sans',
]);

/** An opening quotation mark as a drawing, filling a box of `QUOTE_MARK_RATIO`; as type it would be in the reader's way. */
export function quoteMark(studio: Studio, box: Box, color: string, clip?: string): ShapesLayer {
  const isRound = ROUND_FAMILIES.has(studio.pairing.title.family);
  const comma = isRound ? roundComma : blockComma;
  const step = box.widthPx * 0.54;
  const paths = [0, step].flatMap((shift) => comma(box.xPx + shift, box.yPx, box.widthPx - step, box.heightPx));
  return {
    id: 'quote-mark',
    name: 'Quotation mark',
    slot: 'ornament',
    kind: 'shapes',
    depth: 0.4,
    shapes: paths.map((d) => ({ d, fill: { kind: 'solid', color } })),
    ...(clip === undefined ? {} : { clip }),
  };
}

/** A ball with a tail that rises and bends over, as in serif faces. */
function roundComma(x: number, y: number, width: number, height: number): readonly string[] {
  const r = Math.min(width / 2, height * 0.31);
  const [centerX, centerY] = [x + r, y + height - r];
  const at = (dx: number, dy: number): string => `${tenth(centerX + dx * r)} ${tenth(centerY + dy * r)}`;
  const rise = (centerY - y) / r;
  const tail =
    `M${at(-1, 0)}C${at(-1, -rise * 0.62)} ${at(-0.35, -rise * 0.92)} ${at(0.72, -rise)}` +
    `L${at(0.72, -rise * 0.82)}C${at(0.1, -rise * 0.7)} ${at(-0.28, -rise * 0.52)} ${at(-0.22, -0.6)}L${at(0.3, 0)}z`;
  return [circlePath(centerX, centerY, r), tail];
}

/** A block with a cut tail, as in sans faces. */
function blockComma(x: number, y: number, width: number, height: number): readonly string[] {
  const side = Math.min(width, height * 0.56);
  const [left, bottom, top] = [x, y + height, y];
  const shoulder = bottom - side;
  return [
    `M${tenth(left)} ${tenth(bottom)}V${tenth(shoulder)}C${tenth(left)} ${tenth(top + (shoulder - top) * 0.3)} ${tenth(left + side * 0.4)} ${tenth(top)} ${tenth(left + side)} ${tenth(top)}` +
      `V${tenth(top + (shoulder - top) * 0.5)}C${tenth(left + side * 0.68)} ${tenth(top + (shoulder - top) * 0.54)} ${tenth(left + side * 0.52)} ${tenth(shoulder - (shoulder - top) * 0.3)} ${tenth(left + side * 0.52)} ${tenth(shoulder)}H${tenth(left + side)}V${tenth(bottom)}z`,
  ];
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
