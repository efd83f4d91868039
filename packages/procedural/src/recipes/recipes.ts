import type { Recipe } from '../compose/studio.ts';
import type { RecipeId } from '../formats/styles.ts';
import { composeBadge } from './badge.ts';
import { composeBanner } from './banner/banner.ts';
import { composeContour } from './contour.ts';
import { composeDuotone } from './duotone/duotone.ts';
import { composeEventFlyer } from './event-flyer/event-flyer.ts';
import { composeFlow } from './flow.ts';
import { composeIconSet } from './icon-set/icon-set.ts';
import { composeIsometric } from './isometric/isometric.ts';
import { composeLandscape } from './landscape.ts';
import { composeLogoMark } from './logo-mark/logo-mark.ts';
import { composeObjectPoster } from './object-poster.ts';
import { composePackagingLabel } from './packaging-label/packaging-label.ts';
import { composeProduct } from './product.ts';
import { composeSocialQuote } from './social-quote/social-quote.ts';
import { composeSwiss } from './swiss.ts';
import { composeTiles } from './tiles.ts';
import { composeTypographic } from './typographic/typographic.ts';
import { composeVoronoi } from './voronoi/voronoi.ts';

/** Every recipe by its id in `STYLES`; a new one is a file, a line here and a line there. */
export const RECIPES: Readonly<Record<RecipeId, Recipe>> = {
  'object-poster': composeObjectPoster,
  landscape: composeLandscape,
  typographic: composeTypographic,
  swiss: composeSwiss,
  badge: composeBadge,
  duotone: composeDuotone,
  'logo-mark': composeLogoMark,
  'social-quote': composeSocialQuote,
  'event-flyer': composeEventFlyer,
  product: composeProduct,
  tiles: composeTiles,
  flow: composeFlow,
  contour: composeContour,
  voronoi: composeVoronoi,
  'icon-set': composeIconSet,
  banner: composeBanner,
  'packaging-label': composePackagingLabel,
  isometric: composeIsometric,
};
