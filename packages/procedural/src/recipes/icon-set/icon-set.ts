import type { Composition, Studio } from '../../compose/studio.ts';
import { setTypeBlock } from '../../compose/type-block.ts';
import type { Box } from '../../scene/layers.ts';
import { chooseIcons, setSize } from './choose-icons.ts';
import { layGrid } from './grid.ts';
import { iconLayers, iconStyle } from './icon-styles.ts';

/**
 * Icons of one style on an even grid: the brief's things and what belongs with them. Crops: drawings on round-cornered
 * tiles, two inks over a spot of colour, outlines in circles, and badges with long shadows; a style named in the prompt
 * holds in every variant, which then differ by count and colours.
 */
export function composeIconSet(studio: Studio): Composition {
  const { colors, widthPx, heightPx, marginPx, unitPx, isWide, crop } = studio;
  const icons = chooseIcons(studio, setSize(studio));
  const ground = colors.ground;
  const inner: Box = {
    xPx: marginPx * 1.3,
    yPx: marginPx * 1.3,
    widthPx: widthPx - 2.6 * marginPx,
    heightPx: heightPx - 2.6 * marginPx,
  };
  const isTop = crop % 2 === 0;
  const typeBox: Box = isWide
    ? { ...inner, widthPx: inner.widthPx * 0.34 }
    : { ...inner, heightPx: inner.heightPx * 0.2, yPx: isTop ? inner.yPx : inner.yPx + inner.heightPx * 0.8 };
  const type = setTypeBlock(studio, typeBox, {
    align: 'left',
    stick: isWide || isTop ? 'top' : 'bottom',
    backdrops: [ground],
    titleColors: [colors.ink, colors.ground],
    maxLines: isWide ? 4 : 2,
    maxTitlePx: unitPx * 12,
  });
  const gap = unitPx * 5;
  const room: Box = !studio.hasText
    ? inner
    : isWide
      ? { ...inner, xPx: inner.xPx + inner.widthPx * 0.34 + gap, widthPx: inner.widthPx * 0.66 - gap }
      : {
          ...inner,
          yPx: isTop ? type.box.yPx + type.box.heightPx + gap : inner.yPx,
          heightPx: inner.heightPx - type.box.heightPx - gap,
        };
  const cells = layGrid(room, icons.length);
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
      ...iconLayers(studio, iconStyle(studio), icons, cells),
      ...type.layers,
    ],
    notes: [],
    lightAngleDeg: 315,
    credits: icons.flatMap(({ art }) => art.credit ?? []),
  };
}
