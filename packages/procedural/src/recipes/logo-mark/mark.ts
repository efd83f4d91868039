import { placeArt, subjectLayer } from '../../compose/place-subject.ts';
import type { Studio } from '../../compose/studio.ts';
import { titleText } from '../../compose/type-block.ts';
import { circlePath, linesPath, quarterPath, rectPath } from '../../geometry/paths.ts';
import { readableOn } from '../../palette/color.ts';
import type { Box, Layer, ShapesLayer } from '../../scene/layers.ts';
import { setText } from '../../type/text-layer.ts';
import { toOneColor } from './one-color-art.ts';

/** What a mark is drawn with: its colour and what stands behind it. */
export interface MarkColors {
  readonly mark: string;
  readonly ground: string;
}

/** The shapes a mark can stand in. */
export type Container = 'none' | 'disc' | 'squircle' | 'ring' | 'arch';

/** A mark in a square box; `suffix` tells several copies on one sheet apart. */
export function drawMark(
  studio: Studio,
  box: Box,
  colors: MarkColors,
  options: { container: Container; kind: 'subject' | 'monogram'; suffix: string },
): readonly Layer[] {
  const { container, suffix } = options;
  const isFilled = container === 'disc' || container === 'squircle' || container === 'arch';
  const inside: MarkColors = isFilled ? { mark: colors.ground, ground: colors.mark } : colors;
  const share = container === 'none' ? 1 : container === 'disc' || container === 'ring' ? 0.6 : 0.66;
  const side = box.widthPx * share;
  const [x, y] = [
    box.xPx + box.widthPx / 2,
    box.yPx + box.heightPx / 2 + (container === 'arch' ? box.heightPx * 0.04 : 0),
  ];
  const inner: Box = { xPx: x - side / 2, yPx: y - side / 2, widthPx: side, heightPx: side };
  const initials = options.kind === 'monogram' ? initialsOf(studio) : undefined;
  const content =
    initials !== undefined
      ? [monogram(studio, initials, inner, inside, suffix)]
      : studio.subject !== undefined
        ? [stencil(studio, inner, inside, suffix)]
        : [construction(studio, inner, inside, suffix)];
  return [...containerLayer(box, colors, container, suffix), ...content];
}

/** Up to two capitals from the first and last word of the name; `undefined` when there is no name to take them from. */
export function initialsOf(studio: Studio): string | undefined {
  const words = (titleText(studio) ?? '').split(/[\s·–—-]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const first = words[0];
  const last = words.length > 1 && words.length < 5 ? words.at(-1) : undefined;
  const letters = [first, last].map((word) => [...(word ?? '')][0] ?? '').join('');
  return letters === '' ? undefined : letters.toUpperCase();
}

function stencil(studio: Studio, box: Box, { mark, ground }: MarkColors, suffix: string): Layer {
  const subject = studio.subject!;
  const placed = placeArt(
    subject.art,
    { tones: [mark, ground], under: ground },
    {
      centerXPx: box.xPx + box.widthPx / 2,
      centerYPx: box.yPx + box.heightPx / 2,
      widthPx: box.widthPx,
      heightPx: box.heightPx,
    },
  );
  const art = { ...placed, paths: toOneColor(subject.art, mark, ground) };
  return subjectLayer(subject.word, art, { id: `subject${suffix}` });
}

function monogram(studio: Studio, text: string, box: Box, { mark, ground }: MarkColors, suffix: string): Layer {
  const spec = {
    id: `monogram${suffix}`,
    role: 'ornament',
    text,
    face: studio.pairing.title,
    color: readableOn([ground], [mark], 3),
    backdrop: ground,
    align: 'center',
    trackingEm: text.length > 1 ? -0.05 : 0,
    leading: 1,
    maxLines: 1,
    maxSizePx: box.heightPx * 1.3,
    minSizePx: 1,
  } as const;
  return setText(spec, { ...box, stick: 'middle' });
}

/** Without subject and name: a mark built from quarter circles on a square grid, four by design and the rest by seed. */
function construction(studio: Studio, box: Box, { mark }: MarkColors, suffix: string): Layer {
  const random = studio.random('mark');
  const half = box.widthPx / 2;
  const design = random.pick(CONSTRUCTIONS);
  const d = design
    .map((corner, index) => {
      const [x, y] = [box.xPx + (index % 2) * half, box.yPx + Math.floor(index / 2) * half];
      return corner === 4 ? circlePath(x + half / 2, y + half / 2, half / 2) : quarterPath(x, y, half, corner);
    })
    .join('');
  return {
    id: `mark${suffix}`,
    name: 'Mark',
    slot: 'subject',
    kind: 'shapes',
    depth: 0.7,
    shapes: [{ d, fill: { kind: 'solid', color: mark } }],
  };
}

/** Corners of the quarter discs, row by row; 4 is a full disc. */
const CONSTRUCTIONS = [
  [2, 0, 0, 2],
  [2, 3, 4, 0],
  [1, 1, 3, 3],
  [0, 4, 2, 0],
  [3, 0, 2, 1],
  [2, 2, 0, 0],
] as const;

function containerLayer(box: Box, { mark }: MarkColors, container: Container, suffix: string): readonly ShapesLayer[] {
  if (container === 'none') return [];
  const [x, y, side] = [box.xPx, box.yPx, box.widthPx];
  const d = {
    disc: circlePath(x + side / 2, y + side / 2, side / 2),
    ring: circlePath(x + side / 2, y + side / 2, side * 0.48),
    squircle: squirclePath(x, y, side),
    arch: `${linesPath([[x + side * 0.06, y + side]])}V${tenth(y + side * 0.44)}A${tenth(side * 0.44)} ${tenth(side * 0.44)} 0 0 1 ${tenth(x + side * 0.94)} ${tenth(y + side * 0.44)}V${tenth(y + side)}z`,
  }[container];
  const shape =
    container === 'ring'
      ? { d, stroke: { color: mark, widthPx: Math.max(1, side * 0.035) } }
      : { d, fill: { kind: 'solid' as const, color: mark } };
  return [{ id: `container${suffix}`, name: 'Container', slot: 'depth', kind: 'shapes', depth: 0.4, shapes: [shape] }];
}

/** A square with continuously curved corners. */
export function squirclePath(x: number, y: number, side: number): string {
  const [r, k] = [side * 0.3, side * 0.045];
  const far = { x: x + side, y: y + side };
  const p = (px: number, py: number): string => `${tenth(px)} ${tenth(py)}`;
  return (
    `M${p(x + r, y)}L${p(far.x - r, y)}C${p(far.x - k, y)} ${p(far.x, y + k)} ${p(far.x, y + r)}` +
    `L${p(far.x, far.y - r)}C${p(far.x, far.y - k)} ${p(far.x - k, far.y)} ${p(far.x - r, far.y)}` +
    `L${p(x + r, far.y)}C${p(x + k, far.y)} ${p(x, far.y - k)} ${p(x, far.y - r)}` +
    `L${p(x, y + r)}C${p(x, y + k)} ${p(x + k, y)} ${p(x + r, y)}z`
  );
}

/** The lines a mark is built on: a grid of eighths, the circle and the diagonals. */
export function constructionLines(box: Box, color: string, widthPx: number): ShapesLayer {
  const { xPx: x, yPx: y, widthPx: side } = box;
  const over = side * 0.12;
  const lines = Array.from({ length: 9 }, (_, index) => {
    const at = (index * side) / 8;
    return (
      linesPath([
        [x - over, y + at],
        [x + side + over, y + at],
      ]) +
      linesPath([
        [x + at, y - over],
        [x + at, y + side + over],
      ])
    );
  }).join('');
  const diagonals =
    linesPath([
      [x - over, y - over],
      [x + side + over, y + side + over],
    ]) +
    linesPath([
      [x + side + over, y - over],
      [x - over, y + side + over],
    ]);
  const round = circlePath(x + side / 2, y + side / 2, side / 2) + circlePath(x + side / 2, y + side / 2, side / 4);
  const stroke = { color, widthPx };
  return {
    id: 'construction',
    name: 'Construction',
    slot: 'ornament',
    kind: 'shapes',
    depth: 0.8,
    shapes: [
      { d: lines, stroke, opacity: 0.5 },
      { d: diagonals + round + rectPath(x, y, side, side), stroke },
    ],
  };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
