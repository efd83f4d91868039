import {
  areaFactor,
  choiceFactor,
  countSetting,
  type ModelDefinition,
  type PriceFactor,
  parseSize,
  priceResults,
  readNumber,
  readText,
  seedSetting,
  sizeSetting,
} from '@gesso/provider-kit';

const USUAL_SIZE = '1024x1024';

/** Up to this style complexity the table's price holds. */
const USUAL_LEVEL = 3;

/**
 * Recraft V3. The vendor's default model has moved on, so the adapter always names this one.
 *
 * @see Recraft, API reference, endpoints and appendix: sizes of V3, prompts up to 1,000 characters; a vector costs twice.
 */
export const recraftV3: ModelDefinition = {
  key: 'recraft-v3',
  name: 'Recraft V3',
  kind: 'image',
  vendor: 'recraft',
  vendorModel: 'recraftv3',
  licence: {
    id: 'recraft-api-terms',
    commercialUse: true,
    url: 'https://www.recraft.ai/terms',
    readOn: '2026-11-22',
    terms: 'Of the API; the free plan of the web page differs.',
  },
  promptMaxCharacters: 1_000,
  settingsSchema: {
    type: 'object',
    properties: {
      size: sizeSetting(
        [
          USUAL_SIZE,
          '1024x1280',
          '1280x1024',
          '1024x1365',
          '1365x1024',
          '1024x1434',
          '1434x1024',
          '1024x1536',
          '1536x1024',
          '1024x1707',
          '1707x1024',
          '1024x1820',
          '1820x1024',
          '1024x2048',
          '2048x1024',
        ],
        USUAL_SIZE,
      ),
      style: {
        type: 'string',
        title: 'Style',
        enum: ['any', 'realistic_image', 'digital_illustration', 'vector_illustration', 'logo_raster'],
        default: 'any',
        'x-labels': ['Any', 'Realistic picture', 'Digital illustration', 'Vector illustration (SVG)', 'Logo'],
      },
      artisticLevel: {
        type: 'integer',
        title: 'Style complexity',
        description: '0 is plain, 5 is dynamic and unusual.',
        minimum: 0,
        maximum: 5,
        default: 2,
      },
      colors: {
        type: 'string',
        title: 'Colours',
        description: 'Up to ten, as #rrggbb, parted by spaces.',
        maxLength: 79,
        pattern: '^(#[0-9a-fA-F]{6}( #[0-9a-fA-F]{6}){0,9})?$',
        default: '',
      },
      backgroundColor: {
        type: 'string',
        title: 'Colour of the background',
        description: 'As #rrggbb. Empty: as the picture wants it.',
        maxLength: 7,
        pattern: '^(#[0-9a-fA-F]{6})?$',
        default: '',
        'x-advanced': true,
      },
      styleId: {
        type: 'string',
        title: 'Style of your own',
        description: 'The id of a style made at Recraft. It takes the place of the style above.',
        maxLength: 36,
        pattern: '^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})?$',
        default: '',
        'x-advanced': true,
      },
      noText: { type: 'boolean', title: 'No words in the picture', default: false },
      negativePrompt: {
        type: 'string',
        title: 'Leave out',
        maxLength: 500,
        default: '',
        'x-advanced': true,
      },
      count: countSetting,
      seed: seedSetting(),
    },
    additionalProperties: false,
  },
  defaultMillicredits: 16_000,
  price: (settings, baseMillicredits) =>
    priceResults({
      count: readNumber(settings, 'count'),
      label: 'Recraft V3',
      baseMillicredits,
      factors: [
        areaFactor(parseSize(readText(settings, 'size')), parseSize(USUAL_SIZE)),
        ...choiceFactor(readText(settings, 'style'), {
          vector_illustration: { label: 'Vector illustration', times: 2, per: 1 },
        }),
        complexityFactor(readNumber(settings, 'artisticLevel')),
      ],
    }),
  resultSize: (settings) => parseSize(readText(settings, 'size')),
  usualMs: () => 10_000,
  retiresOn: null,
};

function complexityFactor(level: number): PriceFactor {
  return { label: `Style complexity ${level}`, times: level > USUAL_LEVEL ? 5 : 4, per: 4 };
}
