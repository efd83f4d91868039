import type { Box, LineRun, TextLayer } from '../scene/layers.ts';
import type { Scene } from '../scene/scene.ts';
import { fitText } from '../type/fit-text.ts';
import { placeText, type TextAlign } from '../type/text-layer.ts';
import { sharedArea, unionOf } from './art-ink.ts';
import { keepReadable } from './keep-readable.ts';
import { makeRoom, pushOthers } from './make-room.ts';

/** How near the edge of the sheet a text grown by an edit may come, as a share of the shorter side. */
const EDGE_SHARE = 0.035;
/** A text wider than this share of the sheet grows into both margins. */
const FULL_SHARE = 0.8;
/** Tries between the wanted size and the present one. */
const TRIES = 14;
/** A change below this is none that anybody sees. */
const SMALLEST_STEP = 0.03;
/** Smallest type in hundredths of the shorter side; below it nobody reads. */
const SMALLEST_TYPE = 1.1;

/** The scene with texts at another size, and by how much they really changed. */
export interface ResizedText {
  readonly scene: Scene;
  /** 1 when there was no room. */
  readonly factor: number;
}

/**
 * Sets texts larger or smaller. Smaller texts shrink towards the edge they are set from. Larger ones are broken anew if
 * they must be, push the texts below or above them on, and let the subject make room; the size is the largest, up to the
 * wanted one, at which nothing leaves the sheet, overlaps or becomes hard to read.
 */
export function resizeText(scene: Scene, isChosen: (layer: TextLayer) => boolean, factor: number): ResizedText {
  const chosen = textsOf(scene).filter((layer) => isChosen(layer) && layer.arc === undefined);
  if (chosen.length === 0 || factor === 1) return { scene, factor: 1 };
  for (let step = 0; step < TRIES; step += 1) {
    const tried = factor + (1 - factor) * (step / TRIES);
    if (Math.abs(tried - 1) < SMALLEST_STEP) break;
    const resized = tryFactor(scene, chosen, tried);
    if (resized !== undefined) return { scene: resized, factor: tried };
  }
  return { scene, factor: 1 };
}

function tryFactor(scene: Scene, chosen: readonly TextLayer[], factor: number): Scene | undefined {
  const resized =
    chosen.length === 1 && factor > 1 && (chosen[0]!.rotationDeg ?? 0) === 0
      ? new Map([[chosen[0]!.id, growText(scene, chosen[0]!, factor)]])
      : scaleGroup(scene, chosen, factor);
  if ([...resized.values()].some((layer) => layer === undefined)) return undefined;
  // Just checked: none is undefined.
  const texts = resized as ReadonlyMap<string, TextLayer>;
  const smallest = (SMALLEST_TYPE * Math.min(scene.widthPx, scene.heightPx)) / 100;
  if (factor < 1 && [...texts.values()].some(({ sizePx }) => sizePx < smallest)) return undefined;
  const pushed = pushOthers(
    { ...scene, layers: scene.layers.map((layer) => texts.get(layer.id) ?? layer) },
    chosen,
    texts,
  );
  const roomy = factor > 1 ? makeRoom(scene, pushed) : pushed;
  const before = crossings(scene);
  if (!isOnSheet(roomy, scene) || crossings(roomy) > before + 0.5) return undefined;
  const { scene: readable, failing } = keepReadable(roomy);
  return failing.length > 0 ? undefined : readable;
}

/** One straight text, larger: its lines as they are if they fit the sheet, else broken anew. */
function growText(scene: Scene, layer: TextLayer, factor: number): TextLayer | undefined {
  const edge = Math.min(edgeOf(scene), layer.box.xPx, scene.widthPx - layer.box.xPx - layer.box.widthPx);
  const isFull = layer.box.widthPx > scene.widthPx * FULL_SHARE;
  const align = isFull ? 'center' : alignOf(layer, scene);
  const sizePx = layer.sizePx * factor;
  const isLow = layer.box.yPx + layer.box.heightPx / 2 > scene.heightPx / 2;
  const widest = scene.widthPx - 2 * Math.max(edge, 0);
  const anchorX = anchorOf(layer.box, align);
  const widthPx =
    align === 'center'
      ? Math.min(widest, 2 * Math.min(anchorX - edge, scene.widthPx - edge - anchorX))
      : align === 'left'
        ? scene.widthPx - edge - anchorX
        : anchorX - edge;
  const xPx = align === 'left' ? anchorX : align === 'right' ? anchorX - widthPx : anchorX - widthPx / 2;
  if (layer.box.widthPx * factor <= widthPx) {
    return scaledText(layer, anchorX, layer.box.yPx + (isLow ? layer.box.heightPx : 0), factor);
  }
  // Emoji stand in their lines as drawings; such lines are not broken anew.
  if (layer.lines.some(({ runs }) => runs !== undefined)) return undefined;
  const spec = {
    id: layer.id,
    role: layer.role,
    text: layer.lines.map(({ text }) => text).join(' '),
    face: { family: layer.family, weight: layer.weight, style: layer.style },
    color: layer.color,
    backdrop: layer.backdrop,
    align,
    trackingEm: layer.trackingPx / layer.sizePx,
    leading: leadingOf(layer),
    maxLines: layer.lines.length + 3,
    maxSizePx: sizePx,
    minSizePx: sizePx,
  };
  const fit = fitText({ ...spec, maxWidthPx: widthPx, maxHeightPx: scene.heightPx });
  const isBroken = fit.lines.join(' ') !== spec.text.trim().replace(/\s+/gu, ' ');
  if (fit.isCut || isBroken || fit.sizePx < sizePx - 0.02) return undefined;
  const yPx = isLow ? layer.box.yPx + layer.box.heightPx - fit.heightPx : layer.box.yPx;
  const placed = placeText(spec, fit, { xPx, yPx, widthPx, heightPx: fit.heightPx, stick: 'top' });
  const { outlinePx, opacity, blend, depth, name, slot, text } = layer;
  return {
    ...placed,
    text,
    name,
    slot,
    depth,
    ...(outlinePx === undefined ? {} : { outlinePx: outlinePx * factor }),
    ...(opacity === undefined ? {} : { opacity }),
    ...(blend === undefined ? {} : { blend }),
  };
}

/** All chosen texts scaled together about the corner or edge of the sheet that they keep to. */
function scaleGroup(scene: Scene, chosen: readonly TextLayer[], factor: number): Map<string, TextLayer> {
  return new Map(
    chosen.map((layer) => {
      // Headlines of several layers are one block; small texts stand for themselves.
      const block = layer.role === 'title' ? chosen.filter(({ role }) => role === 'title') : [layer];
      const box = unionOf(block.map((each) => each.box));
      const align = block.length === 1 ? alignOf(layer, scene) : alignOfBox(box, scene);
      const x = (layer.rotationDeg ?? 0) === 0 ? anchorOf(box, align) : box.xPx + box.widthPx / 2;
      const isLow = box.yPx + box.heightPx / 2 > scene.heightPx / 2;
      const y = (layer.rotationDeg ?? 0) === 0 ? box.yPx + (isLow ? box.heightPx : 0) : box.yPx + box.heightPx / 2;
      return [layer.id, scaledText(layer, x, y, factor)];
    }),
  );
}

/** The text at another size about a point, its lines as they are. */
export function scaledText(layer: TextLayer, x: number, y: number, factor: number): TextLayer {
  const atX = (value: number): number => hundredth(x + (value - x) * factor);
  const atY = (value: number): number => hundredth(y + (value - y) * factor);
  return {
    ...layer,
    sizePx: hundredth(layer.sizePx * factor),
    trackingPx: hundredth(layer.trackingPx * factor),
    lines: layer.lines.map((line) => ({
      ...line,
      xPx: atX(line.xPx),
      baselinePx: atY(line.baselinePx),
      widthPx: hundredth(line.widthPx * factor),
      ...(line.runs === undefined ? {} : { runs: line.runs.map((run) => scaledRun(run, factor)) }),
    })),
    box: {
      xPx: atX(layer.box.xPx),
      yPx: atY(layer.box.yPx),
      widthPx: hundredth(layer.box.widthPx * factor),
      heightPx: hundredth(layer.box.heightPx * factor),
    },
    ...(layer.outlinePx === undefined ? {} : { outlinePx: layer.outlinePx * factor }),
  };
}

function scaledRun(run: LineRun, factor: number): LineRun {
  const scaled = { ...run, offsetPx: run.offsetPx * factor, widthPx: run.widthPx * factor };
  if (run.art === undefined) return scaled;
  return { ...scaled, art: { ...run.art, sidePx: run.art.sidePx * factor, risePx: run.art.risePx * factor } };
}

function isOnSheet(scene: Scene, before: Scene): boolean {
  return textsOf(scene).every((layer) => {
    const old = before.layers.find(({ id }) => id === layer.id);
    if (old === layer) return true;
    const { xPx, yPx, widthPx, heightPx } = layer.box;
    return xPx >= 0 && yPx >= 0 && xPx + widthPx <= scene.widthPx && yPx + heightPx <= scene.heightPx;
  });
}

/** Area of texts over texts. */
function crossings(scene: Scene): number {
  const boxes = textsOf(scene).map(({ box }) => box);
  return boxes.reduce(
    (sum, box, index) => sum + boxes.slice(index + 1).reduce((inner, other) => inner + sharedArea(box, other), 0),
    0,
  );
}

function textsOf(scene: Scene): readonly TextLayer[] {
  return scene.layers.filter((layer) => layer.kind === 'text');
}

function edgeOf({ widthPx, heightPx }: Scene): number {
  return Math.min(widthPx, heightPx) * EDGE_SHARE;
}

/** How a text was aligned: as the layer says, else by its lines if they differ, else by where it stands on the sheet. */
export function alignOf(layer: TextLayer, scene: Scene): TextAlign {
  const { lines, align, sizePx } = layer;
  if (align !== undefined) return align;
  const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
  if (lines.length > 1 && spread(lines.map(({ widthPx }) => widthPx)) > 2) {
    // Large lines are set out by the air of their first glyph, so their starts differ a little.
    if (spread(lines.map(({ xPx }) => xPx)) < Math.max(1, sizePx * 0.1)) return 'left';
    return spread(lines.map(({ xPx, widthPx }) => xPx + widthPx / 2)) < 1 ? 'center' : 'right';
  }
  return alignOfBox(layer.box, scene);
}

function alignOfBox({ xPx, widthPx }: Box, scene: Scene): TextAlign {
  const right = scene.widthPx - xPx - widthPx;
  if (Math.abs(xPx - right) < scene.widthPx * 0.02) return xPx < scene.widthPx * 0.1 ? 'left' : 'center';
  return xPx < right ? 'left' : 'right';
}

function anchorOf({ xPx, widthPx }: Box, align: TextAlign): number {
  return xPx + (align === 'left' ? 0 : align === 'center' ? widthPx / 2 : widthPx);
}

export function leadingOf({ lines, sizePx }: TextLayer): number {
  const [first, second] = lines;
  return first === undefined || second === undefined ? 1.06 : (second.baselinePx - first.baselinePx) / sizePx;
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}
