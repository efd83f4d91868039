/** Longer sums than this are nobody's width. */
const MAX_CHARACTERS = 100;

/**
 * Reads a number or a small sum as people type it into a field: `100+20`, `1080/2`, `(4+2)*16`, `12,5`, `64 px`.
 *
 * @returns The value, or undefined when it is no number.
 */
export function readNumber(typed: string): number | undefined {
  if (typed.length > MAX_CHARACTERS) return undefined;
  const text = typed
    .replace(/,/g, '.')
    .replace(/(px|°|%)/g, '')
    .replace(/×/g, '*')
    .replace(/−/g, '-');
  const tokens = text.match(/\d+\.?\d*|\.\d+|[-+*/()]|\S/g);
  if (!tokens) return undefined;
  const reader = new SumReader(tokens);
  const value = reader.sum();
  return value !== undefined && reader.isAtEnd && Number.isFinite(value) ? value : undefined;
}

/** Sums of products of signed numbers and brackets, the usual grammar of arithmetic. */
class SumReader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  sum(): number | undefined {
    let total = this.#product();
    while (total !== undefined && this.#isNext('+', '-')) {
      const sign = this.#take() === '+' ? 1 : -1;
      const next = this.#product();
      total = next === undefined ? undefined : total + sign * next;
    }
    return total;
  }

  #product(): number | undefined {
    let total = this.#signed();
    while (total !== undefined && this.#isNext('*', '/')) {
      const isTimes = this.#take() === '*';
      const next = this.#signed();
      total = next === undefined ? undefined : isTimes ? total * next : total / next;
    }
    return total;
  }

  #signed(): number | undefined {
    if (this.#isNext('-')) {
      this.#take();
      const value = this.#signed();
      return value === undefined ? undefined : -value;
    }
    if (this.#isNext('(')) {
      this.#take();
      const value = this.sum();
      return this.#take() === ')' ? value : undefined;
    }
    const token = this.#take();
    return token !== undefined && /^[\d.]/.test(token) ? Number(token) : undefined;
  }

  #isNext(...wanted: readonly string[]): boolean {
    const token = this.#tokens[this.#at];
    return token !== undefined && wanted.includes(token);
  }

  #take(): string | undefined {
    const token = this.#tokens[this.#at];
    if (token !== undefined) this.#at += 1;
    return token;
  }
}
