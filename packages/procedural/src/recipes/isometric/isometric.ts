import type { Composition, Studio } from '../../compose/studio.ts';
import { setTypeBlock } from '../../compose/type-block.ts';
import { rectPath } from '../../geometry/paths.ts';
import { contrastRatio } from '../../palette/color.ts';
import type { Box, Layer } from '../../scene/layers.ts';
import { dioramaScene, endlessScene, islandScene, podiumScene } from './scenes.ts';

/**
 * A small world of boxes and prisms in three tones, the subject standing in it as a thick card. The setting decides
 * what it is built of. Crops: an island on a disc, a room cut open, a world without edges, and steps up to the subject.
 */
export function composeIsometric(studio: Studio): Composition {
  const { crop, colors } = studio;
  const ground = crop === 1 ? strongGround(studio) : crop === 2 ? plateColor(studio) : colors.ground;
  const plan = planSheet(studio);
  const type = setTypeBlock(studio, plan.type, {
    align: 'left',
    stick: plan.isTypeTop ? 'top' : 'bottom',
    backdrops: [ground],
    titleColors: [colors.ink, colors.ground, colors.accent],
    maxLines: studio.isWide ? 4 : 2,
    maxTitlePx: studio.unitPx * (studio.isWide ? 22 : 24),
  });
  const picture = pictureRoom(studio, plan, type.box);
  const scene =
    crop === 0
      ? islandScene(studio, picture, ground)
      : crop === 1
        ? dioramaScene(studio, picture, ground)
        : crop === 2
          ? [...endlessScene(studio, picture), ...typePlate(studio, plan, type.box, ground)]
          : podiumScene(studio, picture, ground);
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
      ...scene,
      ...type.layers,
    ],
    notes: [],
    lightAngleDeg: 300,
  };
}

interface Plan {
  readonly type: Box;
  readonly isTypeTop: boolean;
}

function planSheet({ widthPx, heightPx, marginPx, isWide, crop }: Studio): Plan {
  const inner: Box = {
    xPx: marginPx,
    yPx: marginPx,
    widthPx: widthPx - 2 * marginPx,
    heightPx: heightPx - 2 * marginPx,
  };
  if (isWide) return { type: { ...inner, widthPx: inner.widthPx * 0.38 }, isTypeTop: crop === 0 || crop === 3 };
  const isTypeTop = crop === 0 || crop === 3;
  const band = inner.heightPx * 0.28;
  return {
    type: { ...inner, heightPx: band, yPx: isTypeTop ? inner.yPx : inner.yPx + inner.heightPx - band },
    isTypeTop,
  };
}

/** The sheet the type leaves. */
function pictureRoom({ widthPx, heightPx, marginPx, unitPx, isWide, hasText }: Studio, plan: Plan, type: Box): Box {
  const edge = marginPx * 0.7;
  const whole: Box = { xPx: edge, yPx: edge, widthPx: widthPx - 2 * edge, heightPx: heightPx - 2 * edge };
  if (!hasText) return whole;
  if (isWide) {
    const left = plan.type.xPx + plan.type.widthPx + unitPx * 4;
    return { ...whole, xPx: left, widthPx: widthPx - left - edge };
  }
  const gap = unitPx * 3;
  if (!plan.isTypeTop) return { ...whole, heightPx: Math.max(1, type.yPx - gap - edge) };
  const top = type.yPx + type.heightPx + gap;
  return { ...whole, yPx: top, heightPx: Math.max(1, heightPx - edge - top) };
}

/** Words over a world without edges stand on a plate of their own. */
function typePlate(studio: Studio, plan: Plan, type: Box, color: string): readonly Layer[] {
  const { widthPx, heightPx, unitPx, marginPx, isWide, hasText } = studio;
  if (!hasText) return [];
  const d = isWide
    ? rectPath(0, 0, plan.type.xPx + plan.type.widthPx + unitPx * 3, heightPx)
    : rectPath(0, type.yPx - marginPx * 0.8, widthPx, heightPx - type.yPx + marginPx * 0.8);
  return [
    {
      id: 'type-plate',
      name: 'Type plate',
      slot: 'ornament',
      kind: 'shapes',
      depth: 0.95,
      shapes: [{ d, fill: { kind: 'solid', color } }],
    },
  ];
}

function plateColor({ colors }: Studio): string {
  return colors.isDark ? colors.ground : colors.ink;
}

function strongGround({ colors }: Studio): string {
  const reads = (color: string): boolean =>
    Math.max(contrastRatio(color, colors.ink), contrastRatio(color, colors.ground)) >= 4.6;
  return [colors.primary, colors.secondary].find(reads) ?? colors.ground;
}
