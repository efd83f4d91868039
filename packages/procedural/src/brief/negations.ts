/** What a prompt forbids. */
export interface Negations {
  /** The text without what must not appear, so that "no people, without a moon" asks for neither. */
  readonly rest: string;
  /** Words that must not appear, as written, lower case. */
  readonly avoided: readonly string[];
  readonly isTextFree: boolean;
}

const WORD = String.raw`[\p{L}\d][\p{L}\p{M}\d-]*`;
const ARTICLE = String.raw`(?:an?\s+|any\s+|the\s+|too\s+|much\s+|many\s+|some\s+|using\s+|any\s+kind\s+of\s+)*`;
/** "no", "not", "without": what follows, and what is joined to it by "or", "nor" and "/". */
const BARE = new RegExp(
  String.raw`\b(?:no|not|without|never|minus|nothing|zero|isn['’]t|instead\s+of|rather\s+than)\s+(?!only\b|just\b|matter\b|one\b)${ARTICLE}(${WORD}(?:\s*(?:,?\s*(?:or|nor)\s+|/)\s*${ARTICLE}${WORD})*)`,
  'giu',
);
/** "without people and cars", "don't use red and green", "avoid": the forbidding verb holds for "and" too. */
const LISTED = new RegExp(
  String.raw`\b(?:without|avoid(?:ing)?|exclud(?:e|ing)|omit|leave\s+out|skip|free\s+of|(?:don['’]?t|do\s+not|never)\s+(?:use|want|include|add|show|draw|put|have|need|make\s+it|paint|like))\s+${ARTICLE}(${WORD}(?:\s*(?:,?\s*(?:or|nor|and)\s+|,\s*|/)\s*(?!an?\s|the\s|with\s)${ARTICLE}${WORD}(?=\s*(?:[,.;!?/]|$|\s(?:or|nor|and)\s)))*)`,
  'giu',
);
const FREE = /\b(\p{L}+)-free\b/giu;
const TEXT_WORDS = /^(?:text|texts|words?|type|typography|lettering|writing|letters?|caption|captions|typographic)$/iu;
const JOINED = new RegExp(String.raw`\s*(?:\b(?:or|nor|and)\b|[,/])\s*${ARTICLE}`, 'iu');

/** Reads "no text", "without people", "don't use red", "not green" and takes them out of the prompt. */
export function readNegations(text: string): Negations {
  const avoided: string[] = [];
  const take = (_match: string, list: string): string => {
    avoided.push(
      ...list
        .split(JOINED)
        .map((word) => word.trim().toLowerCase())
        .filter((word) => word !== ''),
    );
    return ' , ';
  };
  const rest = text.replace(LISTED, take).replace(BARE, take).replace(FREE, take);
  return { rest, avoided: [...new Set(avoided)], isTextFree: avoided.some((word) => TEXT_WORDS.test(word)) };
}
