import type { Composition, Studio } from '../../compose/studio.ts';
import { titleText } from '../../compose/type-block.ts';
import { contrastRatio, mixHex } from '../../palette/color.ts';
import type { Box, FillLayer, Layer } from '../../scene/layers.ts';
import { brandSheet } from './brand-sheet.ts';
import { setLockup } from './lockup.ts';
import { initialsOf, type MarkColors } from './mark.ts';

/**
 * A mark in one colour with its name, in much clear space. The mark is the subject cut down to a stamp, the initials, or
 * a figure of quarter circles. Crops: plain on the sheet, reversed in a tile on colour, the initials, and a brand sheet
 * with the mark reversed, on colour and under construction.
 */
export function composeLogoMark(studio: Studio): Composition {
  const { crop } = studio;
  const colors = crop === 1 ? reversed(studio) : plain(studio);
  if (crop === 3) return { layers: [...brandSheet(studio, colors)], notes: [], lightAngleDeg: 315 };
  const isMonogram = crop === 2 && initialsOf(studio) !== undefined;
  const layers: readonly Layer[] = setLockup(studio, clearRoom(studio), {
    direction: isLine(studio) ? 'horizontal' : 'stacked',
    colors,
    container:
      crop === 0
        ? 'none'
        : crop === 1
          ? 'squircle'
          : studio.random('container').pick(['ring', 'disc', 'arch'] as const),
    kind: isMonogram ? 'monogram' : 'subject',
    ...(crop === 2 ? { trackingEm: 0.14 } : {}),
  });
  return { layers: [sheet(colors.ground), ...layers], notes: [], lightAngleDeg: 315 };
}

/** The mark's colour on the sheet's, both from the palette. */
function plain({ colors, crop }: Studio): MarkColors {
  const candidates = crop === 2 ? [colors.ink] : [colors.primary, colors.accent, colors.ink];
  const mark = candidates.find((tone) => contrastRatio(tone, colors.ground) >= 3.6) ?? colors.ink;
  return { mark, ground: colors.ground };
}

/** The sheet takes the colour, the mark the sheet's. */
function reversed({ colors }: Studio): MarkColors {
  const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  const ground =
    [colors.primary, colors.accent, colors.secondary].find(
      (tone) => contrastRatio(tone, colors.ground) > 1.5 && contrastRatio(tone, light) >= 4.5,
    ) ?? mixHex(dark, colors.primary, 0.2);
  return { mark: light, ground };
}

/** Half of a sheet stays empty, so that the mark has its clear space. */
function clearRoom(studio: Studio): Box {
  const { widthPx, heightPx } = studio;
  const isBanner = widthPx / heightPx > 2.5;
  const [across, down] = isBanner ? [0.8, 0.56] : isLine(studio) ? [0.72, 0.42] : [0.68, 0.62];
  const [width, height] = [widthPx * across, heightPx * down];
  return { xPx: (widthPx - width) / 2, yPx: (heightPx - height) / 2, widthPx: width, heightPx: height };
}

/** Wide sheets set mark and name in a line; so does the reversed crop, where the name is short enough to stay large. */
function isLine(studio: Studio): boolean {
  const name = titleText(studio) ?? '';
  return (
    studio.isWide || (studio.crop === 1 && studio.widthPx >= studio.heightPx && name.length > 0 && name.length < 14)
  );
}

function sheet(color: string): FillLayer {
  return {
    id: 'ground',
    name: 'Ground',
    slot: 'background',
    kind: 'fill',
    depth: 0,
    paint: { kind: 'solid', color },
  };
}
