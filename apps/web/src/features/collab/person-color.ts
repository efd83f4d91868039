/** Colours of people on a board. White text on each has a contrast of at least 4.5. */
const PERSON_COLORS = [
  'oklch(0.53 0.19 262)',
  'oklch(0.5 0.1 165)',
  'oklch(0.52 0.18 330)',
  'oklch(0.51 0.13 60)',
  'oklch(0.52 0.17 295)',
  'oklch(0.5 0.1 215)',
  'oklch(0.53 0.18 15)',
] as const;

/** The colour of a person, the same on every screen. */
export function personColor(accountId: string): string {
  let sum = 0;
  for (const character of accountId) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return PERSON_COLORS[sum % PERSON_COLORS.length] as string;
}
