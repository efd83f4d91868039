import type { ModelDefinition, Provider } from '@gesso/provider-kit';
import { createFakeProvider, FAKE_IMAGE_MODEL } from '@gesso/provider-kit/testing';

type Example = Pick<ModelDefinition, 'key' | 'name' | 'kind' | 'defaultMillicredits'> &
  Partial<Pick<ModelDefinition, 'settingsSchema' | 'price'>>;

const KLING: Example = {
  key: 'kling-1.6-pro',
  name: 'Kling 1.6 pro',
  kind: 'video',
  defaultMillicredits: 36_000,
  settingsSchema: {
    type: 'object',
    properties: {
      mode: { type: 'string', title: 'Mode', enum: ['std', 'pro'], default: 'pro' },
      count: { type: 'integer', title: 'Results', minimum: 1, maximum: 4, default: 1 },
    },
    additionalProperties: false,
  },
  price: (settings, baseMillicredits) => {
    const unitMillicredits = settings.mode === 'std' ? (baseMillicredits * 20) / 36 : baseMillicredits;
    const quantity = Number(settings.count);
    return [{ label: 'Kling 1.6', quantity, unitMillicredits, millicredits: quantity * unitMillicredits }];
  },
};

const LISTED: readonly Example[] = [
  { key: 'gpt-image', name: 'GPT image', kind: 'image', defaultMillicredits: 8_000 },
  { key: 'flux-dev', name: 'Flux dev', kind: 'image', defaultMillicredits: 500 },
  { key: 'flux-pro', name: 'Flux pro', kind: 'image', defaultMillicredits: 5_000 },
  { key: 'recraft-v3', name: 'Recraft V3', kind: 'image', defaultMillicredits: 16_000 },
  KLING,
  { key: 'hailuo-01', name: 'Hailuo 01', kind: 'video', defaultMillicredits: 32_000 },
  { key: 'runway-gen4', name: 'Runway Gen4', kind: 'video', defaultMillicredits: 50_000 },
  { key: 'tripo', name: 'Tripo', kind: 'model3d', defaultMillicredits: 46_000 },
  { key: 'rodin', name: 'Rodin', kind: 'model3d', defaultMillicredits: 46_000 },
  { key: 'gesso-video', name: 'Gesso video', kind: 'video', defaultMillicredits: 4_000 },
  { key: 'gesso-3d', name: 'Gesso 3D', kind: 'model3d', defaultMillicredits: 4_000 },
  { key: 'gesso-combine', name: 'Gesso combined video', kind: 'video', defaultMillicredits: 4_000 },
];

const BUILT_IN: Example = { key: 'gesso-image', name: 'Gesso image', kind: 'image', defaultMillicredits: 1_000 };

/**
 * Providers with the catalogue's keys and prices: one that runs `gesso-image`, and one whose models need keys.
 *
 * @param isEverythingAvailable - As if the operator had every key. Default: false.
 */
export function exampleProviders(isEverythingAvailable = false): readonly Provider[] {
  return [
    createFakeProvider({ vendor: 'built-in', models: [toModel(BUILT_IN)] }),
    createFakeProvider({
      vendor: 'vendors',
      models: LISTED.map(toModel),
      availability: () =>
        isEverythingAvailable ? { available: true } : { available: false, reason: 'This version does not run it yet.' },
    }),
  ];
}

function toModel(example: Example): ModelDefinition {
  return { ...FAKE_IMAGE_MODEL, ...example };
}
