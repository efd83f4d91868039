import {
  areaFactor,
  choiceFactor,
  countSetting,
  type ModelDefinition,
  parseSize,
  priceResults,
  readNumber,
  readText,
  sizeSetting,
} from '@gesso/provider-kit';
import { findOpenaiFault, MOST_PICTURES } from './openai-limits.ts';

const USUAL_SIZE = '1024x1024';

/**
 * GPT image. The product's name is a label over the vendor's current model, because vendors retire theirs: gpt-image-1
 * was shut down on 2026-10-23.
 *
 * @see OpenAI, Images API: any size from gpt-image-2 on has sides divisible by 16, at most 3840 × 2160. No seed.
 */
export const gptImage: ModelDefinition = {
  key: 'gpt-image',
  name: 'GPT image',
  kind: 'image',
  vendor: 'openai',
  vendorModel: 'gpt-image-2.6-flare',
  licence: {
    id: 'openai-terms',
    commercialUse: true,
    url: 'https://openai.com/policies/terms-of-use',
    readOn: '2026-11-22',
    terms: 'Outputs are assigned to the customer; none may train a competing model.',
  },
  promptMaxCharacters: 20_000,
  // One more for the mask.
  references: { least: 0, most: MOST_PICTURES + 1, kinds: ['image'] },
  findFault: findOpenaiFault,
  settingsSchema: {
    type: 'object',
    properties: {
      size: sizeSetting(
        [USUAL_SIZE, '1024x1536', '1536x1024', '1024x1792', '1792x1024', '2048x2048', '2560x1440', '3840x2160'],
        USUAL_SIZE,
      ),
      quality: {
        type: 'string',
        title: 'Quality',
        // `auto` is left out: what it costs is known only afterwards.
        enum: ['low', 'medium', 'high', 'xhigh', 'max'],
        default: 'medium',
        'x-labels': ['Low', 'Medium', 'High', 'Very high', 'Highest'],
      },
      complexity: {
        type: 'string',
        title: 'Style complexity',
        description: 'How much the picture is allowed to hold.',
        enum: ['low', 'medium', 'high'],
        default: 'medium',
        'x-labels': ['Low', 'Medium', 'High'],
      },
      background: {
        type: 'string',
        title: 'Background',
        enum: ['auto', 'opaque', 'transparent'],
        default: 'auto',
        'x-labels': ['Auto', 'Opaque', 'Transparent'],
        'x-advanced': true,
      },
      outputFormat: {
        type: 'string',
        title: 'File format',
        enum: ['png', 'jpeg', 'webp'],
        default: 'png',
        'x-labels': ['PNG', 'JPEG', 'WebP'],
        'x-advanced': true,
      },
      compression: {
        type: 'integer',
        title: 'Size of the file',
        description: 'For JPEG and WebP: 100 keeps everything, less makes smaller files.',
        minimum: 0,
        maximum: 100,
        default: 100,
        'x-unit': '%',
        'x-advanced': true,
      },
      moderation: {
        type: 'string',
        title: 'Vendor’s moderation',
        enum: ['auto', 'low'],
        default: 'auto',
        'x-labels': ['Auto', 'Low'],
        'x-advanced': true,
      },
      lastIsMask: {
        type: 'boolean',
        title: 'The last picture is a mask',
        description: 'A PNG as large as the first picture; where it is transparent, the first picture is drawn anew.',
        default: false,
        'x-advanced': true,
      },
      lastIsMarkup: {
        type: 'boolean',
        title: 'The last picture has marks on it',
        description: 'The first picture with marks and notes that say what to change.',
        default: false,
        'x-advanced': true,
      },
      count: countSetting,
    },
    additionalProperties: false,
  },
  defaultMillicredits: 8_000,
  // High quality writes about four times the tokens of medium, low about a quarter; kept milder, like the given prices. How
  // many the two beyond high write is not published, so the operator's margins tell.
  price: (settings, baseMillicredits) =>
    priceResults({
      count: readNumber(settings, 'count'),
      label: 'GPT image',
      baseMillicredits,
      factors: [
        areaFactor(parseSize(readText(settings, 'size')), parseSize(USUAL_SIZE)),
        ...choiceFactor(readText(settings, 'quality'), {
          low: { label: 'low quality', times: 1, per: 2 },
          high: { label: 'High quality', times: 3, per: 1 },
          xhigh: { label: 'Very high quality', times: 5, per: 1 },
          max: { label: 'Highest quality', times: 8, per: 1 },
        }),
        ...choiceFactor(readText(settings, 'complexity'), {
          low: { label: 'low complexity', times: 3, per: 4 },
          high: { label: 'High complexity', times: 3, per: 2 },
        }),
      ],
    }),
  resultSize: (settings) => parseSize(readText(settings, 'size')),
  usualMs: (settings) => (['low', 'medium'].includes(readText(settings, 'quality')) ? 20_000 : 60_000),
  retiresOn: null,
};
