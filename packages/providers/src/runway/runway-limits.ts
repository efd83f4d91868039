import { type OrderToCheck, readText } from '@gesso/provider-kit';

const TYPES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp']);
/** A `data:` address may have 5 MB, and base64 writes three bytes as four. */
const MOST_BYTES = 3_900_000;
const MOST_UNITS = 1_000;
/** What the model for words alone knows. */
const RATIOS_OF_WORDS: ReadonlySet<string> = new Set(['1280:720', '720:1280']);

/**
 * What Runway would refuse.
 *
 * @see Runway, image to video and text to video: prompts count UTF-16 units.
 */
export function findRunwayFault({ prompt, settings, references }: OrderToCheck): string | undefined {
  if (prompt.length > MOST_UNITS)
    return `Runway takes at most ${MOST_UNITS} characters, and some of yours count twice.`;
  const [first] = references;
  if (first === undefined) {
    const isKnown = RATIOS_OF_WORDS.has(readText(settings, 'ratio'));
    return isKnown ? undefined : 'Without a picture Runway makes clips of 1280 × 720 or 720 × 1280 only.';
  }
  if (!TYPES.has(first.mimeType)) return 'Runway takes a picture as PNG, JPEG or WebP.';
  return first.sizeBytes > MOST_BYTES ? 'Runway takes a picture of at most 3.9 MB.' : undefined;
}
