import { IMAGE_SIZES } from '../../src/formats/image-sizes.ts';
import { type RecipeId, STYLES } from '../../src/formats/styles.ts';
import { openRandomStream } from '../../src/random/random-stream.ts';

/** One request of the proof, with the words that must be found in the design again. */
export interface GeneratedBrief {
  readonly name: string;
  readonly prompt: string;
  readonly style: RecipeId | 'auto';
  readonly seed: number;
  readonly variantIndex: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

export const RECIPE_IDS: readonly RecipeId[] = STYLES.map(({ id }) => id).filter((id): id is RecipeId => id !== 'auto');

const MEDIA = ['poster', 'flyer', 'card', 'banner', 'logo', 'picture', 'label', 'quote', 'cover', 'badge'];
const SUBJECTS = [
  'coffee',
  'fox',
  'rocket',
  'sailboat',
  'guitar',
  'lighthouse',
  'bread',
  'bicycle',
  'tea',
  'gryphonoid',
  '',
];
const SCENES = ['', 'in a forest at night', 'by the sea at sunset', 'in the city', 'in space', 'in the desert at dawn'];
const LOOKS = ['', 'elegant', 'bold', 'vintage', 'minimal', 'playful', 'navy', 'warm', '#ff3355 #ffee00', 'on white'];
const TITLES = [
  'Night Market',
  'Open House',
  'The Garden Party',
  'SLOW BREW',
  'Harbour Lights',
  'Fresh Bread Every Morning',
  'Winter Concert',
  'Read More Books',
  'Summer in the City and by the Sea',
  'Jazz Evenings',
  'Extraordinarily Quiet Places',
  'Grand Opening',
  'What We Keep',
  'Maps and Travels',
  'WORKSHOP',
  'Bring a friend, stay for dinner',
];
const TAGLINES = [
  'small batch, every morning',
  'A night of films under the stars',
  'Handmade by people who care about the details',
  'since the harbour was built',
  'Everything you need for the weekend, and nothing else',
  'Music, food and friends',
];
const DATES = ['12 June, 8 pm', 'Friday 7 March', '24 May'];
const PLACES = ['Harbour Stage', 'The Old Library', 'Market Square', 'Kunsthalle'];
/** Longer sides are drawn at this size, so that two hundred pictures take seconds. */
const LONGER_SIDE_PX = 480;
/** Sizes of one's own, from a strip to a column. */
const CUSTOM = [
  [600, 200],
  [200, 600],
  [333, 250],
  [256, 256],
  [480, 120],
] as const;

/** Briefs over all recipes and formats in turn; the same every time. */
export function generateBriefs(count: number): readonly GeneratedBrief[] {
  const sizes = [...IMAGE_SIZES.map(({ widthPx, heightPx }) => [widthPx, heightPx] as const), ...CUSTOM];
  return Array.from({ length: count }, (_, index) => {
    const random = openRandomStream(index, 'proof');
    // Strides without a common factor bring every recipe together with every format in time.
    const style = RECIPE_IDS[index % RECIPE_IDS.length]!;
    const [width, height] = sizes[(index * 7) % sizes.length]!;
    const zoom = LONGER_SIDE_PX / Math.max(width, height);
    const parts = [
      [random.pick(LOOKS), random.pick(MEDIA), random.pick(SUBJECTS), random.pick(SCENES)]
        .filter((part) => part !== '')
        .join(' '),
      `"${TITLES[index % TITLES.length]}"`,
      ...(random.next() < 0.7 ? [`tagline "${random.pick(TAGLINES)}"`] : []),
      ...(random.next() < 0.35 ? [`date "${random.pick(DATES)}"`] : []),
      ...(random.next() < 0.35 ? [`place "${random.pick(PLACES)}"`] : []),
    ];
    return {
      name: `${index} ${style} ${width} × ${height}`,
      prompt: parts.join(' '),
      style,
      seed: index * 31 + 7,
      variantIndex: index % 4,
      widthPx: Math.round(width * zoom),
      heightPx: Math.round(height * zoom),
    };
  });
}
