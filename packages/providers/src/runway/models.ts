import {
  countSetting,
  type ModelDefinition,
  parseSize,
  priceResults,
  readNumber,
  readText,
  seedSetting,
} from '@gesso/provider-kit';
import { findRunwayFault } from './runway-limits.ts';

const RATIOS = ['1280:720', '720:1280', '1104:832', '832:1104', '960:960', '1584:672'];

/** Seconds that the table's price is for. */
const USUAL_SECONDS = 5;

/**
 * Runway Gen4. `gen4_turbo` animates a picture and takes no order without one; words alone go to `gen4.5`.
 *
 * @see Runway, image to video: `ratio`, whole seconds from 2 to 10, prompts up to 1,000 UTF-16 units. Sold by the second.
 */
export const runwayGen4: ModelDefinition = {
  key: 'runway-gen4',
  name: 'Runway Gen4',
  kind: 'video',
  vendor: 'runway',
  vendorModel: 'gen4_turbo',
  licence: {
    id: 'runway-terms',
    commercialUse: true,
    url: 'https://runwayml.com/terms-of-use',
    readOn: '2026-11-22',
    terms: 'Of the paid API; public figures are refused unless the check is eased.',
  },
  promptMaxCharacters: 1_000,
  references: { least: 0, most: 1, kinds: ['image'] },
  findFault: findRunwayFault,
  settingsSchema: {
    type: 'object',
    properties: {
      ratio: {
        type: 'string',
        title: 'Size',
        enum: RATIOS,
        default: '1280:720',
        'x-labels': RATIOS.map((ratio) => ratio.replace(':', ' × ')),
      },
      duration: {
        type: 'integer',
        title: 'Length',
        minimum: 2,
        maximum: 10,
        default: USUAL_SECONDS,
        'x-unit': 's',
      },
      publicFigures: {
        type: 'string',
        title: 'Vendor’s check for public figures',
        enum: ['auto', 'low'],
        default: 'auto',
        'x-labels': ['Auto', 'Low'],
        'x-advanced': true,
      },
      count: countSetting,
      seed: seedSetting(),
    },
    additionalProperties: false,
  },
  defaultMillicredits: 50_000,
  price: (settings, baseMillicredits) => {
    const seconds = readNumber(settings, 'duration');
    const factor = { label: `${seconds} s`, times: seconds, per: USUAL_SECONDS };
    return priceResults({
      count: readNumber(settings, 'count'),
      label: 'Runway Gen4',
      baseMillicredits,
      factors: [factor],
    });
  },
  resultSize: (settings) => parseSize(readText(settings, 'ratio'), ':'),
  usualMs: () => 60_000,
  retiresOn: null,
};
