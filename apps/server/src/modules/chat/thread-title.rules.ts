/** As many characters as a line of the thread list shows. */
const TITLE_CHARACTERS = 60;

/** What a thread without a title is called: the beginning of its first brief, cut between words. */
export function titleOfBrief(brief: string): string {
  const line = brief.replace(/\s+/gu, ' ').trim();
  if (line === '') return 'New conversation';
  if (line.length <= TITLE_CHARACTERS) return line;
  const cut = line.slice(0, TITLE_CHARACTERS - 1);
  const lastSpace = cut.lastIndexOf(' ');
  // A first word longer than half the line is cut within, else next to nothing would be left.
  return `${(lastSpace > TITLE_CHARACTERS / 2 ? cut.slice(0, lastSpace) : cut).trimEnd()}…`;
}
