import type { Studio } from '../../compose/studio.ts';
import type { RelatedThing } from '../../subjects/relatives.ts';

/** The sizes of set there are: each fills a grid without a gap. */
const SIZES = [4, 6, 9, 12, 16] as const;
/** What the four crops show when the prompt names no number: on a wide sheet sets that make long rows. */
const USUAL_SIZES = [9, 6, 12, 4] as const;
const WIDE_SIZES = [12, 4, 12, 6] as const;
/** From this proportion on three rows would be tiny. */
const WIDE = 2.2;
const NUMBER_WORDS: Readonly<Record<string, number>> = {
  four: 4,
  six: 6,
  eight: 9,
  nine: 9,
  ten: 12,
  twelve: 12,
  sixteen: 16,
};

/** How many icons are asked for: the next size that holds the number of the prompt, else what suits the crop. */
export function setSize({ brief, crop, widthPx, heightPx }: Studio): number {
  const asked = /\b(\d{1,2}|four|six|eight|nine|ten|twelve|sixteen)\b[\s\p{L}-]{0,40}?\bicons?\b/iu.exec(
    brief.prompt,
  )?.[1];
  if (asked === undefined) return (widthPx / heightPx > WIDE ? WIDE_SIZES : USUAL_SIZES)[crop] ?? 9;
  const count = NUMBER_WORDS[asked.toLowerCase()] ?? Number(asked);
  return SIZES.find((size) => size >= count) ?? 16;
}

/**
 * The brief's things first, then what belongs with the first of them, drawings of the same kind before others so that
 * the set looks drawn by one hand. Fewer than wanted give the next smaller set.
 */
export function chooseIcons({ brief }: Studio, wanted: number): readonly RelatedThing[] {
  const first = brief.subjects[0] ?? brief.relatives[0];
  if (first === undefined) return [];
  const isAlike = ({ art }: RelatedThing): boolean => art.isSilhouette === first.art.isSilhouette;
  const others = [...brief.relatives].sort((a, b) => Number(isAlike(b)) - Number(isAlike(a)));
  const icons = [...brief.subjects, ...others].filter(
    ({ art }, index, all) => all.findIndex((other) => other.art.id === art.id) === index,
  );
  const size = [...SIZES].reverse().find((count) => count <= Math.min(wanted, icons.length)) ?? icons.length;
  return icons.slice(0, size);
}
