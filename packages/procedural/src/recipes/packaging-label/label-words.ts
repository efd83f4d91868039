import type { Studio } from '../../compose/studio.ts';

/** What a label says, sorted by where it goes. */
export interface LabelWords {
  readonly title: string | undefined;
  readonly tagline: string | undefined;
  /** Origin, year, price and whatever else is quoted, on one line. */
  readonly facts: string | undefined;
  /** Only when it is quoted: a label must not invent what is in the package. */
  readonly netWeight: string | undefined;
}

const WEIGHT =
  /^(net\s*(wt|weight|contents?)?\.?:?\s*)?\d+([.,]\d+)?\s?(g|gr|kg|mg|ml|cl|dl|l|oz|fl\.?\s?oz|lbs?|grams?|lit(re|er)s?|ounces?|(tea\s?)?bags|capsules|pieces|pcs|tablets)\b/iu;

/** Sorts the texts of a brief: amounts with a unit are the net weight, the rest keeps its role. */
export function labelWords({ texts }: Studio): LabelWords {
  const { title, ...others } = texts;
  const pieces = Object.entries(others).flatMap(([role, text]) =>
    (text ?? '').split(' · ').map((piece) => ({ role, piece })),
  );
  const weights = pieces.filter(({ piece }) => WEIGHT.test(piece));
  const rest = pieces.filter(({ piece }) => piece !== '' && !WEIGHT.test(piece));
  const join = (wanted: (role: string) => boolean): string | undefined => {
    const found = rest.filter(({ role }) => wanted(role)).map(({ piece }) => piece);
    return found.length === 0 ? undefined : found.join('  ·  ');
  };
  return {
    title,
    tagline: join((role) => role === 'tagline'),
    facts: join((role) => role !== 'tagline'),
    netWeight: weights.length === 0 ? undefined : weights.map(({ piece }) => piece).join('  ·  '),
  };
}
