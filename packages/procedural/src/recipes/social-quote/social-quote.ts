import type { Composition, Studio } from '../../compose/studio.ts';
import { composeBubble } from './bubble.ts';
import { composeField } from './field.ts';
import { composeMarker } from './marker.ts';
import { composeOver } from './over.ts';

const CROPS = [composeOver, composeField, composeBubble, composeMarker] as const;

/**
 * A sentence as the picture, with a large quotation mark and the name of who said it. Crops: the mark above the
 * sentence, a sheet of colour with the mark or the subject running off it, a speech bubble, and lines of marker.
 */
export function composeSocialQuote(studio: Studio): Composition {
  const layers = CROPS[studio.crop % CROPS.length]!(studio);
  const isSilent = studio.texts.title === undefined;
  const notes = isSilent ? ['There is no sentence to set, so only the quotation mark is drawn.'] : [];
  return { layers, notes, lightAngleDeg: 315 };
}
