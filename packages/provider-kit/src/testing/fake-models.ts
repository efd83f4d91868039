import type { ModelDefinition } from '../model-definition.ts';
import { areaFactor } from '../pricing/area-factor.ts';
import { priceResults } from '../pricing/price-results.ts';
import { readNumber, readText } from '../settings/read-settings.ts';
import { countSetting, parseSize, seedSetting, sizeSetting } from '../settings/shared-settings.ts';

/** An image model for tests: 1 credit at 64 × 64, three sizes, `count` and `seed`. */
export const FAKE_IMAGE_MODEL: ModelDefinition = {
  key: 'fake-image',
  name: 'Fake image',
  kind: 'image',
  vendor: 'fake',
  vendorModel: 'fake-image-1',
  licence: { id: 'fake-licence', commercialUse: true, url: 'https://example.com/licence' },
  promptMaxCharacters: 1_000,
  references: { least: 0, most: 2, kinds: ['image'] },
  settingsSchema: {
    type: 'object',
    properties: {
      size: sizeSetting(['64x64', '128x64', '256x256'], '64x64'),
      count: countSetting,
      seed: seedSetting(),
    },
    additionalProperties: false,
  },
  defaultMillicredits: 1_000,
  price: (settings, baseMillicredits) =>
    priceResults({
      count: readNumber(settings, 'count'),
      label: 'Fake image',
      baseMillicredits,
      factors: [areaFactor(parseSize(readText(settings, 'size')), { widthPx: 64, heightPx: 64 })],
    }),
  resultSize: (settings) => parseSize(readText(settings, 'size')),
  usualMs: () => 10,
  retiresOn: null,
};
