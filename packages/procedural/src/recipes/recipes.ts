import type { Recipe } from '../compose/studio.ts';
import type { RecipeId } from '../formats/styles.ts';
import { composeObjectPoster } from './object-poster.ts';

/** Every recipe by its id in `STYLES`; a new one is a file, a line here and a line there. */
export const RECIPES: Readonly<Record<RecipeId, Recipe>> = {
  'object-poster': composeObjectPoster,
  landscape: composeObjectPoster,
  typographic: composeObjectPoster,
  swiss: composeObjectPoster,
  badge: composeObjectPoster,
  product: composeObjectPoster,
  tiles: composeObjectPoster,
  flow: composeObjectPoster,
  contour: composeObjectPoster,
};
