/** Beyond this many an instruction is a brief of its own. */
const MOST_CLAUSES = 12;

/** The parts of an instruction in plain English, lower case, in their order: "a and b, then c." is three. */
export function splitClauses(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[,;\n]|\.(?:\s|$)|\b(?:and then|then|and|but|also|plus)\b|&/u)
    .map((clause) => clause.replace(/\s+/gu, ' ').trim())
    .filter((clause) => clause !== '')
    .slice(0, MOST_CLAUSES);
}
