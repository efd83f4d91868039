import { type OrderToCheck, type ReferenceFacts, readNumber, readSwitch, readText } from '@gesso/provider-kit';

export const MOST_PICTURES = 16;

const MOST_BYTES = 50 * 1024 * 1024;
const MOST_MASK_BYTES = 4 * 1024 * 1024;
const TYPES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp']);

/**
 * What OpenAI would refuse of settings that do not go together, and of pictures and a mask.
 *
 * @see OpenAI, Images API: `background` transparent is for PNG and WebP; up to 16 pictures below 50 MB; a mask is a PNG below
 * 4 MB of the size of the first picture.
 */
export function findOpenaiFault({ settings, references }: OrderToCheck): string | undefined {
  if (readText(settings, 'background') === 'transparent' && readText(settings, 'outputFormat') === 'jpeg') {
    return 'A JPEG has no transparent background; choose PNG or WebP.';
  }
  if (readText(settings, 'outputFormat') === 'png' && readNumber(settings, 'compression') < 100) {
    return 'A PNG keeps everything; choose JPEG or WebP for smaller files.';
  }
  const hasMask = readSwitch(settings, 'lastIsMask');
  const hasMarkup = readSwitch(settings, 'lastIsMarkup');
  if (hasMask && hasMarkup) return 'The last picture is a mask or has marks on it, not both.';
  if (hasMarkup && references.length < 2) {
    return 'Marks need a picture to lie on: name the picture first and the one with the marks last.';
  }
  const pictures = hasMask || hasMarkup ? references.slice(0, -1) : references;
  if (hasMask && pictures.length === 0)
    return 'A mask needs a picture to lie on: name the picture first and the mask last.';
  if (pictures.length > MOST_PICTURES) return `GPT image takes at most ${MOST_PICTURES} pictures.`;
  if (pictures.some(({ mimeType }) => !TYPES.has(mimeType))) return 'GPT image takes pictures as PNG, JPEG or WebP.';
  if (pictures.some(({ sizeBytes }) => sizeBytes >= MOST_BYTES)) return 'GPT image takes pictures below 50 MB.';
  const [first, mask] = [references[0], references.at(-1)];
  if (hasMarkup && mask !== undefined && !TYPES.has(mask.mimeType))
    return 'GPT image takes pictures as PNG, JPEG or WebP.';
  return hasMask && first !== undefined && mask !== undefined ? findMaskFault(first, mask) : undefined;
}

function findMaskFault(first: ReferenceFacts, mask: ReferenceFacts): string | undefined {
  if (mask.mimeType !== 'image/png') return 'The mask must be a PNG.';
  if (mask.sizeBytes >= MOST_MASK_BYTES) return 'The mask must be smaller than 4 MB.';
  if (mask.widthPx === first.widthPx && mask.heightPx === first.heightPx) return undefined;
  return `The mask must be as large as the first picture: ${first.widthPx} × ${first.heightPx} px.`;
}
