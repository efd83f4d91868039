import { alignOf, leadingOf } from '../edit/resize-text.ts';
import type { TextLayer } from '../scene/layers.ts';
import type { Scene } from '../scene/scene.ts';
import { fitText } from '../type/fit-text.ts';
import { FONT_FACES } from '../type/font-faces.ts';
import { placeText } from '../type/text-layer.ts';

/** Words that fill a page are no design; the same bound as for briefs' texts keeps drawing quick. */
export const LONGEST_TEXT = 500;

/** Below this share of its size a text had rather take more lines than stay in its place. */
const SMALLEST_IN_PLACE = 0.6;

/**
 * Sets other words in a text's place, or the same in another face. They keep their size where there is room for them,
 * become a little smaller to stay in their place, and take more room of the sheet when they would become small. A text on a circle stays on it and becomes smaller before it would
 * meet itself.
 */
export function setLayerText(scene: Scene, layer: TextLayer, text: string, family = layer.family): TextLayer {
  const words = text.replace(/\s+/gu, ' ').trim();
  const face = faceOf(layer, family);
  const align = alignOf(layer, scene);
  const spec = {
    id: layer.id,
    role: layer.role,
    text: words,
    face,
    color: layer.color,
    backdrop: layer.backdrop,
    align,
    trackingEm: layer.trackingPx / layer.sizePx,
    leading: leadingOf(layer),
    maxLines: layer.arc === undefined ? layer.lines.length + 2 : 1,
    maxSizePx: layer.sizePx,
    minSizePx: Math.min(layer.sizePx, Math.min(scene.widthPx, scene.heightPx) / 90),
  };
  const room = layer.arc === undefined ? roomOf(scene, layer, align) : ringOf(scene, layer);
  const wide = { ...spec, maxWidthPx: room.widthPx };
  // A little smaller in the old place looks better than the old size over what lies below it.
  const inPlace = fitText({ ...wide, maxHeightPx: layer.box.heightPx, minSizePx: layer.sizePx * SMALLEST_IN_PLACE });
  const fit = inPlace.isCut ? fitText({ ...wide, maxHeightPx: room.heightPx }) : inPlace;
  const placed = placeText(spec, fit, { ...room, yPx: layer.box.yPx, heightPx: fit.heightPx, stick: 'top' });
  const { lines, sizePx, trackingPx, box } = placed;
  return {
    ...layer,
    text: words,
    name: layer.role === 'title' ? layer.name : words.slice(0, 40),
    family: face.family,
    weight: face.weight,
    style: face.style,
    lines,
    sizePx,
    trackingPx,
    box,
  };
}

/** The weight of the family that is nearest to the one it had. */
function faceOf({ weight, style }: TextLayer, family: string) {
  const faces = FONT_FACES.filter((face) => face.family === family && face.script === 'latin');
  const cuts = faces.some((face) => face.style === style) ? faces.filter((face) => face.style === style) : faces;
  const [nearest] = cuts.toSorted(
    (first, second) => Math.abs(first.weight - weight) - Math.abs(second.weight - weight),
  );
  return { family, weight: nearest?.weight ?? weight, style: nearest?.style ?? style };
}

/** From where the text is anchored to the margin of the sheet, both ways for a centred one. */
function roomOf(scene: Scene, { box }: TextLayer, align: 'left' | 'center' | 'right') {
  const edge = Math.max(0, Math.min(box.xPx, scene.widthPx - box.xPx - box.widthPx, scene.grid.marginPx));
  const anchor = box.xPx + (align === 'left' ? 0 : align === 'center' ? box.widthPx / 2 : box.widthPx);
  const reach = {
    left: scene.widthPx - edge - anchor,
    right: anchor - edge,
    center: 2 * Math.min(anchor - edge, scene.widthPx - edge - anchor),
  }[align];
  // Somebody may have moved it half off the sheet; it keeps its own width then.
  const widthPx = Math.max(box.widthPx, reach);
  const xPx = align === 'left' ? anchor : align === 'right' ? anchor - widthPx : anchor - widthPx / 2;
  return { xPx, widthPx, heightPx: Math.max(box.heightPx, scene.heightPx - box.yPx) };
}

/** Nine tenths of the circle, so that its end does not meet its start. */
function ringOf(scene: Scene, { arc, box }: TextLayer) {
  const widthPx = 2 * Math.PI * (arc?.radiusPx ?? box.widthPx) * 0.9;
  return { xPx: box.xPx, widthPx, heightPx: scene.heightPx };
}
