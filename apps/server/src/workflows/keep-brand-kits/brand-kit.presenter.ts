import type { BrandKit } from '@gesso/contract';
import type { StoredBrandKit } from '../../modules/brand-kits/index.ts';

/** A kit with what cannot be used of it. */
export type ShownBrandKit = StoredBrandKit & { readonly notes: readonly string[] };

/** A brand kit as the contract shows it to its owner. */
export function presentBrandKit({ content, ...kit }: ShownBrandKit): BrandKit {
  return {
    id: kit.id,
    name: kit.name,
    colors: content.colors,
    titleFont: content.titleFont,
    textFont: content.textFont,
    logos: content.logos,
    tone: content.tone,
    notes: [...kit.notes],
    createdAt: kit.createdAt.toISOString(),
    updatedAt: kit.updatedAt.toISOString(),
  };
}
