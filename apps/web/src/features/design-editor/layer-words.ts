import type { Layer } from '@gesso/procedural/layers';

const KIND_WORDS: Readonly<Record<Layer['kind'], string>> = {
  fill: 'Background',
  shapes: 'Shapes',
  subject: 'Drawing',
  dots: 'Halftone',
  grain: 'Grain',
  text: 'Text',
};

/** What kind of layer it is, in a word. */
export function layerKind({ kind, slot }: Layer): string {
  return kind === 'fill' && slot !== 'background' ? 'Light' : KIND_WORDS[kind];
}

/** A layer by what it shows: a text by its words. */
export function layerName(layer: Layer): string {
  return layer.kind === 'text' ? layer.text : layer.name;
}
