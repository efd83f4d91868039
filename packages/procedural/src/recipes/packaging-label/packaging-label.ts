import type { Composition, Studio } from '../../compose/studio.ts';
import { circlePath, rectPath } from '../../geometry/paths.ts';
import { contrastRatio, mixHex } from '../../palette/color.ts';
import type { Box, Layer, Shape } from '../../scene/layers.ts';
import { classicPanel } from './classic-panel.ts';
import { labelInks } from './label-ink.ts';
import { type LabelWords, labelWords } from './label-words.ts';
import { modernPanel } from './modern-panel.ts';
import { cutMarks, ellipsePath, inset } from './ornaments.ts';
import { ovalPanel } from './oval-panel.ts';
import { packageKind, standPackage } from './packages.ts';

/**
 * The front of a package. Crops: an engraver's label with frame and medallion, a front panel between its folded sides
 * with cutting marks, the label on the package it is for, and an oval with a ribbon.
 */
export function composePackagingLabel(studio: Studio): Composition {
  const words = labelWords(studio);
  const layers = [flatLabel, frontPanel, onPackage, ovalLabel][studio.crop]!(studio, words);
  return { layers, notes: [], lightAngleDeg: 300 };
}

function sheet(color: string): Layer {
  return {
    id: 'ground',
    name: 'Ground',
    slot: 'background',
    kind: 'fill',
    depth: 0,
    paint: { kind: 'solid', color },
  };
}

/** The largest panel of bearable proportions in the middle of the sheet. */
function panelIn({ widthPx, heightPx, marginPx }: Studio, narrowest: number, widest: number): Box {
  const room = inset({ xPx: 0, yPx: 0, widthPx, heightPx }, marginPx * 1.5);
  const width = Math.min(room.widthPx, room.heightPx * widest);
  const height = Math.min(room.heightPx, width / narrowest);
  return {
    xPx: Math.round((widthPx - width) / 2),
    yPx: Math.round((heightPx - height) / 2),
    widthPx: Math.round(width),
    heightPx: Math.round(height),
  };
}

function flatLabel(studio: Studio, words: LabelWords): readonly Layer[] {
  const { unitPx } = studio;
  const inks = labelInks(studio, true);
  const panel = panelIn(studio, 0.62, 2.3);
  const ground = mixHex(inks.tone, inks.ink, 0.12);
  return [
    sheet(ground),
    backPattern(studio, ground, mixHex(ground, inks.ink, 0.22)),
    shadow(panel, unitPx),
    ...classicPanel(studio, panel, words),
  ];
}

function frontPanel(studio: Studio, words: LabelWords): readonly Layer[] {
  const { colors, unitPx, heightPx, widthPx } = studio;
  const ground = mixHex(colors.ground, colors.ink, 0.08);
  const inks = labelInks(studio, !colors.isDark);
  const panel = panelIn(studio, 0.6, 2);
  // The sides reach to the edges of the sheet and go on there: what is seen is the middle of a larger form.
  const sides: Box[] = [
    { ...panel, xPx: -unitPx, widthPx: panel.xPx + unitPx },
    { ...panel, xPx: panel.xPx + panel.widthPx, widthPx: widthPx - panel.xPx - panel.widthPx + unitPx },
  ];
  const stripes = sides.flatMap((side) => sideStripes(side, unitPx));
  const marks = cutMarks(panel, unitPx * 3.4, unitPx * 1.2);
  const line = readableLine(ground, [colors.ink, colors.ground]);
  const folds = [panel.xPx, panel.xPx + panel.widthPx].map((x) => dashes(x, panel.yPx, panel.heightPx, unitPx));
  return [
    sheet(ground),
    {
      id: 'sides',
      name: 'Folded sides',
      slot: 'depth',
      kind: 'shapes',
      depth: 0.3,
      shapes: [
        ...sides.map(
          (side): Shape => ({
            d: rectPath(side.xPx, side.yPx, side.widthPx, side.heightPx),
            fill: { kind: 'solid', color: mixHex(inks.tone, inks.ink, 0.25) },
          }),
        ),
        { d: stripes.join(''), fill: { kind: 'solid', color: inks.tone } },
      ],
    },
    ...modernPanel(studio, panel, words),
    {
      id: 'cutting-form',
      name: 'Cutting form',
      slot: 'ornament',
      kind: 'shapes',
      depth: 0.9,
      shapes: [
        { d: marks, stroke: { color: line, widthPx: Math.max(0.8, unitPx * 0.2) } },
        { d: folds.join(''), fill: { kind: 'solid', color: inks.paper } },
      ],
    },
    ...(heightPx > panel.heightPx + unitPx * 8 ? [colorBar(studio, panel, line)] : []),
  ];
}

function onPackage(studio: Studio, words: LabelWords): readonly Layer[] {
  const { colors, unitPx, widthPx, heightPx, marginPx } = studio;
  const kind = packageKind(studio);
  const inks = labelInks(studio, !colors.isDark);
  const wall = mixHex(colors.secondary, colors.isDark ? colors.ground : '#ffffff', colors.isDark ? 0.35 : 0.55);
  const floorY = Math.round(heightPx - marginPx * 1.4);
  const room: Box = { xPx: marginPx, yPx: marginPx, widthPx: widthPx - 2 * marginPx, heightPx: floorY - marginPx };
  // The package is another colour than the label's block, or the two would melt into one.
  const body =
    [colors.secondary, mixHex(inks.tone, inks.ink, 0.6), colors.accent, mixHex(inks.paper, inks.tone, 0.3)].find(
      (color) => contrastRatio(color, wall) > 1.35 && contrastRatio(color, inks.tone) > 1.5,
    ) ?? mixHex(inks.paper, inks.ink, 0.5);
  const middle = standPackage(kind, room, body, inks.ink);
  const spread = middle.label.widthPx * 1.75;
  // Wide sheets show the range: the same package in other colours, bare of words, on either side.
  const others = [-1, 1].filter(() => room.widthPx > spread * 2.4);
  const bodies = [colors.accent, mixHex(colors.secondary, inks.ink, 0.2)];
  const neighbours = others.map((side, index) =>
    standPackage(
      kind,
      inset(
        { ...room, xPx: room.xPx + side * spread, yPx: room.yPx + room.heightPx * 0.1, heightPx: room.heightPx * 0.9 },
        0,
      ),
      bodies[index]!,
      inks.ink,
    ),
  );
  const bare: LabelWords = { title: undefined, tagline: undefined, facts: undefined, netWeight: undefined };
  return [
    sheet(wall),
    {
      id: 'floor',
      name: 'Floor',
      slot: 'depth',
      kind: 'shapes',
      depth: 0.2,
      shapes: [
        {
          d: rectPath(0, floorY - unitPx * 9, widthPx, heightPx),
          fill: { kind: 'solid', color: mixHex(wall, inks.ink, 0.1) },
        },
        ...[middle, ...neighbours].map(
          ({ label }): Shape => ({
            d: ellipsePath(label.xPx + label.widthPx * 0.56, floorY, label.widthPx * 0.78, unitPx * 2.4),
            fill: { kind: 'solid', color: mixHex(wall, '#000000', 0.5) },
            opacity: 0.4,
          }),
        ),
      ],
    },
    ...neighbours.flatMap(({ shapes, label }, index): Layer[] => [
      packageLayer(`package-${index + 2}`, shapes),
      ...modernPanel(studio, label, bare, `-${index + 2}`),
    ]),
    packageLayer('package', middle.shapes),
    ...modernPanel(studio, middle.label, words),
  ];
}

function packageLayer(id: string, shapes: readonly Shape[]): Layer {
  return { id, name: 'Package', slot: 'depth', kind: 'shapes', depth: 0.35, shapes };
}

function ovalLabel(studio: Studio, words: LabelWords): readonly Layer[] {
  const { unitPx, colors } = studio;
  const inks = labelInks(studio, colors.isDark);
  const ground = contrastRatio(colors.accent, inks.paper) > 1.6 ? colors.accent : inks.tone;
  const panel = inset(panelIn(studio, 0.74, 1.5), unitPx * 2);
  return [
    sheet(ground),
    backPattern(studio, ground, mixHex(ground, inks.paper, 0.16)),
    ...ovalPanel(studio, panel, words),
  ];
}

/** Small diamonds in a lattice, tone on tone. */
function backPattern({ widthPx, heightPx, unitPx }: Studio, ground: string, color: string): Layer {
  // 400 marks cover any sheet; on long ones they stand further apart.
  const step = Math.max(unitPx * 7, Math.sqrt((widthPx * heightPx) / 400));
  const marks: string[] = [];
  for (let row = 0; row * step * 0.5 < heightPx + step; row += 1) {
    for (let x = row % 2 === 0 ? 0 : step / 2; x < widthPx + step; x += step) {
      marks.push(circlePath(x, row * step * 0.5, unitPx * 0.62));
    }
  }
  return {
    id: 'pattern',
    name: 'Pattern',
    slot: 'ornament',
    kind: 'shapes',
    depth: 0.1,
    shapes: [{ d: marks.join(''), fill: { kind: 'solid', color: mixHex(ground, color, 0.9) } }],
  };
}

function shadow(panel: Box, unitPx: number): Layer {
  return {
    id: 'shadow',
    name: 'Shadow',
    slot: 'light',
    kind: 'shapes',
    depth: 0.35,
    shapes: [3.2, 2.2, 1.2].map((spread) => ({
      d: rectPath(
        panel.xPx - unitPx * (spread - 1),
        panel.yPx - unitPx * (spread - 1.6),
        panel.widthPx + unitPx * (spread * 2 - 1.4),
        panel.heightPx + unitPx * (spread * 2 - 1.4),
      ),
      fill: { kind: 'solid', color: '#000000' },
      opacity: 0.1,
    })),
  };
}

function sideStripes(side: Box, unitPx: number): readonly string[] {
  const step = unitPx * 6;
  const count = Math.min(60, Math.ceil(side.heightPx / step));
  return Array.from({ length: count }, (_, index) =>
    rectPath(side.xPx, side.yPx + index * step, side.widthPx, Math.min(step / 2, side.heightPx - index * step)),
  );
}

function dashes(x: number, top: number, height: number, unitPx: number): string {
  const step = Math.max(unitPx * 2.4, height / 80);
  return Array.from({ length: Math.floor(height / step) }, (_, index) =>
    rectPath(x - unitPx * 0.15, top + index * step, Math.max(0.8, unitPx * 0.3), step * 0.55),
  ).join('');
}

/** The printer's strip of inks under the panel. */
function colorBar({ colors, unitPx }: Studio, panel: Box, line: string): Layer {
  const side = unitPx * 2.6;
  const inks = [colors.primary, colors.accent, colors.secondary, colors.ink];
  return {
    id: 'inks',
    name: 'Inks',
    slot: 'ornament',
    kind: 'shapes',
    depth: 0.9,
    shapes: inks.map((color, index) => ({
      d: rectPath(panel.xPx + unitPx * 6 + index * side, panel.yPx + panel.heightPx + unitPx * 1.8, side, side),
      fill: { kind: 'solid', color },
      stroke: { color: line, widthPx: Math.max(0.5, unitPx * 0.1) },
    })),
  };
}

function readableLine(ground: string, candidates: readonly string[]): string {
  return candidates.find((candidate) => contrastRatio(candidate, ground) > 2) ?? '#000000';
}
