import type { Asked, Piece } from './asked.ts';
import { tidy } from './tidy.ts';

const MARK = /[\ue000-\uf8ff]/u;
const NO_TEXT =
  /(?:,\s*)?\b(?:and\s+|but\s+)?(?:without|with no|no|don['’]?t (?:use|add|put|write|want)|avoid|zero)\s+(?:any\s+|written\s+)?(?:text|texts|words?|type|typography|lettering|letters|writing)\b(?!\s+(?:other|besides|except|but|apart))/giu;
const OTHER = /\bno (?:other|more|further|additional|extra)\b|\b(?:except|besides|other than|apart from|only the)\b/iu;
const ROLE =
  '(?:title|text|tag ?line|headline|heading|slogan|subtitle|date|place|name|words?|saying|that says|call to action)';
const TEXTS = new RegExp(
  String.raw`(?:,\s*)?(?:\b(?:and|with|the|has|having)\s+){0,4}(?:\b${ROLE}\s*:?\s*)?[\ue000-\uf8ff]`,
  'giu',
);

/**
 * Finds the contradiction of a brief that forbids text and quotes one of the same piece, and settles it.
 *
 * @param withText - How it was answered; undefined leaves the brief as it is.
 */
export function settleTexts(
  asked: Asked,
  withText: boolean | undefined,
): { readonly asked: Asked; readonly isContradictory: boolean } {
  const shared = asked.shared.join('. ');
  const isContradictory = asked.pieces.some(({ idea, noun }) => contradicts(`${noun} ${idea}. ${shared}`));
  if (!isContradictory || withText === undefined) return { asked, isContradictory };
  const settle = (text: string) => tidy(text.replace(withText ? NO_TEXT : TEXTS, ' '));
  const pieces = asked.pieces.map((piece): Piece => ({ ...piece, idea: settle(piece.idea), noun: settle(piece.noun) }));
  return {
    asked: { ...asked, pieces, shared: asked.shared.map(settle).filter((text) => text !== '') },
    isContradictory,
  };
}

function contradicts(text: string): boolean {
  return MARK.test(text) && new RegExp(NO_TEXT.source, 'iu').test(text) && !OTHER.test(text);
}
