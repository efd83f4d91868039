import type { PlanningAsset, PlanningModel, PlanningRequest, PlanStep } from '../../planning.ts';

type Properties = PlanningModel['settingsSchema']['properties'];

const choice = (title: string, values: readonly [string, ...string[]]): Properties[string] => ({
  type: 'string',
  title,
  enum: values,
  default: values[0],
});

const SEED: Properties = { seed: { type: 'integer', title: 'Seed', minimum: 0, maximum: 2_147_483_647 } };

const SIDE: Properties[string] = { type: 'integer', title: 'Width', minimum: 64, maximum: 4_096 };

function model(
  key: string,
  name: string,
  kind: PlanningModel['kind'],
  { properties = {}, ...rest }: Partial<PlanningModel> & { readonly properties?: Properties },
): PlanningModel {
  return {
    key,
    name,
    kind,
    vendor: 'gesso',
    isAvailable: true,
    settingsSchema: { type: 'object', properties: { ...SEED, ...properties }, additionalProperties: false },
    references: { least: 0, most: 1, kinds: ['image'] },
    isPromptOptional: false,
    promptMaxCharacters: 20_000,
    ...rest,
  };
}

/** A small catalogue: the built-in models with a few of their settings, written here since theirs load an engine. */
export const MODELS: readonly PlanningModel[] = [
  model('gesso-image', 'Gesso image', 'image', {
    references: { least: 0, most: 4, kinds: ['image'] },
    properties: {
      size: choice('Size', ['square', 'portrait', 'story', 'social-square', 'full-hd']),
      palette: choice('Colours', ['auto', 'navy', 'forest']),
      widthPx: SIDE,
    },
  }),
  model('gesso-edit', 'Gesso edit', 'image', {
    references: { least: 1, most: 3, kinds: ['image'] },
    promptMaxCharacters: 1_000,
  }),
  model('gesso-video', 'Gesso video', 'video', {
    properties: {
      size: choice('Size', ['1280x720', '720x1280']),
      duration: { type: 'integer', title: 'Length', minimum: 2, maximum: 10, default: 5 },
      loop: { type: 'boolean', title: 'Loop', default: false },
    },
  }),
  model('gesso-3d', 'Gesso 3D', 'model3d', {}),
  model('gesso-combine', 'Gesso combined video', 'video', {
    references: { least: 1, most: 16, kinds: ['video', 'image'] },
    isPromptOptional: true,
    properties: { music: choice('Music', ['auto', 'none', 'calm']) },
  }),
  model('flux-pro', 'Flux pro', 'image', {
    vendor: 'bfl',
    isAvailable: false,
    references: { least: 0, most: 0, kinds: [] },
    promptMaxCharacters: 2_000,
  }),
];

/** 44 for the agent, 6 and 1 for each result, whatever it is made with. */
export function examplePrice(steps: readonly PlanStep[]): number {
  return 44_000 + steps.reduce((sum, { count }) => sum + count * 7_000, 0);
}

export function exampleAsset(number: number, rest: Partial<PlanningAsset> = {}): PlanningAsset {
  return {
    assetId: `0197a000-0000-7000-8000-00000000000${number}`,
    kind: 'image',
    title: `Fox ${number}`,
    hasScene: true,
    widthPx: 1024,
    heightPx: 1024,
    runId: '0197a000-0000-7000-8000-0000000000ff',
    ...rest,
  };
}

export function exampleRequest(rest: Partial<PlanningRequest> = {}): PlanningRequest {
  return {
    brief: 'Two posters of a fox in the snow',
    attachments: [],
    earlier: [],
    brand: null,
    models: MODELS,
    ceilingMillicredits: null,
    answers: [],
    priceOf: examplePrice,
    ...rest,
  };
}
