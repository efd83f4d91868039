const CREDITS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });

/** Millicredits as credits, without a trailing zero: `998.5`, `2,846`. */
export function formatCredits(millicredits: number): string {
  return CREDITS.format(millicredits / 1000);
}

/** With its sign, as a ledger shows movements: `+1,000`, `−31`, `0`. The minus is a real one, as wide as the plus. */
export function formatSignedCredits(millicredits: number): string {
  const amount = formatCredits(Math.abs(millicredits));
  return millicredits > 0 ? `+${amount}` : millicredits < 0 ? `−${amount}` : amount;
}

/** With its noun: `1 credit`, `0.5 credits`. */
export function countCredits(millicredits: number): string {
  return `${formatCredits(millicredits)} ${millicredits === 1000 ? 'credit' : 'credits'}`;
}

/**
 * Reads what a person typed as credits: `120`, `0.5`, `1,000`.
 *
 * @returns Millicredits, null for an empty text, undefined when it is not an amount of at most three decimals.
 */
export function parseCredits(text: string): number | null | undefined {
  const trimmed = text.trim().replaceAll(',', '');
  if (trimmed === '') return null;
  const match = /^(\d{1,12})(?:\.(\d{1,3}))?$/.exec(trimmed);
  if (!match) return undefined;
  return Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0'));
}
