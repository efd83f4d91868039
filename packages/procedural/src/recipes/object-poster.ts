import { inkSize, placeArt, subjectLayer } from '../compose/place-subject.ts';
import type { Composition, Studio } from '../compose/studio.ts';
import { setTypeBlock } from '../compose/type-block.ts';
import { archPath, circlePath, rectPath } from '../geometry/paths.ts';
import { contrastRatio, mixHex } from '../palette/color.ts';
import type { ArtRamp } from '../palette/remap-art.ts';
import type { Box, DotsLayer, Layer, ShapesLayer } from '../scene/layers.ts';

/** Light from the upper left throws the long shadow to the lower right. */
const LIGHT_DEG = 315;
const SHADOW_DEG = 135;

/**
 * One object, large, on one shape, with a long shadow cut to the shape, a halftone corner and a title as wide as the
 * sheet. Crops: disc, arch, a block of colour, and a sun that rises from the edge of the sheet.
 */
export function composeObjectPoster(studio: Studio): Composition {
  const { colors, crop } = studio;
  const ground = crop % 2 === 0 ? colors.ground : saturatedGround(studio);
  const rooms = divide(studio);
  const type = setTypeBlock(studio, rooms.type, {
    align: 'left',
    stick: rooms.typeStick,
    backdrops: [ground],
    titleColors: [colors.ink, colors.ground, colors.accent],
    maxLines: studio.isWide ? 4 : 2,
  });
  const picture = pictureRoom(studio, rooms.picture, type.box, rooms.typeStick);
  const stage = stageShape(studio, picture, ground);
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
      ...halftoneCorner(studio, ground, rooms.typeStick),
      stage.layer,
      ...objectLayers(studio, stage),
      ...type.layers,
    ],
    notes: [],
    lightAngleDeg: LIGHT_DEG,
  };
}

interface Stage {
  readonly layer: ShapesLayer;
  readonly d: string;
  readonly color: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

function saturatedGround({ colors }: Studio): string {
  const { primary, ink, ground } = colors;
  const reads = Math.max(contrastRatio(primary, ink), contrastRatio(primary, ground)) >= 4.5;
  return reads ? primary : mixHex(primary, colors.isDark ? ground : ink, 0.35);
}

function divide(studio: Studio): { type: Box; picture: Box; typeStick: 'top' | 'bottom' } {
  const { widthPx, heightPx, marginPx, isWide, crop } = studio;
  const inner = { xPx: marginPx, yPx: marginPx, widthPx: widthPx - 2 * marginPx, heightPx: heightPx - 2 * marginPx };
  if (!studio.hasText) {
    return { type: { ...inner, yPx: inner.yPx + inner.heightPx, heightPx: 0 }, picture: inner, typeStick: 'bottom' };
  }
  if (isWide) {
    const column = inner.widthPx * 0.45;
    const gap = studio.unitPx * 6;
    const isRight = crop % 2 === 1;
    return {
      type: { ...inner, xPx: isRight ? inner.xPx + inner.widthPx - column : inner.xPx, widthPx: column },
      picture: { ...inner, xPx: isRight ? inner.xPx : inner.xPx + column + gap, widthPx: inner.widthPx - column - gap },
      typeStick: crop < 2 ? 'bottom' : 'top',
    };
  }
  const isTop = crop >= 2;
  const type = { ...inner, heightPx: inner.heightPx * 0.4, yPx: isTop ? inner.yPx : inner.yPx + inner.heightPx * 0.6 };
  return { type, picture: inner, typeStick: isTop ? 'top' : 'bottom' };
}

/** The sheet left over by the type. */
function pictureRoom(studio: Studio, picture: Box, type: Box, stick: 'top' | 'bottom'): Box {
  if (studio.isWide || type.heightPx === 0) return picture;
  const gap = studio.unitPx * 4;
  const heightPx = picture.heightPx - type.heightPx - gap;
  return { ...picture, yPx: stick === 'top' ? type.yPx + type.heightPx + gap : picture.yPx, heightPx };
}

function stageShape(studio: Studio, room: Box, ground: string): Stage {
  const { colors, crop, widthPx } = studio;
  const tones = [colors.accent, colors.primary, colors.secondary, colors.ink];
  // A stage that hardly stands out of the sheet makes the whole poster look faded.
  const color =
    tones.find((tone) => contrastRatio(tone, ground) > 1.9) ??
    tones.find((tone) => contrastRatio(tone, ground) > 1.4) ??
    colors.ink;
  const side = Math.min(room.widthPx, room.heightPx);
  const x = room.xPx + room.widthPx / 2;
  const y = room.yPx + room.heightPx / 2;
  const sun = studio.isWide ? side * 0.5 : Math.max(widthPx * 0.56, side * 0.5);
  const shapes = {
    disc: circlePath(x, room.yPx + room.heightPx - side / 2, side / 2),
    sun: circlePath(x, room.yPx + side * 0.12 + sun, sun),
    arch: archPath(x - side * 0.38, room.yPx, side * 0.76, room.heightPx),
    half: rectPath(room.xPx, y - side * 0.5, room.widthPx, side),
  };
  const d = [shapes.disc, shapes.arch, shapes.half, shapes.sun][crop % 4]!;
  return {
    d,
    color,
    x,
    y: crop === 1 ? y + side * 0.06 : y,
    size: side,
    layer: {
      id: 'stage',
      name: 'Stage',
      slot: 'depth',
      kind: 'shapes',
      depth: 0.3,
      shapes: [{ d, fill: { kind: 'solid', color } }],
    },
  };
}

function objectLayers(studio: Studio, stage: Stage): readonly Layer[] {
  const { subject, colors } = studio;
  if (subject === undefined) return [];
  const share = [0.78, 0.72, 0.86, 0.88][studio.crop % 4]!;
  const ramp = objectRamp(studio, stage.color);
  const art = placeArt(subject.art, ramp, {
    centerXPx: stage.x,
    centerYPx: stage.y,
    widthPx: stage.size * (studio.crop === 1 ? 0.66 : share),
    heightPx: stage.size * share,
    isFlipped: studio.crop === 3,
  });
  const ink = inkSize(subject.art, art);
  const shadow = mixHex(stage.color, colors.isDark ? colors.ground : colors.ink, 0.3);
  return [
    subjectLayer(subject.word, art, {
      longShadow: { color: shadow, angleDeg: SHADOW_DEG, lengthPx: Math.round(stage.size * 1.5), clip: stage.d },
      rim: { color: '#ffffff', angleDeg: LIGHT_DEG, widthPx: Math.max(1, ink.widthPx * 0.012), opacity: 0.5 },
      shade: {
        color: mixHex(colors.ink, colors.ground, colors.isDark ? 0.9 : 0.1),
        angleDeg: LIGHT_DEG,
        widthPx: ink.widthPx * 0.04,
        opacity: 0.28,
      },
    }),
  ];
}

/** Dark to light through the palette, leaving out the tone of the stage so that the object stands off it. */
function objectRamp({ colors }: Studio, stageColor: string): ArtRamp {
  const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  const middle = [colors.primary, colors.secondary, colors.accent].filter(
    (tone) => contrastRatio(tone, stageColor) > 1.35,
  );
  const tones = [dark, middle[0] ?? mixHex(dark, light, 0.45), light];
  return { tones, under: dark, ...(stageColor === colors.accent ? {} : { accent: colors.accent }) };
}

function halftoneCorner(studio: Studio, ground: string, stick: 'top' | 'bottom'): readonly DotsLayer[] {
  const { widthPx, heightPx, unitPx, colors, detail } = studio;
  // On a wide sheet with the type at the right a tall block of words would reach into the dots.
  const isBehindType = studio.isWide && studio.crop % 2 === 1 && studio.hasText;
  if (detail === 'draft' || isBehindType) return [];
  const size = Math.min(widthPx, heightPx) * 0.62;
  const isBottom = stick === 'top';
  const yPx = isBottom ? heightPx - size : 0;
  const color = mixHex(ground, contrastRatio(colors.primary, ground) > 1.4 ? colors.primary : colors.secondary, 0.75);
  return [
    {
      id: 'halftone',
      name: 'Halftone',
      slot: 'ornament',
      kind: 'dots',
      depth: 0.15,
      box: { xPx: widthPx - size, yPx, widthPx: size, heightPx: size },
      cellPx: unitPx * 2.1,
      angleDeg: 22,
      color,
      from: {
        xPx: widthPx - size * 0.72,
        yPx: isBottom ? heightPx - size * 0.28 : size * 0.72 - size * 0.44 + size * 0.3,
      },
      to: { xPx: widthPx, yPx: isBottom ? heightPx : 0 },
      fullRadius: 0.5,
    },
  ];
}
