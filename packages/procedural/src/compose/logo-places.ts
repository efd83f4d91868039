import type { FlatDrawing } from '../scene/flat-drawing.ts';
import type { Box, Layer, Shape, ShapesLayer } from '../scene/layers.ts';
import { pathBounds } from '../subjects/path-bounds.ts';
import { type Bounds, intersects, spread, toBox, union } from './boxes.ts';
import type { Studio } from './studio.ts';

/** A place for a logo. */
export interface LogoPlace {
  readonly box: Box;
  /** The colour behind all of it, where it is one. */
  readonly ground: string | undefined;
  /** The layers, without the small ornaments that make room for it. */
  readonly layers: readonly Layer[];
}

/** Sizes of a logo in a corner, in hundredths of the shorter side: present, never the subject. */
const HEIGHT_UNITS = 7.5;
const WIDTH_UNITS = 24;
/** Smaller tries when nothing else is free. */
const SHRINKS = [1, 0.8, 0.55] as const;
/** An ornament that covers less than this of the sheet may make room; a larger one carries the design. */
const SMALL_ORNAMENT_SHARE = 0.06;
/** What covers more than this is a picture, and a plate on it looks placed; on something smaller it looks like an accident. */
const PICTURE_SHARE = 0.3;

/**
 * The best corner that texts leave free, from the lower right on: one with a single colour behind it, else one that a
 * small ornament can make room in, else one on a picture, else any.
 *
 * @param layers - What is on the sheet already, back to front.
 */
export function findLogoPlace(studio: Studio, logo: FlatDrawing, layers: readonly Layer[]): LogoPlace | undefined {
  const bySize = SHRINKS.map((shrink) => freeCorners(studio, logo, layers, shrink));
  const first = (choose: (box: Box) => LogoPlace | undefined, sizes = bySize): LogoPlace | undefined => {
    for (const boxes of sizes) {
      for (const box of boxes) {
        const place = choose(box);
        if (place !== undefined) return place;
      }
    }
    return undefined;
  };
  const flat = (box: Box): LogoPlace | undefined => {
    const ground = flatGround(studio, layers, box);
    return ground === undefined ? undefined : { box, ground, layers };
  };
  const cleared = (box: Box): LogoPlace | undefined => {
    const rest = withoutSmallOrnaments(studio, layers, box);
    const ground = flatGround(studio, rest, box);
    return ground === undefined ? undefined : { box, ground, layers: rest };
  };
  const onPicture = (box: Box): LogoPlace | undefined =>
    cutsNothing(studio, layers, box) ? { box, ground: undefined, layers } : undefined;
  const large = bySize.slice(0, 2);
  return (
    first(flat, large) ??
    first(cleared, large) ??
    first(onPicture, large) ??
    first(flat) ??
    first(onPicture) ??
    first((box) => ({ box, ground: undefined, layers }))
  );
}

function freeCorners(studio: Studio, logo: FlatDrawing, layers: readonly Layer[], shrink: number): readonly Box[] {
  const { widthPx, heightPx, marginPx, unitPx } = studio;
  const scale = shrink * Math.min((unitPx * WIDTH_UNITS) / logo.widthUnits, (unitPx * HEIGHT_UNITS) / logo.heightUnits);
  const [width, height] = [logo.widthUnits * scale, logo.heightUnits * scale];
  const [right, bottom] = [widthPx - marginPx - width, heightPx - marginPx - height];
  const taken = textBoxes(layers).map((box) => spread(box, unitPx * 2.2));
  return [
    [right, bottom],
    [right, marginPx],
    [marginPx, bottom],
    [marginPx, marginPx],
  ]
    .map(([xPx = 0, yPx = 0]) => ({ xPx, yPx, widthPx: width, heightPx: height }))
    .filter((box) => !taken.some((other) => intersects(other, box)));
}

/** The colour behind a box when it is one: the sheet's, or that of a rectangle that holds the whole box. */
function flatGround(studio: Studio, layers: readonly Layer[], box: Box): string | undefined {
  const room = spread(box, studio.unitPx * 2);
  let ground: string | undefined;
  for (const layer of layers) {
    if (layer.kind === 'text' || layer.kind === 'grain') continue;
    const isPlain = layer.blend === undefined && layer.opacity === undefined;
    if (layer.kind === 'fill') ground = isPlain && layer.paint.kind === 'solid' ? layer.paint.color : undefined;
    else if (layer.kind === 'shapes') {
      for (const shape of layer.shapes) {
        if (!intersects(shapeBox(shape), clipped(room, layer))) continue;
        ground = isPlain && layer.clip === undefined ? coveringColor(shape, room) : undefined;
      }
    } else if (intersects(layerBox(layer, studio), room)) ground = undefined;
  }
  return ground?.length === 7 ? ground : undefined;
}

/** A clip can only take away. */
function clipped(room: Box, { clip }: ShapesLayer): Box {
  return clip === undefined || intersects(toBox(pathBounds([clip])), room) ? room : NOWHERE;
}

/** The fill of an upright rectangle around a box. */
function coveringColor({ d, fill, stroke, opacity }: Shape, room: Box): string | undefined {
  if (fill?.kind !== 'solid' || stroke !== undefined || opacity !== undefined) return undefined;
  if (!/^M[-\d.]+ [-\d.]+h[-\d.]+v[-\d.]+h[-\d.]+z$/u.test(d)) return undefined;
  const { left, top, right, bottom } = pathBounds([d]);
  const holds =
    left <= room.xPx && top <= room.yPx && right >= room.xPx + room.widthPx && bottom >= room.yPx + room.heightPx;
  return holds ? fill.color : undefined;
}

/**
 * Small ornaments in the way go: a small layer whole, since its shapes are one figure, of a large one the shapes in the
 * way. What lies behind a text stays with it.
 */
function withoutSmallOrnaments(studio: Studio, layers: readonly Layer[], box: Box): readonly Layer[] {
  const room = spread(box, studio.unitPx * 2);
  const texts = textBoxes(layers);
  const goes = (bounds: Box): boolean =>
    intersects(bounds, room) &&
    shareOf(bounds, studio) < SMALL_ORNAMENT_SHARE &&
    !texts.some((text) => intersects(text, bounds));
  return layers.flatMap((layer): readonly Layer[] => {
    if (layer.slot !== 'ornament') return [layer];
    if (goes(layerBox(layer, studio))) return [];
    if (layer.kind !== 'shapes') return [layer];
    const shapes = layer.shapes.filter((shape) => !goes(shapeBox(shape)));
    if (shapes.length === layer.shapes.length) return [layer];
    return shapes.length === 0 ? [] : [{ ...layer, shapes }];
  });
}

/** Whether everything behind a box is so large that a plate lies on it, and cuts into none. */
function cutsNothing(studio: Studio, layers: readonly Layer[], box: Box): boolean {
  const room = spread(box, studio.unitPx * 2);
  return layers.every((layer) => {
    if (layer.kind === 'text' || layer.kind === 'grain' || layer.kind === 'fill') return true;
    const bounds = layerBox(layer, studio);
    return !intersects(bounds, room) || shareOf(bounds, studio) > PICTURE_SHARE;
  });
}

function shareOf({ xPx, yPx, widthPx, heightPx }: Box, studio: Studio): number {
  const across = Math.min(xPx + widthPx, studio.widthPx) - Math.max(xPx, 0);
  const down = Math.min(yPx + heightPx, studio.heightPx) - Math.max(yPx, 0);
  return (Math.max(0, across) * Math.max(0, down)) / (studio.widthPx * studio.heightPx);
}

const NOWHERE: Box = { xPx: -1, yPx: -1, widthPx: 0, heightPx: 0 };

function shapeBox({ d, stroke }: Shape): Box {
  const bounds: Bounds = pathBounds([d]);
  return bounds.left > bounds.right ? NOWHERE : spread(toBox(bounds), (stroke?.widthPx ?? 0) / 2);
}

function layerBox(layer: Layer, { widthPx, heightPx }: Studio): Box {
  const everything = { xPx: 0, yPx: 0, widthPx, heightPx };
  if (layer.kind === 'dots') return layer.box;
  if (layer.kind === 'subject') {
    const { longShadow, art, clip } = layer;
    const cut = clip ?? longShadow?.clip;
    if (longShadow !== undefined && cut === undefined) return everything;
    const [width, height] = [art.widthUnits * art.scale, art.heightUnits * art.scale];
    const upright: Box = { xPx: art.xPx, yPx: art.yPx, widthPx: width, heightPx: height };
    // Turned about its middle it stays within this circle.
    const reach = Math.hypot(width, height) / 2;
    const middle: Box = { xPx: art.xPx + width / 2, yPx: art.yPx + height / 2, widthPx: 0, heightPx: 0 };
    const turned = art.rotationDeg === 0 ? upright : spread(middle, reach);
    return cut === undefined ? turned : union(turned, toBox(pathBounds([cut])));
  }
  if (layer.kind !== 'shapes') return everything;
  const boxes = layer.shapes.map(shapeBox).filter((box) => box !== NOWHERE);
  return boxes.length === 0 ? NOWHERE : boxes.reduce(union);
}

function textBoxes(layers: readonly Layer[]): readonly Box[] {
  return layers.flatMap((layer) => {
    if (layer.kind !== 'text') return [];
    if (layer.arc === undefined) return [layer.box];
    const reach = layer.arc.radiusPx + layer.sizePx;
    const { xPx, yPx } = layer.arc.center;
    return [{ xPx: xPx - reach, yPx: yPx - reach, widthPx: 2 * reach, heightPx: 2 * reach }];
  });
}
