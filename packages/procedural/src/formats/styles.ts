/** The closed list of the setting `style`: `auto`, or the recipe to use whatever the brief says. */
export const STYLES = [
  { id: 'auto', label: 'Auto' },
  { id: 'object-poster', label: 'Object poster' },
  { id: 'landscape', label: 'Layered landscape' },
  { id: 'typographic', label: 'Typographic poster' },
  { id: 'swiss', label: 'Swiss grid' },
  { id: 'badge', label: 'Badge and emblem' },
  { id: 'duotone', label: 'Duotone halftone' },
  { id: 'logo-mark', label: 'Logo mark' },
  { id: 'social-quote', label: 'Social quote' },
  { id: 'event-flyer', label: 'Event flyer' },
  { id: 'product', label: 'Product card' },
  { id: 'tiles', label: 'Pop tiles' },
  { id: 'flow', label: 'Abstract flow' },
  { id: 'contour', label: 'Abstract contour' },
  { id: 'voronoi', label: 'Abstract cells' },
  { id: 'icon-set', label: 'Icon set' },
  { id: 'banner', label: 'Banner' },
  { id: 'packaging-label', label: 'Packaging label' },
  { id: 'isometric', label: 'Isometric scene' },
] as const;

export type StyleId = (typeof STYLES)[number]['id'];
/** A style that names a recipe. */
export type RecipeId = Exclude<StyleId, 'auto'>;

/** The closed list of the setting `detail`: how many layers, ornaments and grain a scene gets. */
export const DETAIL_LEVELS = [
  { id: 'draft', label: 'Draft' },
  { id: 'standard', label: 'Standard' },
  { id: 'fine', label: 'Fine' },
] as const;

export type DetailLevel = (typeof DETAIL_LEVELS)[number]['id'];
