import type { Asset, CreateGeneration, Model, Settings } from '@gesso/contract';

/** What the built-in engine does with what is painted, or with what is not. */
export const MASK_DEEDS = ['remove', 'keep', 'blur', 'fill'] as const;
export type MaskDeed = (typeof MASK_DEEDS)[number];

export const MASK_TITLES: Readonly<Record<MaskDeed, string>> = {
  remove: 'Take out the painted part',
  keep: 'Keep only the painted part',
  blur: 'Blur the painted part',
  fill: 'Fill the painted part',
};

/**
 * How a model wants its mask: white where the picture may change, at any size; or transparent there, as large as the
 * picture.
 */
export type MaskLook = 'white' | 'transparent';

/** The built-in model that works inside masks. */
export const BUILT_IN = 'gesso-edit';

/** How a model wants a mask; undefined when it takes none. */
export function maskLookOf(model: Model): MaskLook | undefined {
  if (model.key === BUILT_IN) return 'white';
  return 'lastIsMask' in model.settingsSchema.properties ? 'transparent' : undefined;
}

/** Models that can draw the painted part anew by words, the built-in one first. */
export function maskModels(models: readonly Model[]): readonly Model[] {
  const taking = models.filter((model) => maskLookOf(model) !== undefined && model.available);
  return [...taking].sort((one, other) => Number(other.key === BUILT_IN) - Number(one.key === BUILT_IN));
}

/** Settings with which the built-in model does a deed inside the mask. */
export function deedSettings(deed: MaskDeed, colour: string): Settings {
  switch (deed) {
    case 'remove':
      return { operation: 'mask', inside: 'color', color: 'transparent' };
    case 'fill':
      return { operation: 'mask', inside: 'color', color: colour };
    case 'keep':
    case 'blur':
      return { operation: 'mask', inside: deed };
  }
}

/** Settings with which a model changes the painted part as words say. */
export function wordSettings(model: Model, asset: Asset): Settings {
  if (maskLookOf(model) === 'white') return { operation: 'mask', inside: 'prompt' };
  const size = nearestSize(model, asset);
  return { lastIsMask: true, ...(size === undefined ? {} : { size }) };
}

/** The generation to ask for; the mask is named right behind the picture. */
export function maskOrder(options: {
  readonly model: string;
  readonly prompt: string;
  readonly settings: Settings;
  readonly assetId: string;
  readonly maskId: string;
}): CreateGeneration {
  const { assetId, maskId, ...order } = options;
  return { ...order, references: [assetId, maskId] };
}

/** Of the sizes that a model offers the first whose proportions come nearest to the picture's. */
function nearestSize({ settingsSchema }: Model, { widthPx, heightPx }: Asset): string | undefined {
  const wanted = Math.log((widthPx ?? 1) / (heightPx ?? 1));
  const setting = settingsSchema.properties.size;
  const sizes = setting && 'enum' in setting ? setting.enum : [];
  const away = (size: string) => {
    const [width = 1, height = 1] = size.split('x').map(Number);
    return Math.abs(Math.log(width / height) - wanted);
  };
  return sizes.reduce<string | undefined>(
    (best, size) => (best === undefined || away(size) < away(best) ? size : best),
    undefined,
  );
}
