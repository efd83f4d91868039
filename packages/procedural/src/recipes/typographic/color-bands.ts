import { groundFill } from '../../compose/ground-fill.ts';
import type { Studio } from '../../compose/studio.ts';
import { titleSpec, titleText } from '../../compose/type-block.ts';
import { rectPath } from '../../geometry/paths.ts';
import { contrastRatio, readableOn } from '../../palette/color.ts';
import type { Box, Layer, Shape } from '../../scene/layers.ts';
import { measureLinePx } from '../../type/measure.ts';
import { setText } from '../../type/text-layer.ts';
import { captionRows } from './caption-rows.ts';
import { subjectIn } from './figure.ts';
import { breakTitle, inkHeight } from './stack-title.ts';

/** A band for the subject must be worth looking at. */
const LEAST_SUBJECT_UNITS = 24;

/** Every line of the title in a band of its own colour from edge to edge; the subject in the last one. */
export function composeColorBands(studio: Studio): readonly Layer[] {
  const { colors, widthPx, heightPx, marginPx, unitPx, subject } = studio;
  const captions = captionRows(studio, colors.ground);
  const top = captions.topPx === 0 ? 0 : marginPx + captions.topPx - unitPx * 1.5;
  const bottom = captions.bottomPx === 0 ? heightPx : heightPx - marginPx - captions.bottomPx + unitPx;
  const base = titleSpec(studio, {
    align: 'left',
    stick: 'top',
    backdrops: [colors.ground],
    titleColors: [colors.ink],
    maxLines: 1,
  });
  const inner = widthPx - 2 * marginPx;
  const lines = breakTitle(titleText(studio) ?? '', studio.isWide).map((text) => {
    const sizePx = inner / measureLinePx(text, base.face, 1, base.trackingEm);
    return { text, sizePx, heightPx: inkHeight(text, base) * sizePx };
  });
  const pad = unitPx * 3.4;
  const wanted = lines.reduce((sum, line) => sum + line.heightPx + 2 * pad, 0);
  const free = bottom - top - wanted;
  const subjectPx = subject !== undefined && free > unitPx * LEAST_SUBJECT_UNITS ? free : 0;
  const shrink = Math.min(1, (bottom - top) / wanted);
  const stretch = subjectPx > 0 ? 0 : Math.max(0, free) / Math.max(1, lines.length);
  const tones = bandColors(studio, lines.length + (subjectPx > 0 ? 1 : 0));
  const shapes: Shape[] = [];
  const layers: Layer[] = [];
  let y = top;
  for (const [index, line] of lines.entries()) {
    const band: Box = { xPx: 0, yPx: y, widthPx, heightPx: (line.heightPx + 2 * pad) * shrink + stretch };
    const color = tones[index]!;
    shapes.push({
      d: rectPath(0, Math.floor(band.yPx), widthPx, Math.ceil(band.heightPx) + 1),
      fill: { kind: 'solid', color },
    });
    const spec = {
      ...base,
      id: lines.length === 1 ? 'title' : `title-${index + 1}`,
      text: line.text,
      color: readableOn([color], [colors.ink, colors.ground, colors.accent], 3),
      backdrop: color,
      maxSizePx: line.sizePx * shrink,
      minSizePx: Math.min(base.minSizePx, line.sizePx * shrink),
    };
    const room = {
      ...band,
      xPx: marginPx,
      widthPx: inner + 1,
      yPx: y + pad * shrink * 0.9,
      heightPx: band.heightPx - pad * shrink * 1.8,
    };
    layers.push(setText(spec, { ...room, stick: 'middle' }));
    y += band.heightPx;
  }
  if (subjectPx > 0) {
    const color = tones.at(-1)!;
    shapes.push({ d: rectPath(0, Math.floor(y), widthPx, bottom - Math.floor(y)), fill: { kind: 'solid', color } });
    const side = Math.min(bottom - y, widthPx);
    layers.unshift(
      subjectIn(
        studio,
        { xPx: (widthPx - side) / 2, yPx: y + (bottom - y - side) / 2, widthPx: side, heightPx: side },
        color,
        0.84,
      ),
    );
  }
  return [
    groundFill(colors.ground),
    { id: 'bands', name: 'Bands', slot: 'depth', kind: 'shapes', depth: 0.2, shapes },
    ...layers,
    ...captions.layers,
  ];
}

/** A colour a band, each clearly other than the one above it. */
function bandColors({ colors }: Studio, count: number): readonly string[] {
  const tones = [colors.primary, colors.ink, colors.accent, colors.secondary, colors.ground];
  const chosen: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const above = chosen.at(-1) ?? colors.ground;
    const next = tones.find(
      (tone) => contrastRatio(tone, above) > 1.35 && chosen.at(-2) !== tone && !chosen.includes(tone),
    );
    chosen.push(next ?? tones.find((tone) => contrastRatio(tone, above) > 1.35) ?? colors.ink);
  }
  return chosen;
}
