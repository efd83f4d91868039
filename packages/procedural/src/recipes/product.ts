import { inkSize, placeArt, subjectLayer } from '../compose/place-subject.ts';
import type { Composition, Studio } from '../compose/studio.ts';
import { setTypeBlock } from '../compose/type-block.ts';
import { vignette } from '../compose/vignette.ts';
import { mixHex } from '../palette/color.ts';
import type { Box, Layer } from '../scene/layers.ts';
import { plinth, type SetTones, type Stand, sphere, studioSet, studioTones } from './product-set.ts';

/** Studio light from the upper left. */
const LIGHT_DEG = 320;

/**
 * A product shot: a plinth in a lit niche, soft floor shadow, the object alone on it, quiet type. Crops: arch, disc,
 * two arches, and a tall window of light.
 */
export function composeProduct(studio: Studio): Composition {
  const { widthPx, heightPx, marginPx, unitPx, isWide, crop } = studio;
  const tones = studioTones(studio);
  const hasType = studio.hasText;
  const inner: Box = {
    xPx: marginPx,
    yPx: marginPx,
    widthPx: widthPx - 2 * marginPx,
    heightPx: heightPx - 2 * marginPx,
  };
  const isLow = crop >= 2 && !isWide;
  const typeBox: Box = isWide
    ? { ...inner, widthPx: inner.widthPx * 0.4, xPx: crop % 2 === 0 ? inner.xPx : inner.xPx + inner.widthPx * 0.6 }
    : { ...inner, heightPx: inner.heightPx * 0.24, yPx: isLow ? inner.yPx + inner.heightPx * 0.76 : inner.yPx };
  const type = setTypeBlock(studio, typeBox, {
    align: isWide ? 'left' : 'center',
    stick: isWide || !isLow ? 'top' : 'bottom',
    backdrops: isLow ? [tones.floor, shaded(tones.floorNear, tones)] : [shaded(tones.wallTop, tones), tones.wall],
    titleColors: [tones.text, studio.colors.ink, studio.colors.ground],
    maxLines: isWide ? 4 : 2,
    maxTitlePx: unitPx * 15,
    hasRule: isWide,
  });
  const top = hasType && !isWide && !isLow ? type.box.yPx + type.box.heightPx + unitPx * 5 : marginPx;
  const floorYPx = Math.round(hasType && isLow ? type.box.yPx - unitPx * 15 : heightPx - unitPx * (isWide ? 16 : 20));
  const centerXPx = isWide && hasType ? Math.round(widthPx * (crop % 2 === 0 ? 0.71 : 0.29)) : Math.round(widthPx / 2);
  return {
    layers: [
      ...studioSet(studio, tones, { top, floorYPx, centerXPx }),
      ...objectOnPlinth(studio, tones, { top, floorYPx, centerXPx }),
      vignette(studio, mixHex(tones.deep, tones.wall, 0.35), 0.3),
      ...type.layers,
    ],
    notes: [],
    lightAngleDeg: LIGHT_DEG,
  };
}

/** A tone of the set under the vignette, at the edge where type stands. */
function shaded(tone: string, { deep }: SetTones): string {
  return mixHex(tone, deep, 0.12);
}

function objectOnPlinth(studio: Studio, tones: SetTones, stand: Stand): readonly Layer[] {
  const { subject, unitPx, colors } = studio;
  const { floorYPx, centerXPx, top } = stand;
  const height = floorYPx - top;
  const plinthPx = Math.min(unitPx * 11, height * 0.2);
  const plinthTop = floorYPx + unitPx * 3 - plinthPx;
  const room = (plinthTop - top) * 0.74;
  if (subject === undefined) {
    const radius = Math.min(room * 0.36, unitPx * 19);
    const under = plinth(studio, tones, { x: centerXPx, top: plinthTop, halfWidth: radius * 1.25, height: plinthPx });
    return [under, sphere(studio, tones, { x: centerXPx, y: plinthTop - radius + unitPx * 0.6, radius })];
  }
  const dark = tones.deep;
  const light = mixHex(tones.light, colors.isDark ? colors.ink : colors.ground, 0.3);
  const pop = colors.accent === colors.ink ? colors.primary : colors.accent;
  const art = placeArt(
    subject.art,
    {
      tones: [dark, mixHex(pop, dark, 0.25), mixHex(pop, light, 0.3), light],
      main: pop,
      under: mixHex(dark, pop, 0.25),
      accent: pop,
    },
    {
      centerXPx,
      centerYPx: 0,
      widthPx: Math.min(room * 1.2, unitPx * 56),
      heightPx: room,
    },
  );
  const ink = inkSize(subject.art, art);
  const placed = { ...art, yPx: Math.round(art.yPx + plinthTop + ink.heightPx * 0.012 - ink.heightPx / 2) };
  const halfWidth = Math.max(ink.widthPx * 0.66, unitPx * 14);
  return [
    plinth(studio, tones, { x: centerXPx, top: plinthTop, halfWidth, height: plinthPx }),
    subjectLayer(subject.word, placed, {
      contactShadow: {
        color: dark,
        widthPx: Math.round(ink.widthPx * 1.15),
        heightPx: Math.round(unitPx * 3.4),
        centerXPx: Math.round(centerXPx + unitPx),
        centerYPx: Math.round(plinthTop + unitPx * 0.3),
      },
      rim: { color: tones.light, angleDeg: LIGHT_DEG, widthPx: Math.max(1.5, ink.widthPx * 0.016), opacity: 0.75 },
      shade: { color: dark, angleDeg: LIGHT_DEG, widthPx: ink.widthPx * 0.08, opacity: 0.3 },
    }),
  ];
}
