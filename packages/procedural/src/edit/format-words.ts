import { IMAGE_SIZES, SIDE_LIMITS_PX } from '../formats/image-sizes.ts';

/** A sheet that an instruction asks for. */
export interface AskedFormat {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly label: string;
}

/** Words for listed sizes, the more exact ones first. */
const SIZE_WORDS: readonly (readonly [RegExp, string])[] = [
  [/\b(story|stories|reels?|tiktok|9\s*[:x]\s*16|phone wallpaper)\b/u, 'story'],
  [/\b(square|1\s*:\s*1|instagram post)\b/u, 'square'],
  [/\b(business card|visiting card)\b/u, 'business-card'],
  [/\b(banner|3\s*:\s*1|header|hero|leaderboard)\b/u, 'banner'],
  [/\ba3\b.*\blandscape\b|\blandscape\b.*\ba3\b/u, 'a3-landscape'],
  [/\ba3\b/u, 'a3-portrait'],
  [/\ba5\b.*\blandscape\b|\blandscape\b.*\ba5\b/u, 'a5-landscape'],
  [/\ba5\b/u, 'a5-portrait'],
  [/\ba[46]\b.*\blandscape\b|\blandscape\b.*\ba[46]\b/u, 'a4-landscape'],
  [/\ba[46]\b/u, 'a4-portrait'],
  [/\b(4\s*:\s*3)\b/u, 'landscape-4x3'],
  [/\b(3\s*:\s*2)\b/u, 'landscape-3x2'],
  [/\b(3\s*:\s*4)\b/u, 'portrait-3x4'],
  [/\b(2\s*:\s*3)\b/u, 'poster-2x3'],
  [/\b(16\s*[:x]\s*9|widescreen|youtube|thumbnail|landscape (?:version|format)|horizontal)\b/u, 'landscape'],
  [/\b(4\s*:\s*5|portrait (?:version|format)|vertical|portrait)\b/u, 'portrait'],
];

/** The sheet a clause asks for: a listed size by its words or ratio, any other ratio in about the same area, or pixels. */
export function formatIn(clause: string, now: { widthPx: number; heightPx: number }): AskedFormat | undefined {
  const pixels = /\b(\d{2,5})\s*(?:px)?\s*[x×]\s*(\d{2,5})\b/u.exec(clause);
  if (pixels !== null) {
    const [widthPx, heightPx] = [Number(pixels[1]), Number(pixels[2])];
    if (isSide(widthPx) && isSide(heightPx)) return { widthPx, heightPx, label: `${widthPx} × ${heightPx}` };
  }
  const words = SIZE_WORDS.find(([pattern]) => pattern.test(clause))?.[1];
  const listed = IMAGE_SIZES.find(({ id }) => id === words);
  if (listed !== undefined) return { widthPx: listed.widthPx, heightPx: listed.heightPx, label: listed.label };
  const ratio = /\b(\d{1,3}(?:\.\d+)?)\s*:\s*(\d{1,3}(?:\.\d+)?)\b/u.exec(clause);
  if (ratio === null) return undefined;
  const share = Number(ratio[1]) / Number(ratio[2]);
  if (!Number.isFinite(share) || share < 0.1 || share > 10) return undefined;
  const area = now.widthPx * now.heightPx;
  return {
    widthPx: toSide(Math.sqrt(area * share)),
    heightPx: toSide(Math.sqrt(area / share)),
    label: `${ratio[1]}:${ratio[2]}`,
  };
}

function isSide(sidePx: number): boolean {
  return sidePx >= SIDE_LIMITS_PX.smallest && sidePx <= SIDE_LIMITS_PX.largest;
}

function toSide(sidePx: number): number {
  return Math.min(SIDE_LIMITS_PX.largest, Math.max(SIDE_LIMITS_PX.smallest, Math.round(sidePx)));
}
