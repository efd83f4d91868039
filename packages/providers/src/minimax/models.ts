import { countSetting, type ModelDefinition, priceResults, readNumber } from '@gesso/provider-kit';
import { findMinimaxFault } from './minimax-limits.ts';

/**
 * Hailuo 01. Length and size are fixed by the vendor: 6 s at 720p, 25 pictures a second.
 *
 * @see MiniMax, video generation v1, T2V-01, I2V-01, both also as Director, I2V-01-live and S2V-01: prompts up to 2,000 characters. No seed, no ratio.
 */
export const hailuo01: ModelDefinition = {
  key: 'hailuo-01',
  name: 'Hailuo 01',
  kind: 'video',
  vendor: 'minimax',
  vendorModel: 'T2V-01',
  licence: {
    id: 'minimax-api-terms',
    commercialUse: true,
    url: 'https://www.minimax.io/platform/protocol/terms-of-service',
    readOn: '2026-11-22',
    terms: 'Of the API.',
  },
  promptMaxCharacters: 2_000,
  // The first picture of the clip, which then follows its shape.
  references: { least: 0, most: 1, kinds: ['image'] },
  findFault: findMinimaxFault,
  settingsSchema: {
    type: 'object',
    properties: {
      director: {
        type: 'boolean',
        title: 'Follow camera commands',
        description: 'Reads commands in brackets, such as [Push in].',
        default: false,
      },
      pictureAs: {
        type: 'string',
        title: 'The picture is',
        enum: ['first', 'live', 'subject'],
        default: 'first',
        'x-labels': ['The first of the clip', 'A drawing that comes alive', 'A person to show'],
        'x-advanced': true,
      },
      promptOptimizer: {
        type: 'boolean',
        title: 'Let the vendor enrich the prompt',
        default: true,
        'x-advanced': true,
      },
      watermark: { type: 'boolean', title: 'Vendor’s watermark', default: false, 'x-advanced': true },
      count: countSetting,
    },
    additionalProperties: false,
  },
  defaultMillicredits: 32_000,
  price: (settings, baseMillicredits) =>
    priceResults({ count: readNumber(settings, 'count'), label: 'Hailuo 01, 6 s', baseMillicredits, factors: [] }),
  resultSize: () => ({ widthPx: 1280, heightPx: 720 }),
  usualMs: () => 270_000,
  retiresOn: null,
};
