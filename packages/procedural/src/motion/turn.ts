import type { DrawingCanvas, DrawingContext, DrawingTools } from '../draw/context.ts';
import { mixHex, toHex } from '../palette/color.ts';
import type { Layer, SubjectLayer } from '../scene/layers.ts';
import type { Scene } from '../scene/scene.ts';
import { easeInOut } from './easing.ts';
import type { Motion, Turn } from './motion.ts';
import type { Plate } from './plates.ts';

/** The angle a swaying subject turns to, in radians. */
const SWAY_ANGLE = 0.7;

/** How thick a flat drawing is cut, as a share of its width: like an enamel pin, so that edge on it is not a line. */
const THICKNESS = 0.085;

/** Slices of the edge are at most this far apart, and at most so many. */
const SLICE_PX = 1.5;
const MOST_SLICES = 40;

/** Nothing is drawn thinner than this: at 0 the context could not be turned back. */
const THINNEST = 0.004;

/**
 * Takes a subject that turns apart from its shadows: the soft one under its feet stays where it is, a long one is left
 * out, since it could not follow.
 */
export function prepareTurn(scene: Scene, { layerId }: Turn): Scene {
  const layers = scene.layers.flatMap((layer): Layer[] => {
    if (layer.id !== layerId || layer.kind !== 'subject') return [layer];
    const { contactShadow, longShadow: _left, shade: _dark, rim: _lit, ...art } = layer;
    if (contactShadow === undefined) return [art];
    const shadow: SubjectLayer = { ...art, id: `${layerId}-shadow`, contactShadow, art: { ...art.art, paths: [] } };
    return [shadow, art];
  });
  return { ...scene, layers };
}

/** The plate of a turning subject with the colour of its cut edge. */
export interface TurningPlate {
  readonly face: Plate;
  readonly edge: DrawingCanvas;
}

/** Cuts the edge out of the face: the same outline in one dark tone. */
export function cutEdge(tools: DrawingTools, face: Plate, { palette }: Scene): TurningPlate {
  const edge = tools.createCanvas(face.box.widthPx, face.box.heightPx);
  const context = edge.getContext('2d') as DrawingContext;
  context.drawImage(face.canvas as never, 0, 0);
  context.globalCompositeOperation = 'source-atop';
  const { primary, ink, ground } = palette;
  const dark = ink.l < ground.l ? ink : ground;
  context.fillStyle = mixHex(toHex(primary), toHex(dark), 0.62);
  context.fillRect(0, 0, face.box.widthPx, face.box.heightPx);
  return { face, edge };
}

/** How far a subject has turned, in radians; back where it began at the end. */
export function turnAngle(turn: Turn, { isLoop }: Motion, share: number): number {
  const way = 2 * Math.PI * (isLoop ? share : easeInOut(share));
  return turn.style === 'full' ? way : SWAY_ANGLE * Math.sin(way);
}

/** Draws a subject turned about its upright axis: slices of the edge from the back, then the face. */
export function drawTurned(context: DrawingContext, { face, edge }: TurningPlate, angle: number): void {
  const { xPx, yPx, widthPx, heightPx } = face.box;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const breadth = Math.abs(cos) < THINNEST ? THINNEST : cos;
  const thickPx = widthPx * THICKNESS;
  const count = Math.min(MOST_SLICES, Math.ceil((thickPx * Math.abs(sin)) / SLICE_PX));
  const nearSide = cos >= 0 ? 1 : -1;
  const put = (canvas: DrawingCanvas, depth: number): void => {
    context.save();
    context.translate(xPx + widthPx / 2 - depth * thickPx * sin * nearSide, yPx);
    context.scale(breadth, 1);
    context.drawImage(canvas as never, -widthPx / 2, 0, widthPx, heightPx);
    context.restore();
  };
  // From half a thickness behind the axis to half a thickness before it.
  for (let slice = 0; slice < count; slice += 1) put(edge, slice / count - 0.5);
  put(face.canvas, 0.5);
}
