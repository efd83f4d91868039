/**
 * Order keys: strings that sort as the items lie, from back to front, with room between any two of them.
 *
 * A key is a fraction between 0 and 1 written in base 62 without "0."; comparing strings compares fractions. Moving one
 * item writes one key, so two people who reorder different items never fight over a list. Keys never end in the lowest
 * digit, else nothing would fit before them.
 *
 * @see Evan Wallace, "Realtime editing of ordered sequences", Figma blog 2017, for the idea; the digits and the
 *   appending rule are ours.
 */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = DIGITS.length;
/** Appending adds to the number of a fixed width first, so that ten thousand appended items keep keys of this length. */
const APPEND_WIDTH = 4;

/** Whether a stored value can be compared and split as an order key. */
export function isOrderKey(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9A-Za-z]*[1-9A-Za-z]$/.test(value);
}

/** Compares as strings of bytes do; `localeCompare` would ignore case on some machines. */
export function compareOrderKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * A key strictly between two keys.
 *
 * @param after - The key behind, or null for the very back.
 * @param before - The key in front, or null for the very front. Must sort after `after`.
 */
export function orderKeyBetween(after: string | null, before: string | null): string {
  if (before === null) return keyAfter(after ?? '');
  return fractionBetween(after ?? '', before);
}

/** `count` keys in ascending order, all strictly between two keys. Bounds as in `orderKeyBetween`. */
export function orderKeysBetween(after: string | null, before: string | null, count: number): string[] {
  const keys: string[] = [];
  if (before === null) {
    for (let last = after; keys.length < count; ) {
      last = keyAfter(last ?? '');
      keys.push(last);
    }
    return keys;
  }
  // Halving keeps keys short: n keys grow by log62(n) digits instead of n.
  const middle = orderKeyBetween(after, before);
  if (count <= 0) return [];
  const left = Math.floor((count - 1) / 2);
  return [...orderKeysBetween(after, middle, left), middle, ...orderKeysBetween(middle, before, count - 1 - left)];
}

/** The next key of the fixed width; when those are used up, a longer one after `key`. */
function keyAfter(key: string): string {
  const digits = [...key.slice(0, APPEND_WIDTH).padEnd(APPEND_WIDTH, '0')].map((digit) => DIGITS.indexOf(digit));
  for (let place = APPEND_WIDTH - 1; place >= 0; place -= 1) {
    const digit = digits[place] ?? 0;
    if (digit < BASE - 1) {
      digits[place] = digit + 1;
      const next = digits.map((value) => DIGITS[value]).join('');
      // An empty start begins in the middle of the range, so that "to the back" has as much room as "to the front".
      return key === '' ? DIGITS[BASE / 2] + next.slice(1) : next.replace(/0+$/, '');
    }
    digits[place] = 0;
  }
  return key + DIGITS[BASE / 2];
}

/** The shortest fraction strictly between two, digit by digit; '' stands for 0. */
function fractionBetween(low: string, high: string): string {
  let key = '';
  for (let place = 0; ; place += 1) {
    const from = place < low.length ? DIGITS.indexOf(low[place] ?? '0') : 0;
    const to = place < high.length ? DIGITS.indexOf(high[place] ?? '0') : BASE;
    if (from === to) {
      key += DIGITS[from];
      continue;
    }
    if (to - from > 1) return key + DIGITS[Math.floor((from + to) / 2)];
    // No digit fits between neighbours: take the lower one and find something above what is left of `low`.
    return key + DIGITS[from] + fractionAbove(low.slice(place + 1));
  }
}

/** The shortest fraction above `low` and below 1. */
function fractionAbove(low: string): string {
  let key = '';
  for (let place = 0; ; place += 1) {
    const from = place < low.length ? DIGITS.indexOf(low[place] ?? '0') : 0;
    if (from < BASE - 1) return key + DIGITS[Math.ceil((from + BASE) / 2)];
    key += DIGITS[from];
  }
}
