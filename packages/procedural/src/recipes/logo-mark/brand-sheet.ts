import type { Studio } from '../../compose/studio.ts';
import { rectPath } from '../../geometry/paths.ts';
import { contrastRatio, mixHex } from '../../palette/color.ts';
import type { Box, Layer, ShapesLayer } from '../../scene/layers.ts';
import { setLockup } from './lockup.ts';
import { constructionLines, drawMark, initialsOf, type MarkColors } from './mark.ts';

/** One sheet as a designer presents a mark: the lockup large, then reversed, on colour, and as it is built. */
export function brandSheet(studio: Studio, colors: MarkColors): readonly Layer[] {
  const { widthPx, heightPx, isWide } = studio;
  const split = Math.round(isWide ? widthPx * 0.56 : heightPx * 0.58);
  const rest = (isWide ? widthPx : heightPx) - split;
  const main: Box = isWide
    ? { xPx: 0, yPx: 0, widthPx: split, heightPx }
    : { xPx: 0, yPx: 0, widthPx, heightPx: split };
  const panels = isWide
    ? gridOf({ xPx: split, yPx: 0, widthPx: rest, heightPx })
    : gridOf({ xPx: 0, yPx: split, widthPx, heightPx: rest });
  const kinds = initialsOf(studio) === undefined || studio.subject === undefined ? 'subject' : 'monogram';
  const looks = panelColors(studio, colors);
  return [
    {
      id: 'ground',
      name: 'Ground',
      slot: 'background',
      kind: 'fill',
      depth: 0,
      paint: { kind: 'solid', color: colors.ground },
    },
    panelFills(panels, looks),
    ...setLockup(studio, within(main, isWide && main.heightPx < main.widthPx * 0.8 ? [0.74, 0.36] : [0.6, 0.6]), {
      direction: isWide && main.heightPx < main.widthPx * 0.8 ? 'horizontal' : 'stacked',
      colors,
      container: 'none',
      kind: 'subject',
    }),
    ...panels.flatMap((panel, index): readonly Layer[] => {
      const look = looks[index]!;
      const box = squareIn(panel, index === 2 ? 0.6 : 0.54);
      const suffix = `-${index + 2}`;
      if (index === 3) return [palettePanel(studio, panel)];
      const mark = drawMark(studio, box, look, {
        container: index === 1 ? 'squircle' : 'none',
        kind: index === 1 ? kinds : 'subject',
        suffix,
      });
      if (index !== 2) return mark;
      const line = mixHex(look.ground, look.mark, 0.55);
      return [...mark, constructionLines(box, line, Math.max(0.75, box.widthPx * 0.006))];
    }),
  ];
}

/** Four panels: two by two on a squarish rest, in a row on a flat one, in a column on a narrow one. */
function gridOf(rest: Box): readonly Box[] {
  const ratio = rest.widthPx / rest.heightPx;
  const [columns, rows] = ratio > 2.6 ? [4, 1] : ratio < 0.4 ? [1, 4] : [2, 2];
  const x = (index: number): number => Math.round(rest.xPx + (index * rest.widthPx) / columns);
  const y = (index: number): number => Math.round(rest.yPx + (index * rest.heightPx) / rows);
  return Array.from({ length: 4 }, (_, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    return {
      xPx: x(column),
      yPx: y(row),
      widthPx: x(column + 1) - x(column),
      heightPx: y(row + 1) - y(row),
    };
  });
}

function panelColors({ colors }: Studio, plain: MarkColors): readonly MarkColors[] {
  const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  const reversedGround = colors.isDark ? light : dark;
  const reversedMark = contrastRatio(plain.mark, reversedGround) >= 3 ? plain.mark : colors.isDark ? dark : light;
  const strong = plain.mark === colors.ink ? colors.accent : plain.mark;
  const onStrong = contrastRatio(light, strong) >= contrastRatio(dark, strong) ? light : dark;
  const tint = mixHex(plain.ground, colors.ink, 0.06);
  return [
    { mark: reversedMark, ground: reversedGround },
    { mark: onStrong, ground: strong },
    { mark: mixHex(tint, colors.ink, 0.82), ground: tint },
    { mark: colors.ink, ground: plain.ground },
  ];
}

function panelFills(panels: readonly Box[], looks: readonly MarkColors[]): ShapesLayer {
  return {
    id: 'panels',
    name: 'Panels',
    slot: 'depth',
    kind: 'shapes',
    depth: 0.2,
    shapes: panels.map((panel, index) => ({
      d: rectPath(panel.xPx, panel.yPx, panel.widthPx, panel.heightPx),
      fill: { kind: 'solid', color: looks[index]!.ground },
    })),
  };
}

/** The palette as bars, wide to narrow by how much of it a design uses. */
function palettePanel({ colors }: Studio, panel: Box): ShapesLayer {
  const bars = [
    [colors.ink, 0.38],
    [colors.primary, 0.28],
    [colors.secondary, 0.2],
    [colors.accent, 0.14],
  ] as const;
  let at = panel.yPx;
  const shapes = bars.map(([color, share]) => {
    const heightPx = panel.heightPx * share;
    const d = rectPath(panel.xPx, at, panel.widthPx, heightPx + 0.5);
    at += heightPx;
    return { d, fill: { kind: 'solid' as const, color } };
  });
  return { id: 'palette', name: 'Palette', slot: 'ornament', kind: 'shapes', depth: 0.3, shapes };
}

function within(box: Box, [across, down]: readonly [number, number]): Box {
  const [widthPx, heightPx] = [box.widthPx * across, box.heightPx * down];
  return {
    xPx: box.xPx + (box.widthPx - widthPx) / 2,
    yPx: box.yPx + (box.heightPx - heightPx) / 2,
    widthPx,
    heightPx,
  };
}

function squareIn(box: Box, share: number): Box {
  const side = Math.min(box.widthPx, box.heightPx) * share;
  return {
    xPx: box.xPx + (box.widthPx - side) / 2,
    yPx: box.yPx + (box.heightPx - side) / 2,
    widthPx: side,
    heightPx: side,
  };
}
