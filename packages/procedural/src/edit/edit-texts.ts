import type { Layer, TextLayer } from '../scene/layers.ts';
import type { Scene } from '../scene/scene.ts';
import { fitText } from '../type/fit-text.ts';
import { isLatin } from '../type/measure.ts';
import { placeText } from '../type/text-layer.ts';
import { sharedArea } from './art-ink.ts';
import type { TextChoice } from './change.ts';
import { alignOf, leadingOf } from './resize-text.ts';

/** A new text smaller than this share of the old size deserves a new layout instead. */
const SMALLEST_SHARE = 0.6;

/** Whether a text layer belongs to a choice of texts. */
export function isChosen({ role }: TextLayer, choice: TextChoice): boolean {
  return choice === 'all' || role === choice || (choice === 'small' && role !== 'title');
}

/**
 * Sets another text in the place of an old one: a headline fills the same box, other texts keep their size.
 *
 * @returns `undefined` when it does not fit there and the sheet has to be laid out anew.
 */
export function setTextInPlace(scene: Scene, layer: TextLayer, text: string): Scene | undefined {
  if (layer.arc !== undefined || layer.rotationDeg || !isLatin(text)) return undefined;
  const align = alignOf(layer, scene);
  const isTitle = layer.role === 'title';
  const edge = Math.min(layer.box.xPx, scene.widthPx - layer.box.xPx - layer.box.widthPx);
  const anchor = layer.box.xPx + (align === 'left' ? 0 : layer.box.widthPx * (align === 'center' ? 0.5 : 1));
  const reach =
    align === 'left'
      ? scene.widthPx - edge - anchor
      : align === 'right'
        ? anchor - edge
        : 2 * Math.min(anchor - edge, scene.widthPx - edge - anchor);
  const widthPx = isTitle ? layer.box.widthPx : reach;
  const spec = {
    id: layer.id,
    role: layer.role,
    text,
    face: { family: layer.family, weight: layer.weight, style: layer.style },
    color: layer.color,
    backdrop: layer.backdrop,
    align,
    trackingEm: layer.trackingPx / layer.sizePx,
    leading: leadingOf(layer),
    maxLines: isTitle ? layer.lines.length + 1 : layer.lines.length,
    maxSizePx: isTitle ? Number.MAX_SAFE_INTEGER : layer.sizePx,
    minSizePx: layer.sizePx * (isTitle ? SMALLEST_SHARE : 0.98),
  };
  const fit = fitText({ ...spec, maxWidthPx: widthPx, maxHeightPx: isTitle ? layer.box.heightPx : scene.heightPx });
  if (fit.isCut || fit.sizePx < spec.minSizePx) return undefined;
  const xPx = align === 'left' ? anchor : align === 'right' ? anchor - widthPx : anchor - widthPx / 2;
  const placed = placeText(spec, fit, {
    xPx,
    yPx: layer.box.yPx,
    widthPx,
    heightPx: isTitle ? layer.box.heightPx : fit.heightPx,
    stick: layer.box.yPx + layer.box.heightPx / 2 > scene.heightPx / 2 ? 'bottom' : 'top',
  });
  const { lines, sizePx, trackingPx, box } = placed;
  const set: TextLayer = {
    ...layer,
    text,
    lines,
    sizePx,
    trackingPx,
    box,
    name: isTitle ? layer.name : text.slice(0, 40),
  };
  const others = scene.layers.filter((other) => other.kind === 'text' && other.id !== layer.id) as readonly TextLayer[];
  const crosses = others.some((other) => sharedArea(other.box, set.box) > sharedArea(other.box, layer.box) + 0.5);
  if (crosses || box.yPx < 0 || box.yPx + box.heightPx > scene.heightPx) return undefined;
  return { ...scene, layers: scene.layers.map((old) => (old.id === layer.id ? set : old)) };
}

/** Takes texts away, and the hairline above small texts when none of them is left. */
export function removeTexts(scene: Scene, choice: TextChoice): Scene {
  const rest = scene.layers.filter((layer) => !(layer.kind === 'text' && isChosen(layer, choice)));
  const count = (layers: readonly Layer[], isTitle: boolean): number =>
    layers.filter((layer) => layer.kind === 'text' && (layer.role === 'title') === isTitle).length;
  const isRuleIdle = count(rest, false) === 0 || count(rest, true) === 0;
  return { ...scene, layers: isRuleIdle ? rest.filter(({ id }) => id !== 'rule') : rest };
}
