import type { Format } from './follow-up.ts';

type Shape = readonly [pattern: RegExp, label: string, widthPx: number, heightPx: number];

/** Shapes by what people call them, the more exact ones first. Paper is at 150 pixels an inch. */
const SHAPES: readonly Shape[] = [
  [/\b(?:fb|facebook) cover\b|\bprofile (?:cover|banner)\b/u, 'Profile cover', 1640, 624],
  [/\b(?:pinterest(?: pin)?|pins?)\b/u, 'Pinterest pin', 1000, 1500],
  [
    /\b(?:linkedin|facebook|fb|twitter|x) (?:posts?|ads?|images?)\b|\blink preview\b|\bog image\b/u,
    'Link post',
    1200,
    630,
  ],
  [/\b(?:linkedin|facebook|twitter)\b(?! (?:cover|stor))/u, 'Link post', 1200, 630],
  [/\bleaderboards?\b/u, 'Leaderboard', 1456, 180],
  [/\bskyscrapers?\b/u, 'Skyscraper', 320, 1200],
  [/\bmedium rectangles?\b/u, 'Medium rectangle', 600, 500],
  [/\bstor(?:y|ies)\b|\breels?\b|\btik ?tok\b|\b9:16\b|\bphone wallpapers?\b/u, '9:16', 1080, 1920],
  [/\b(?:square|squared)\b|\b1:1\b|\b(?:instagram|insta|ig) posts?\b/u, 'Square', 1024, 1024],
  [/\bbusiness cards?\b/u, 'Business card', 1020, 660],
  [/\bbanners?\b|\b3:1\b|\b(?:web|website|email)? ?headers?\b|\bhero\b/u, 'Banner', 1536, 512],
  [/\ba3\b.*\blandscape\b/u, 'A3 landscape', 2480, 1754],
  [/\ba3\b/u, 'A3', 1754, 2480],
  [/\ba4\b.*\blandscape\b/u, 'A4 landscape', 1754, 1240],
  [/\ba4\b/u, 'A4', 1240, 1754],
  [/\ba5\b.*\blandscape\b/u, 'A5 landscape', 1240, 874],
  [/\ba5\b/u, 'A5', 874, 1240],
  [/\b4:3\b/u, '4:3', 1365, 1024],
  [/\b3:2\b/u, '3:2', 1536, 1024],
  [/\b3:4\b/u, '3:4', 1024, 1365],
  [/\b2:3\b/u, '2:3', 1024, 1536],
  [
    /\b16:9\b|\bwidescreen\b|\b(?:youtube|yt)(?: thumbnails?)?\b|\bthumbnails?\b|\blandscape\b|\bhorizontal\b|\bpresentation\b|\bslides?\b/u,
    '16:9',
    1536,
    864,
  ],
  [/\b4:5\b|\bportrait\b|\bvertical\b|\bsocial posts?\b/u, '4:5', 1024, 1280],
];

const PIXELS = /\b(\d{2,4}) ?(?:px)? ?[x×] ?(\d{2,4})\b/u;
const RATIO = /\b(\d{1,3}):(\d{1,3})\b/u;
/** About the area of a usual picture, for proportions without a listed size. */
const USUAL_AREA_PX = 1024 * 1024;

/** All shapes a part of a brief names, in their order; a list is written with plus signs. */
export function formatsIn(text: string): readonly Format[] {
  const formats = text.split('+').flatMap((part) => formatIn(part) ?? []);
  return formats.filter((format, index) => formats.findIndex(({ words }) => words === format.words) === index);
}

function formatIn(text: string): Format | undefined {
  const pixels = PIXELS.exec(text);
  if (pixels !== null) return sized(`${pixels[1]} × ${pixels[2]}`, Number(pixels[1]), Number(pixels[2]));
  const shape = SHAPES.find(([pattern]) => pattern.test(text));
  if (shape !== undefined) return sized(shape[1], shape[2], shape[3]);
  const ratio = RATIO.exec(text);
  if (ratio === null) return undefined;
  const share = Number(ratio[1]) / Number(ratio[2]);
  if (!Number.isFinite(share) || share < 0.1 || share > 10) return undefined;
  return sized(
    `${ratio[1]}:${ratio[2]}`,
    Math.round(Math.sqrt(USUAL_AREA_PX * share)),
    Math.round(Math.sqrt(USUAL_AREA_PX / share)),
  );
}

/** The exact size is what the editing model is told: names of shapes differ from place to place. */
function sized(label: string, widthPx: number, heightPx: number): Format {
  return { label, words: `${label} version at ${widthPx}x${heightPx}`, widthPx, heightPx };
}
