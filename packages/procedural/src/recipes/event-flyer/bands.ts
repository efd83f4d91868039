import { groundFill } from '../../compose/ground-fill.ts';
import type { Studio } from '../../compose/studio.ts';
import { rectPath } from '../../geometry/paths.ts';
import { contrastRatio, mixHex } from '../../palette/color.ts';
import type { Box, Layer, ShapesLayer } from '../../scene/layers.ts';
import { setDate } from './date-block.ts';
import { hasFacts, setFacts, setTitle } from './facts.ts';
import { flyerColors, stageLayers } from './stage.ts';

/** Full bands of colour: date, title, picture, facts. On wide sheets the picture is a column beside the others. */
export function composeBands(studio: Studio): readonly Layer[] {
  const { colors, widthPx, heightPx, marginPx, unitPx, isWide } = studio;
  const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  const strong =
    [colors.accent, colors.primary, colors.secondary].find(
      (tone) =>
        contrastRatio(tone, dark) > 1.5 &&
        Math.max(contrastRatio(tone, dark), contrastRatio(tone, light)) >= 4.5 &&
        contrastRatio(tone, light) > 1.3,
    ) ?? mixHex(dark, light, 0.2);
  const field =
    [colors.primary, colors.secondary, colors.accent].find(
      (tone) => tone !== strong && contrastRatio(tone, strong) > 1.2 && contrastRatio(tone, light) > 1.2,
    ) ?? dark;
  const hasDate = studio.texts.date !== undefined;
  const hasTitle = studio.texts.title !== undefined;
  const columnPx = isWide && studio.hasText ? Math.round(widthPx * 0.58) : widthPx;
  const shares = isWide
    ? { date: hasDate ? 0.34 : 0, title: hasTitle ? 0.36 : 0, facts: hasFacts(studio) ? 0.3 : 0 }
    : { date: hasDate ? 0.22 : 0, title: hasTitle ? 0.24 : 0, facts: hasFacts(studio) ? 0.18 : 0 };
  const total = shares.date + shares.title + shares.facts;
  const scale = isWide ? (total === 0 ? 0 : 1 / total) : 1;
  const bands = {
    date: Math.round(heightPx * shares.date * scale),
    title: Math.round(heightPx * shares.title * scale),
    facts: Math.round(heightPx * shares.facts * scale),
  };
  const dateBand: Box = { xPx: 0, yPx: 0, widthPx: columnPx, heightPx: bands.date };
  const titleBand: Box = { xPx: 0, yPx: bands.date, widthPx: columnPx, heightPx: bands.title };
  const factsBand: Box = { xPx: 0, yPx: heightPx - bands.facts, widthPx: columnPx, heightPx: bands.facts };
  const picture: Box =
    isWide && studio.hasText
      ? { xPx: columnPx, yPx: 0, widthPx: widthPx - columnPx, heightPx }
      : { xPx: 0, yPx: bands.date + bands.title, widthPx, heightPx: heightPx - bands.date - bands.title - bands.facts };
  const clip = rectPath(picture.xPx, picture.yPx, picture.widthPx, picture.heightPx);
  const title = setTitle(
    studio,
    { ...padded(titleBand, marginPx, unitPx * 4.5), stick: 'middle' },
    { backdrops: [dark], colors: [light, strong], maxLines: 3 },
  );
  return [
    groundFill(light),
    fills([
      [picture, field],
      [dateBand, strong],
      [titleBand, dark],
      [factsBand, light],
    ]),
    ...stageLayers(studio, padded(picture, unitPx * 3, unitPx * 3), flyerColors(studio, field), clip),
    ...dateRow(studio, padded(dateBand, marginPx, unitPx * 4.5), strong, [dark, light]),
    ...(title === undefined ? [] : [title]),
    ...setFacts(studio, padded(factsBand, marginPx, unitPx * 4), { backdrop: light, button: dark, stick: 'top' })
      .layers,
  ];
}

function dateRow(studio: Studio, room: Box, backdrop: string, colors: readonly string[]): readonly Layer[] {
  return setDate(studio, room, { backdrop, colors, align: 'left', stick: 'middle' });
}

function fills(parts: readonly (readonly [Box, string])[]): ShapesLayer {
  return {
    id: 'bands',
    name: 'Bands',
    slot: 'depth',
    kind: 'shapes',
    depth: 0.1,
    shapes: parts
      .filter(([{ widthPx, heightPx }]) => widthPx > 0 && heightPx > 0)
      .map(([{ xPx, yPx, widthPx, heightPx }, color]) => ({
        d: rectPath(xPx, yPx, widthPx, heightPx),
        fill: { kind: 'solid', color },
      })),
  };
}

function padded(box: Box, acrossPx: number, downPx: number): Box {
  return {
    xPx: box.xPx + acrossPx,
    yPx: box.yPx + downPx,
    widthPx: Math.max(1, box.widthPx - 2 * acrossPx),
    heightPx: Math.max(1, box.heightPx - 2 * downPx),
  };
}
