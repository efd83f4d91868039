/** What people ask for that no plan can do, and what to do instead; the words are without what they speak of. */
const ELSEWHERE: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:delete|remove|drop|hide|erase|get rid of|throw away) (?:it|them)$/u,
    'Nothing is deleted by a plan: select it on the board and press Delete.',
  ],
  [/^undo\b|\bundo (?:it|that|the)\b/u, 'Undo is on the board: press Ctrl+Z or use the history.'],
  [
    /^translate\b/u,
    'Texts are not translated here: write the new text in quotes, such as: change the title to “Hallo”.',
  ],
  [
    /\b(?:add|put|use|include|insert)\b.*\blogos?\b/u,
    'A logo is placed where a design is made: choose the brand kit that has it and ask for the piece anew.',
  ],
  [/^(?:describe|explain|rate|compare)\b/u, 'Only pieces are planned here; say what should be made or changed.'],
];

/** The sentence for a wish that no plan can fulfil; undefined for any other. */
export function cannotPlan(words: string): string | undefined {
  return ELSEWHERE.find(([pattern]) => pattern.test(words))?.[1];
}
