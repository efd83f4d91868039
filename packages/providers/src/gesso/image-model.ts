import type { Settings } from '@gesso/contract';
import { DETAIL_LEVELS, IMAGE_SIZES, PALETTES, SIDE_LIMITS_PX, STYLES, TITLE_FAMILIES } from '@gesso/procedural';
import {
  areaFactor,
  choiceFactor,
  countSetting,
  type ModelDefinition,
  priceResults,
  type ResultSize,
  readNumber,
  readText,
  seedSetting,
} from '@gesso/provider-kit';
import { GESSO_LICENCE } from './gesso-licence.ts';

/** The size that the table's price is for, and that the engine's speed is stated for. */
const USUAL_SIZE: ResultSize = { widthPx: 1024, heightPx: 1024 };

/** Time per megapixel on one core, measured with room to spare; only words on a placeholder depend on it. */
const MS_PER_MEGAPIXEL = 250;

/** The built-in image engine: a design composed, drawn and kept as layers. Runs without anybody's key. */
export const gessoImage: ModelDefinition = {
  key: 'gesso-image',
  name: 'Gesso image',
  kind: 'image',
  vendor: 'gesso',
  vendorModel: 'gesso-image-1',
  licence: GESSO_LICENCE,
  promptMaxCharacters: 20_000,
  references: { least: 0, most: 4, kinds: ['image'] },
  settingsSchema: {
    type: 'object',
    properties: {
      size: {
        type: 'string',
        title: 'Size',
        enum: IMAGE_SIZES.map((size) => size.id),
        default: 'square',
        'x-labels': IMAGE_SIZES.map((size) => `${size.label} · ${size.widthPx} × ${size.heightPx}`),
      },
      style: {
        type: 'string',
        title: 'Style',
        enum: STYLES.map((style) => style.id),
        default: 'auto',
        'x-labels': STYLES.map((style) => style.label),
      },
      palette: {
        type: 'string',
        title: 'Palette',
        enum: [...PALETTES],
        default: 'auto',
        'x-labels': PALETTES.map((name) => name[0]!.toUpperCase() + name.slice(1)),
      },
      detail: {
        type: 'string',
        title: 'Detail',
        description: 'How many layers and ornaments the design gets.',
        enum: DETAIL_LEVELS.map((level) => level.id),
        default: 'standard',
        'x-labels': DETAIL_LEVELS.map((level) => level.label),
      },
      typeface: {
        type: 'string',
        title: 'Typeface',
        description: 'Of the headline. Automatic follows the prompt, and differs from variant to variant.',
        enum: ['auto', ...TITLE_FAMILIES],
        default: 'auto',
        'x-labels': ['Automatic', ...TITLE_FAMILIES],
      },
      count: countSetting,
      seed: seedSetting(),
      widthPx: sideSetting('Own width'),
      heightPx: sideSetting('Own height'),
      texture: {
        type: 'boolean',
        title: 'Texture',
        description: 'Fine grain over the whole picture.',
        default: true,
        'x-advanced': true,
      },
    },
    additionalProperties: false,
  },
  defaultMillicredits: 1_000,
  price: (settings, baseMillicredits) =>
    priceResults({
      count: readNumber(settings, 'count'),
      label: 'Gesso image',
      baseMillicredits,
      factors: [
        areaFactor(gessoImageSize(settings), USUAL_SIZE),
        ...choiceFactor(readText(settings, 'detail'), {
          draft: { label: 'draft', times: 1, per: 2 },
          fine: { label: 'Fine detail', times: 3, per: 2 },
        }),
      ],
    }),
  resultSize: gessoImageSize,
  usualMs: (settings) => {
    const { widthPx, heightPx } = gessoImageSize(settings);
    return Math.ceil((widthPx * heightPx * MS_PER_MEGAPIXEL) / 1_000_000);
  },
  retiresOn: null,
};

/**
 * The size in pixels that settings ask for: the named one, unless a side of one's own is given. One side alone keeps the
 * named size's proportions.
 */
export function gessoImageSize(settings: Settings): ResultSize {
  const named = IMAGE_SIZES.find((size) => size.id === settings.size) ?? IMAGE_SIZES[0];
  const { widthPx, heightPx } = settings;
  if (typeof widthPx === 'number' && typeof heightPx === 'number') return { widthPx, heightPx };
  if (typeof widthPx === 'number') {
    return { widthPx, heightPx: toSide((widthPx * named.heightPx) / named.widthPx) };
  }
  if (typeof heightPx === 'number') {
    return { widthPx: toSide((heightPx * named.widthPx) / named.heightPx), heightPx };
  }
  return { widthPx: named.widthPx, heightPx: named.heightPx };
}

function sideSetting(title: string) {
  return {
    type: 'integer',
    title,
    description: 'Instead of the listed size. One side alone keeps its proportions.',
    minimum: SIDE_LIMITS_PX.smallest,
    maximum: SIDE_LIMITS_PX.largest,
    'x-unit': 'px',
    'x-advanced': true,
  } as const;
}

function toSide(sidePx: number): number {
  return Math.min(SIDE_LIMITS_PX.largest, Math.max(SIDE_LIMITS_PX.smallest, Math.round(sidePx)));
}
