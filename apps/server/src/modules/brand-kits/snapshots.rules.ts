import type { BrandSnapshot, StoredBrandKit } from './brand-kits.ts';

/**
 * The part of a kit that work keeps. Of the logos only the first goes on designs; the others would weigh on every row for
 * nothing.
 */
export function toBrandSnapshot({ id, name, content }: StoredBrandKit): BrandSnapshot {
  return { id, name, content: { ...content, logos: content.logos.slice(0, 1) } };
}
