import { contours } from 'd3-contour';
import { createNoise2D } from 'simplex-noise';
import type { Composition, Studio } from '../compose/studio.ts';
import { setTypeBlock } from '../compose/type-block.ts';
import { contrastRatio, mixHex } from '../palette/color.ts';
import type { Layer, Shape } from '../scene/layers.ts';

/** Cells along the longer side of the height field; contours interpolate, so more adds bytes rather than smoothness. */
const CELLS = 64;

/**
 * Layered paper: a noise field cut at many heights, each sheet with a soft edge shadow, or the same cut as bare lines.
 * Crops: sheets in two hues, lines over a gradient, sheets with one accent level, and a single island.
 */
export function composeContour(studio: Studio): Composition {
  const { colors, crop, widthPx, heightPx, marginPx, unitPx, detail } = studio;
  const levels = (detail === 'draft' ? 7 : detail === 'fine' ? 14 : 10) + (crop === 1 ? 8 : 0);
  const rings = heightField(studio, levels);
  const low = colors.isDark ? colors.ground : colors.ink;
  const paper = colors.isDark ? colors.ink : colors.ground;
  const high =
    crop % 2 === 0 && contrastRatio(colors.accent, low) > 3 ? colors.accent : mixHex(colors.primary, paper, 0.72);
  const middle = mixHex(colors.primary, low, contrastRatio(colors.primary, low) < 2 ? 0 : 0.15);
  const ramp = (share: number): string =>
    share < 0.5 ? mixHex(low, middle, share * 2) : mixHex(middle, high, share * 2 - 1);
  const ground = crop === 1 ? colors.ground : ramp(0);
  const sheets: Layer[] = rings.map((d, index) =>
    sheet(
      index,
      crop === 1
        ? lineShapes(studio, d, index, levels)
        : sheetShapes(
            d,
            ramp((index + 1) / levels),
            low,
            unitPx,
            crop === 2 && index === Math.floor(levels * 0.6) ? colors.ink : undefined,
          ),
    ),
  );
  const band = heightPx * (studio.isWide ? 0.4 : 0.28);
  const hasType = studio.hasText;
  const type = setTypeBlock(
    studio,
    { xPx: marginPx, yPx: heightPx - marginPx - band, widthPx: widthPx - 2 * marginPx, heightPx: band },
    {
      align: 'left',
      stick: 'bottom',
      backdrops: [low],
      titleColors: [colors.isDark ? colors.ink : colors.ground, high],
      maxLines: 2,
    },
  );
  const plate = hasType ? [titlePlate(studio, type.box.yPx - unitPx * 4, low)] : [];
  return {
    layers: [
      {
        id: 'ground',
        name: 'Ground',
        slot: 'background',
        kind: 'fill',
        depth: 0,
        paint: { kind: 'solid', color: ground },
      },
      ...sheets,
      ...plate,
      ...type.layers,
    ],
    notes: [],
    lightAngleDeg: 315,
  };
}

function sheet(index: number, shapes: readonly Shape[]): Layer {
  return {
    id: `sheet-${index + 1}`,
    name: 'Sheet',
    slot: 'depth',
    kind: 'shapes',
    depth: Math.min(0.9, 0.1 + index * 0.07),
    shapes,
  };
}

/** A sheet of paper: a broad faint stroke is its shadow on the sheet below, a light one its cut edge. */
function sheetShapes(
  d: string,
  color: string,
  shadow: string,
  unitPx: number,
  override: string | undefined,
): readonly Shape[] {
  return [
    { d, stroke: { color: shadow, widthPx: unitPx * 1.5 }, opacity: 0.2 },
    {
      d,
      fill: { kind: 'solid', color: override ?? color },
      stroke: { color: mixHex(color, '#ffffff', 0.22), widthPx: Math.max(0.75, unitPx * 0.13) },
    },
  ];
}

function lineShapes({ colors, unitPx }: Studio, d: string, index: number, levels: number): readonly Shape[] {
  const isMajor = index % 4 === 0;
  const color = mixHex(
    contrastRatio(colors.primary, colors.ground) > 1.6 ? colors.primary : colors.ink,
    colors.accent,
    index / levels,
  );
  return [{ d, stroke: { color, widthPx: Math.max(0.75, unitPx * (isMajor ? 0.42 : 0.2)) } }];
}

/** One path per level, smoothed at the middles of the contour's points. */
function heightField(studio: Studio, levels: number): readonly string[] {
  const { widthPx, heightPx, crop } = studio;
  const random = studio.random('field');
  const noise = createNoise2D(random.next);
  const cell = Math.max(widthPx, heightPx) / CELLS;
  // Two cells beyond every edge, so that contours close outside the sheet.
  const [columns, rows] = [Math.ceil(widthPx / cell) + 4, Math.ceil(heightPx / cell) + 4];
  const zoom = [1.5, 2.2, 1.2, 1.7][crop] ?? 1.5;
  const values: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [u, v] = [(column / CELLS) * zoom, (row / CELLS) * zoom];
      const warp = noise(u * 0.8 + 40, v * 0.8) * 0.45;
      const base = noise(u + warp, v - warp) + 0.35 * noise(u * 2.3 + 9, v * 2.3);
      const island = 1.3 - 2.6 * Math.hypot(column / columns - 0.5, row / rows - 0.46);
      values.push(crop === 3 ? base * 0.5 + island : base);
    }
  }
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const thresholds = Array.from(
    { length: levels },
    (_, index) => low + ((high - low) * (index + 0.7)) / (levels + 0.4),
  );
  return contours()
    .size([columns, rows])
    .thresholds(thresholds)(values)
    .map(({ coordinates }) => coordinates.flatMap((polygon) => polygon.map((ring) => ringPath(ring, cell))).join(''))
    .filter((d) => d !== '');
}

function ringPath(ring: readonly (readonly number[])[], cell: number): string {
  const at = (index: number): [number, number] => {
    const [x = 0, y = 0] = ring[(index + ring.length) % ring.length] ?? [];
    return [(x - 2) * cell, (y - 2) * cell];
  };
  // Specks of paper look like dirt and cost as much as islands.
  if (ring.length < 9) return '';
  const middle = (index: number): [number, number] => {
    const [[x, y], [nextX, nextY]] = [at(index), at(index + 1)];
    return [Math.round((x + nextX) / 2), Math.round((y + nextY) / 2)];
  };
  const [startX, startY] = middle(0);
  let d = `M${startX} ${startY}`;
  for (let index = 1; index < ring.length; index += 2) {
    const [x, y] = at(index);
    const [toX, toY] = middle(index + 1);
    d += `Q${Math.round(x)} ${Math.round(y)} ${toX} ${toY}`;
  }
  return `${d}z`;
}

function titlePlate({ widthPx, heightPx, unitPx }: Studio, topYPx: number, color: string): Layer {
  const y = Math.round(topYPx);
  const swell = Math.round(unitPx * 3);
  const d = `M0 ${y}q${Math.round(widthPx * 0.25)} ${-swell * 2} ${Math.round(widthPx * 0.5)} ${-swell * 0.4}t${widthPx - Math.round(widthPx * 0.5)} ${-swell * 0.3}V${heightPx}H0z`;
  return {
    id: 'title-sheet',
    name: 'Title sheet',
    slot: 'ornament',
    kind: 'shapes',
    depth: 0.95,
    shapes: [
      { d, stroke: { color, widthPx: unitPx * 2 }, opacity: 0.25 },
      { d, fill: { kind: 'solid', color } },
    ],
  };
}
