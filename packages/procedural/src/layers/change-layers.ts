import type { Layer } from '../scene/layers.ts';
import type { Scene } from '../scene/scene.ts';
import { FONT_FACES } from '../type/font-faces.ts';
import { keepSettable } from '../type/settable.ts';
import { type LayerChange, SCALE_LIMITS } from './layer-change.ts';
import { recolorLayer } from './layer-colors.ts';
import { LONGEST_TEXT, setLayerText } from './set-layer-text.ts';
import { flipLayer, moveLayer, rotateLayer, scaleLayer } from './transform-layer.ts';

/** A change that cannot be made: it names no layer of the scene, or asks for what its kind of layer has not. */
export class LayerChangeError extends Error {
  override readonly name = 'LayerChangeError';
  readonly code = 'invalid-layer-change';
  readonly retryable = false;
  /** Which of the changes it was, from 0. */
  readonly index: number;

  constructor(message: string, index: number) {
    super(message);
    this.index = index;
  }
}

/**
 * Changes layers of a scene by hand, one change after the other. The same scene and changes give the same scene, in the
 * browser and on the server. Nothing else is moved or recoloured to make room: who works by hand decides.
 *
 * @returns The very same object when there are no changes.
 * @throws LayerChangeError for the first change that cannot be made.
 */
export function changeLayers(scene: Scene, changes: readonly LayerChange[]): Scene {
  return changes.reduce((current, change, index) => {
    const at = current.layers.findIndex(({ id }) => id === change.layerId);
    const layer = current.layers[at];
    if (layer === undefined) throw new LayerChangeError(`The design has no layer “${change.layerId}”.`, index);
    return changeLayer(current, { change, layer, at, index });
  }, scene);
}

type Place = {
  readonly change: LayerChange;
  readonly layer: Layer;
  readonly at: number;
  readonly index: number;
};

function changeLayer(scene: Scene, { change, layer, at, index }: Place): Scene {
  const { layers } = scene;
  const replaced = (next: Layer): Scene => ({ ...scene, layers: layers.with(at, next) });
  const asText = () => {
    if (layer.kind === 'text') return layer;
    throw new LayerChangeError(`“${layer.name}” is no text.`, index);
  };
  switch (change.kind) {
    case 'move':
      return replaced(moveLayer(layer, { xPx: change.xPx, yPx: change.yPx }));
    case 'scale':
      return replaced(scaleLayer(layer, Math.min(SCALE_LIMITS.most, Math.max(SCALE_LIMITS.least, change.factor))));
    case 'rotate':
      return replaced(rotateLayer(layer, change.degrees));
    case 'flip':
      return replaced(flipLayer(layer));
    case 'recolor':
      return replaced(recolorLayer(layer, change.from, change.to));
    case 'opacity':
      return replaced({ ...layer, opacity: change.opacity });
    case 'text':
      return replaced(setLayerText(scene, asText(), settable(change.text, index)));
    case 'face': {
      const text = asText();
      if (FONT_FACES.every(({ family }) => family !== change.family)) {
        throw new LayerChangeError(`There is no typeface “${change.family}”.`, index);
      }
      return replaced(setLayerText(scene, text, settable(text.text, index), change.family));
    }
    case 'order':
      return { ...scene, layers: reordered(layers, at, change.to) };
    case 'remove':
      return { ...scene, layers: layers.toSpliced(at, 1) };
  }
}

function settable(text: string, index: number): string {
  if (text.trim() === '') throw new LayerChangeError('A text must have words; remove its layer instead.', index);
  if (text.length > LONGEST_TEXT) {
    throw new LayerChangeError(`A text may have at most ${LONGEST_TEXT} characters.`, index);
  }
  // Emoji are drawings out of a library that the page does not have.
  const { leftOut } = keepSettable(text, () => false);
  const [first] = leftOut;
  if (first !== undefined) throw new LayerChangeError(`“${first}” cannot be set by hand; leave it out.`, index);
  return text;
}

function reordered(layers: readonly Layer[], at: number, to: 'front' | 'forward' | 'backward' | 'back'): Layer[] {
  const last = layers.length - 1;
  const place = { front: last, back: 0, forward: Math.min(last, at + 1), backward: Math.max(0, at - 1) }[to];
  const rest = layers.toSpliced(at, 1);
  // The removed layer is at this index: it was found there.
  return rest.toSpliced(place, 0, layers[at] as Layer);
}
