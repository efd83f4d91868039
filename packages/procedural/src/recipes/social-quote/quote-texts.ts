import type { Studio } from '../../compose/studio.ts';
import {
  captionSpec,
  joined,
  LARGE_TEXT_CONTRAST,
  titleText,
  typeUnit,
  worstBackdrop,
} from '../../compose/type-block.ts';
import { readableOn } from '../../palette/color.ts';
import type { TextLayer } from '../../scene/layers.ts';
import { setText, type TextAlign, type TextRoom, type TextSpec } from '../../type/text-layer.ts';

/** A sentence broken into more lines than this would be a column of a newspaper. */
const MOST_LINES = 11;

/** What a quote card says: the sentence, who said it, and whatever else was given. */
export interface QuoteTexts {
  readonly sentence: string | undefined;
  readonly name: string | undefined;
}

/** Sorts the texts of a brief; without a name, the line that goes with the sentence is one. */
export function quoteTexts(studio: Studio): QuoteTexts {
  const { tagline, date, place, price, attribution } = studio.texts;
  const name = joined(attribution, tagline, place, date, price, studio.texts['call-to-action']);
  return { sentence: titleText(studio), name };
}

/** Sets the sentence as large as the room allows. */
export function setSentence(
  studio: Studio,
  room: TextRoom,
  options: {
    backdrops: readonly string[];
    colors: readonly string[];
    align: TextAlign;
    leading?: number;
    maxSizePx?: number;
  },
): TextLayer | undefined {
  const { sentence } = quoteTexts(studio);
  if (sentence === undefined || room.heightPx <= 0) return undefined;
  const color = readableOn(options.backdrops, options.colors, LARGE_TEXT_CONTRAST);
  const spec: TextSpec = {
    id: 'title',
    role: 'title',
    text: sentence,
    face: studio.pairing.title,
    color,
    backdrop: worstBackdrop(options.backdrops, color),
    align: options.align,
    trackingEm: studio.pairing.titleTrackingEm,
    // Sentences have capitals under descenders, which headlines of two lines rarely do.
    leading: options.leading ?? Math.max(1.12, studio.pairing.titleLeading),
    maxLines: MOST_LINES,
    maxSizePx: options.maxSizePx ?? Math.max(studio.unitPx * 17, typeUnit(studio) * 14),
    minSizePx: studio.unitPx * 2.6,
  };
  return setText(spec, room);
}

/** Sets who said it. */
export function setName(
  studio: Studio,
  room: TextRoom,
  options: { backdrops: readonly string[]; align: TextAlign },
): TextLayer | undefined {
  const { name } = quoteTexts(studio);
  if (name === undefined) return undefined;
  const spec = captionSpec(studio, studio.texts.attribution === undefined ? 'tagline' : 'attribution', name, options);
  return setText({ ...spec, maxLines: 2, maxSizePx: typeUnit(studio) * 3.6 }, room);
}
