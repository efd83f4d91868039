import type { Brief } from '../brief/brief.ts';
import type { Layer, TextLayer } from '../scene/layers.ts';
import { inlineEmoji } from '../type/inline-emoji.ts';
import { localeOf } from '../type/scripts.ts';

/** The layers of a composition with their texts finished, and what the reader must be told of them. */
export interface FinishedTexts {
  readonly layers: readonly Layer[];
  readonly notes: readonly string[];
}

/** How much of a cut text a note quotes. */
const QUOTED_CHARACTERS = 40;

/**
 * What holds for the texts of every recipe: emoji get their drawings, Han characters the forms of the language the
 * other texts are in, and a text that had to be cut is told of.
 */
export function finishTexts(layers: readonly Layer[], brief: Brief): FinishedTexts {
  const texts = layers.filter((layer): layer is TextLayer => layer.kind === 'text');
  const locale = localeOf(texts.map(({ text }) => text).join(''));
  const finish = (layer: TextLayer): TextLayer => {
    const finished = inlineEmoji(layer, brief.emoji);
    return layer.locale === 'zh' && locale !== undefined ? { ...finished, locale } : finished;
  };
  return {
    layers: layers.map((layer) => (layer.kind === 'text' ? finish(layer) : layer)),
    notes: texts.filter(isCut).map(({ text }) => `“${shorten(text)}” is too long for this layout and was cut.`),
  };
}

function isCut({ text, lines }: TextLayer): boolean {
  return lines.at(-1)?.text.endsWith('…') === true && !text.endsWith('…');
}

function shorten(text: string): string {
  const letters = [...text];
  return letters.length <= QUOTED_CHARACTERS ? text : `${letters.slice(0, QUOTED_CHARACTERS).join('').trimEnd()}…`;
}
