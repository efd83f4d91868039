import type { Composition, Studio } from '../../compose/studio.ts';
import { contrastRatio, mixHex } from '../../palette/color.ts';
import type { Box, Layer } from '../../scene/layers.ts';
import { sceneryPicture } from '../landscape.ts';
import { composeSwiss } from '../swiss.ts';
import { bannerType } from './banner-type.ts';
import { diagonalSide, discSide, foreground, patternSide, type Side, wings } from './picture-sides.ts';

/**
 * A web banner: words and a button on one side, the picture on the other; stacked on sheets that are not wide. Crops:
 * a disc bleeding off the edge, a slanted block with the subject tilted, scenery (or a pattern of the subject) behind a
 * foreground for the words, and words in the middle between two wings.
 */
export function composeBanner(studio: Studio): Composition {
  const { colors, crop, brief } = studio;
  const ground = crop === 1 ? strongGround(studio) : colors.ground;
  const isOutdoors = brief.setting !== undefined && brief.setting !== 'interior';
  // Without a subject the place is the picture, and without either a grid of shapes is.
  const isPlace = isOutdoors && (crop === 2 || (studio.subject === undefined && (crop === 0 || !studio.hasText)));
  if (isPlace) return overScenery(studio);
  if (studio.subject === undefined && !studio.hasText) return composeSwiss(studio);
  const plan = planSheet(studio);
  const pictures = [discSide, diagonalSide, patternSide, wings];
  return {
    layers: [
      groundLayer(ground),
      ...pictures[crop]!(studio, plan.picture, ground),
      ...bannerType(studio, plan.words, {
        align: crop === 3 ? 'center' : 'left',
        backdrops: [ground],
      }),
    ],
    notes: [],
    lightAngleDeg: 315,
  };
}

function overScenery(studio: Studio): Composition {
  const plan = planSheet(studio);
  // Above words the scene is as high as its part of the sheet; the foreground covers what is below.
  const heightPx = studio.isWide || !studio.hasText ? studio.heightPx : plan.picture.heightPx + studio.unitPx * 4;
  const { layers, near } = sceneryPicture({ ...studio, heightPx }, studio.isWide && studio.hasText ? 0.74 : 0.5);
  return {
    layers: [
      ...layers,
      ...(studio.hasText ? [foreground(studio, plan.picture, near)] : []),
      ...bannerType(studio, plan.words, { align: 'left', backdrops: [near] }),
    ],
    notes: [],
    lightAngleDeg: 330,
  };
}

interface Plan {
  readonly words: Box;
  readonly picture: Side;
}

/** Splits the sheet. Without words the picture has all of it. */
function planSheet(studio: Studio): Plan {
  const { widthPx, heightPx, marginPx, isWide, crop, hasText, unitPx } = studio;
  const whole: Box = { xPx: 0, yPx: 0, widthPx, heightPx };
  if (!hasText) return { words: { ...whole, widthPx: 0 }, picture: { ...whole, edge: 'none' } };
  const inner: Box = {
    xPx: marginPx * 1.2,
    yPx: marginPx,
    widthPx: widthPx - 2.4 * marginPx,
    heightPx: heightPx - 2 * marginPx,
  };
  const isMiddle = crop === 3;
  if (isWide) {
    const share = isMiddle ? 0.5 : widthPx / heightPx > 5 ? 0.62 : 0.46;
    const words = { ...inner, widthPx: widthPx * share - marginPx * 1.2 };
    if (isMiddle) {
      const middle = { ...words, xPx: (widthPx - words.widthPx) / 2 };
      return {
        words: middle,
        picture: {
          ...whole,
          edge: 'none',
          free: { ...middle, xPx: middle.xPx - unitPx * 4, widthPx: middle.widthPx + unitPx * 8 },
        },
      };
    }
    const isRight = crop === 1;
    const left = Math.round(widthPx * share + unitPx * 3);
    return {
      words: isRight ? { ...words, xPx: widthPx - words.widthPx - marginPx * 1.2 } : words,
      picture: { ...whole, xPx: isRight ? 0 : left, widthPx: widthPx - left, edge: isRight ? 'right' : 'left' },
    };
  }
  const wordsHeight = Math.min(heightPx * 0.46, widthPx * 0.85) - marginPx;
  const isTop = crop === 1;
  const top = isTop ? marginPx : heightPx - marginPx - wordsHeight;
  const pictureHeight = Math.round(heightPx - wordsHeight - marginPx - unitPx * 4);
  return {
    words: { ...inner, yPx: top, heightPx: wordsHeight },
    picture: {
      ...whole,
      yPx: isTop ? heightPx - pictureHeight : 0,
      heightPx: pictureHeight,
      edge: isTop ? 'top' : 'bottom',
    },
  };
}

function strongGround({ colors }: Studio): string {
  const { primary, ink, ground } = colors;
  const best = Math.max(contrastRatio(primary, ink), contrastRatio(primary, ground));
  return best >= 4.6
    ? primary
    : mixHex(primary, contrastRatio(ink, '#ffffff') > contrastRatio(ink, '#000000') ? ink : '#0b0b0f', 0.35);
}

function groundLayer(color: string): Layer {
  return {
    id: 'ground',
    name: 'Ground',
    slot: 'background',
    kind: 'fill',
    depth: 0,
    paint: { kind: 'solid', color },
  };
}
