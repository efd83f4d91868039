import type { SettingsSchema } from '@gesso/contract';
import {
  areaFactor,
  countSetting,
  type ModelDefinition,
  parseSize,
  priceResults,
  readNumber,
  readText,
  seedSetting,
  sizeSetting,
} from '@gesso/provider-kit';

const USUAL_SIZE = '1024x768';

/** Sides from 256 to 1440, multiples of 32. */
const SIZES = [
  USUAL_SIZE,
  '768x1024',
  '1024x1024',
  '512x512',
  '1344x768',
  '768x1344',
  '1440x960',
  '960x1440',
  '1440x1440',
];

/** Of what the vendor's own machines make. Weights that one runs oneself fall under another licence. */
const licence = {
  id: 'bfl-api-terms',
  commercialUse: true,
  url: 'https://bfl.ai/legal/flux-api-service-terms',
  readOn: '2026-11-22',
  terms: 'Of the paid API, whose host holds the licence of the weights.',
};

/** Steps that the table's price includes; the vendor's own default. */
const USUAL_STEPS = 28;

const sharedSettings: SettingsSchema['properties'] = {
  promptUpsampling: {
    type: 'boolean',
    title: 'Let the vendor enrich the prompt',
    default: false,
    'x-advanced': true,
  },
  safetyTolerance: {
    type: 'integer',
    title: 'Vendor’s safety tolerance',
    description: '0 is the strictest.',
    minimum: 0,
    maximum: 6,
    default: 2,
    'x-advanced': true,
  },
  outputFormat: {
    type: 'string',
    title: 'File format',
    enum: ['jpeg', 'png'],
    default: 'png',
    'x-labels': ['JPEG', 'PNG'],
    'x-advanced': true,
  },
  count: countSetting,
  seed: seedSetting(),
};

/**
 * FLUX.1 [dev] at the vendor's own API. Weights run by oneself fall under another licence and would be another row.
 *
 * @see BFL, API reference, flux-dev.
 */
export const fluxDev: ModelDefinition = {
  key: 'flux-dev',
  name: 'Flux dev',
  kind: 'image',
  vendor: 'bfl',
  vendorModel: 'flux-dev',
  licence,
  promptMaxCharacters: 10_000,
  settingsSchema: {
    type: 'object',
    properties: {
      size: sizeSetting(SIZES, USUAL_SIZE),
      steps: {
        type: 'integer',
        title: 'Detail steps',
        description: 'More steps draw finer and cost more.',
        minimum: 1,
        maximum: 50,
        default: USUAL_STEPS,
      },
      guidance: {
        type: 'string',
        title: 'Faithfulness to the prompt',
        enum: ['1.5', '2', '2.5', '3', '3.5', '4', '4.5', '5'],
        default: '3',
        'x-advanced': true,
      },
      ...sharedSettings,
    },
    additionalProperties: false,
  },
  defaultMillicredits: 500,
  price: (settings, baseMillicredits) => {
    const steps = Math.max(USUAL_STEPS, readNumber(settings, 'steps'));
    return priceResults({
      count: readNumber(settings, 'count'),
      label: 'Flux dev',
      baseMillicredits,
      factors: [
        areaFactor(parseSize(readText(settings, 'size')), parseSize(USUAL_SIZE)),
        { label: `${steps} steps`, times: steps, per: USUAL_STEPS },
      ],
    });
  },
  resultSize: (settings) => parseSize(readText(settings, 'size')),
  usualMs: () => 6_000,
  retiresOn: null,
};

/**
 * FLUX1.1 [pro].
 *
 * @see BFL, API reference, flux-pro-1.1.
 */
export const fluxPro: ModelDefinition = {
  key: 'flux-pro',
  name: 'Flux pro',
  kind: 'image',
  vendor: 'bfl',
  vendorModel: 'flux-pro-1.1',
  licence,
  promptMaxCharacters: 10_000,
  settingsSchema: {
    type: 'object',
    properties: { size: sizeSetting(SIZES, USUAL_SIZE), ...sharedSettings },
    additionalProperties: false,
  },
  defaultMillicredits: 5_000,
  price: (settings, baseMillicredits) =>
    priceResults({
      count: readNumber(settings, 'count'),
      label: 'Flux pro',
      baseMillicredits,
      factors: [areaFactor(parseSize(readText(settings, 'size')), parseSize(USUAL_SIZE))],
    }),
  resultSize: (settings) => parseSize(readText(settings, 'size')),
  usualMs: () => 8_000,
  retiresOn: null,
};
