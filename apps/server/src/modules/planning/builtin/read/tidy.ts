const REQUEST_LEAD =
  /^(?:(?:please|pls|plz|can|could|would|will) (?:you |u )?|(?:i|we)(?:['’]d)? (?:would )?(?:need|want|like|love)(?: to (?:have|see|get))?\b ?|(?:i|we)(?:['’]m|['’]re| am| are) looking for |let['’]?s |(?:make|create|design|draw|generate|build|produce|do|give|show|render|paint|illustrate|prepare|develop|get|have|use)(?: (?:me|us))? (?!of\b|up\b|it\b)|just |only |maybe |also |then |and |plus |some kind of |something like |an? (?=\s*$))+/iu;
const DANGLING =
  /(?:^|\s)(?:and|with|plus|in|of|as|then|also|for|the|an?|or|from|each|by|using|to|at|on|but|just|please|is|are|:)$/iu;

/** Makes a sentence of what is left when parts were cut out: no doubled commas, no loose ends. */
export function tidy(text: string): string {
  let rest = text
    .replace(/\(\s*[,;]?\s*\)/gu, ' ')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/\b(?:make|keep) (?:it|them)(?: and)?\s*(?=[.,;]|$)/giu, ' ')
    .replace(/\s+([,.;:!?)])/gu, '$1')
    .replace(/\(\s+/gu, '(')
    .replace(/([,;:])(?:\s*[,;:])+/gu, '$1')
    .replace(/[,;:]\s*([.!?])/gu, '$1')
    .replace(/([.!?])(?:\s*[,;:.])+/gu, '$1')
    .replace(/^[\s,;:.!?)•*–—-]+/u, '')
    .replace(/[\s,;:(•*–—-]+$/u, '')
    .trim();
  for (let turn = 0; turn < 4; turn += 1) {
    const next = rest.replace(DANGLING, '').replace(/[\s,;:(–—-]+$/u, '');
    if (next === rest) break;
    rest = next;
  }
  return rest;
}

/** Tidy, and without "please make me" in front. */
export function tidyWish(text: string): string {
  return tidy(tidy(text).replace(REQUEST_LEAD, ''));
}

/** Sentences of a text, each tidy; line ends part them too. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?…])\s+(?=\S)|\n+/u)
    .map(tidyWish)
    .filter((sentence) => /[\p{L}\d\p{Extended_Pictographic}\ue000-\uf8ff]/u.test(sentence));
}
