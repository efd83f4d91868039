import type { Composition, Studio } from '../../compose/studio.ts';
import { setTypeBlock } from '../../compose/type-block.ts';
import type { Box } from '../../scene/layers.ts';
import { type Calm, fieldLayers, groundOf } from './field-layers.ts';

/**
 * A field of cells or facets, with one calm cell for the subject if there is any. Whole pieces are left out where the
 * words stand, so the field ends in its own shape. Crops: lit low-poly facets, rounded pebbles, cells echoed by inner
 * outlines, and a faceted disc on a bare sheet.
 */
export function composeVoronoi(studio: Studio): Composition {
  const ground = groundOf(studio);
  const { ink, accent } = studio.colors;
  const plan = planSheet(studio);
  const type = setTypeBlock(studio, plan.type, {
    align: 'left',
    stick: plan.isTypeTop || (studio.isWide && studio.crop === 3) ? 'top' : 'bottom',
    backdrops: [ground],
    titleColors: [ink, studio.colors.ground, accent],
    maxLines: studio.isWide ? 4 : 2,
    maxTitlePx: studio.unitPx * (studio.isWide ? 24 : 26),
  });
  const room = fieldRoom(studio, plan, type.box);
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
      ...fieldLayers(studio, ground, room, calmIn(studio, room)),
      ...type.layers,
    ],
    notes: [],
    lightAngleDeg: 315,
  };
}

interface Plan {
  readonly type: Box;
  readonly isTypeTop: boolean;
}

function planSheet(studio: Studio): Plan {
  const { widthPx, heightPx, marginPx, isWide, crop } = studio;
  const inner: Box = {
    xPx: marginPx,
    yPx: marginPx,
    widthPx: widthPx - 2 * marginPx,
    heightPx: heightPx - 2 * marginPx,
  };
  const isTypeTop = crop === 2;
  if (isWide) return { type: { ...inner, widthPx: inner.widthPx * 0.4 }, isTypeTop };
  const band = inner.heightPx * 0.3;
  return {
    type: { ...inner, heightPx: band, yPx: isTypeTop ? inner.yPx : inner.yPx + inner.heightPx - band },
    isTypeTop,
  };
}

/** The part of the sheet pieces may reach, beyond its edges except towards the type. */
function fieldRoom({ widthPx, heightPx, hasText, isWide, unitPx }: Studio, plan: Plan, type: Box): Box {
  if (!hasText) return { xPx: 0, yPx: 0, widthPx, heightPx };
  const gap = unitPx * 4;
  if (isWide) {
    const left = type.xPx + plan.type.widthPx + gap;
    return { xPx: left, yPx: 0, widthPx: widthPx - left, heightPx };
  }
  const bottom = type.yPx + type.heightPx + gap;
  return plan.isTypeTop
    ? { xPx: 0, yPx: bottom, widthPx, heightPx: heightPx - bottom }
    : { xPx: 0, yPx: 0, widthPx, heightPx: type.yPx - gap };
}

/** Where the subject gets its large cell; the faceted disc has it in its middle. */
function calmIn({ subject, crop }: Studio, room: Box): Calm | undefined {
  if (subject === undefined) return undefined;
  const shorter = Math.min(room.widthPx, room.heightPx);
  const [shareX, shareY] = [
    [0.5, 0.5],
    [0.56, 0.46],
    [0.46, 0.54],
    [0.5, 0.5],
  ][crop] as [number, number];
  return {
    xPx: Math.round(room.xPx + room.widthPx * shareX),
    yPx: Math.round(room.yPx + room.heightPx * shareY),
    radiusPx: shorter * (crop === 3 ? 0.2 : 0.26),
  };
}
