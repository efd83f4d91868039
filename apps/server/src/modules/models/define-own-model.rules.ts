import type { ModelKind, OwnSetting, Setting, Settings, TextSetting } from '@gesso/contract';
import {
  countSetting,
  type FindOrderFault,
  type ModelDefinition,
  type OwnModelInputs,
  parseSize,
  priceResults,
  type ResultSize,
  seedSetting,
} from '@gesso/provider-kit';
import type { StoredOwnModel } from './own-models.ts';

/** Where nothing is known of the size, results have a place of this size until they come. */
const USUAL_SIZES: Readonly<Record<ModelKind, ResultSize>> = {
  image: { widthPx: 1024, heightPx: 1024 },
  video: { widthPx: 1280, heightPx: 720 },
  model3d: { widthPx: 1024, heightPx: 1024 },
};
/** For the words on the placeholder alone. */
const USUAL_MS: Readonly<Record<ModelKind, number>> = { image: 30_000, video: 180_000, model3d: 120_000 };
/** A place on a board is never larger. */
const MOST_PX = 8_192;

const PICTURE_TYPES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp']);

const negativePromptSetting: TextSetting = {
  type: 'string',
  title: 'Leave out',
  maxLength: 2_000,
  default: '',
  'x-advanced': true,
};

/** The catalogue's row of a model of the operator's own. One price a result, whatever is set. Pure. */
export function defineOwnModel({ key, content }: StoredOwnModel, inputs: OwnModelInputs): ModelDefinition {
  const { name, kind, connection, vendorModel, licence, priceMillicredits, promptMaxCharacters } = content;
  const { takesNegativePrompt, takesSeed, leastReferences: least, mostReferences: most, needsPrompt } = inputs;
  const isOneOnly = !takesSeed && connection === 'comfyui';
  const declared = content.settings.map((setting) => [setting.name, toSetting(setting)] as const);
  return {
    key,
    name,
    kind,
    vendor: `${connection === 'comfyui' ? 'comfyui' : 'compatible'}-${key.replace(/^own-/u, '')}`,
    vendorModel: vendorModel === '' ? key : vendorModel,
    licence: licence ?? { id: 'unknown', commercialUse: false, url: '' },
    promptMaxCharacters,
    isPromptOptional: !needsPrompt,
    references: { least, most, kinds: ['image'] },
    findFault: findPictureFault,
    settingsSchema: {
      type: 'object',
      properties: {
        ...Object.fromEntries(declared),
        ...(takesNegativePrompt ? { negativePrompt: negativePromptSetting } : {}),
        // Without a seed to change, a workflow would make the same result again.
        count: isOneOnly ? { ...countSetting, maximum: 1 } : countSetting,
        ...(takesSeed ? { seed: seedSetting() } : {}),
      },
      additionalProperties: false,
    },
    defaultMillicredits: priceMillicredits,
    price: ({ count }, baseMillicredits) =>
      priceResults({ count: typeof count === 'number' ? count : 1, label: name, baseMillicredits, factors: [] }),
    resultSize: (settings) => readSize(settings) ?? USUAL_SIZES[kind],
    usualMs: () => USUAL_MS[kind],
    retiresOn: null,
  };
}

/**
 * A catalogue key for a name: `own-product-photo`, with a number behind it where it is taken.
 *
 * @param taken - Keys that were ever given, since a key means one model for ever.
 */
export function chooseOwnKey(name: string, taken: readonly string[]): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 40);
  const key = `own-${words === '' ? 'model' : words}`;
  for (let number = 2; ; number += 1) {
    const free = number === 2 ? key : `${key}-${number - 1}`;
    if (!taken.includes(free)) return free;
  }
}

function toSetting(setting: OwnSetting): Setting {
  const { title } = setting;
  switch (setting.type) {
    case 'integer':
      return { type: 'integer', title, minimum: setting.minimum, maximum: setting.maximum, default: setting.default };
    case 'choice':
      return { type: 'string', title, enum: setting.choices, default: setting.default };
    case 'switch':
      return { type: 'boolean', title, default: setting.default };
    case 'text':
      return { type: 'string', title, maxLength: setting.maxLength, default: '' };
  }
}

/** From `width` and `height`, or from a `size` such as 1024x768. */
function readSize({ width, height, size }: Settings): ResultSize | undefined {
  const said =
    typeof width === 'number' && typeof height === 'number'
      ? { widthPx: width, heightPx: height }
      : parseSize(typeof size === 'string' ? size : '');
  const isFine = [said.widthPx, said.heightPx].every((side) => Number.isInteger(side) && side >= 1 && side <= MOST_PX);
  return isFine ? said : undefined;
}

const findPictureFault: FindOrderFault = ({ references }) =>
  references.every(({ mimeType }) => PICTURE_TYPES.has(mimeType))
    ? undefined
    : 'This model takes pictures as PNG, JPEG or WebP.';
