import type { Brief } from '../brief/brief.ts';
import { type RecipeId, STYLES } from '../formats/styles.ts';
import { openRandomStream } from '../random/random-stream.ts';
import { isBanner, namedRecipe } from './named-recipe.ts';
import type { StudioTexts } from './studio.ts';

/** What the choice of a recipe depends on. */
export interface RecipeRequest {
  readonly brief: Brief;
  readonly texts: StudioTexts;
  readonly seed: number;
  readonly variantIndex: number;
  readonly style: string;
  /** Width over height of the sheet. */
  readonly aspectRatio: number;
}

/** Below this a recipe does not suit the brief at all and is used only if nothing else is left. */
const SUITS = 1;

/** A sheet wider than this is used as a banner. */
const BANNER_RATIO = 2;

/** What a logo can be; its variants alternate between these instead of leaving for posters. */
const LOGO_RECIPES: ReadonlySet<RecipeId> = new Set(['logo-mark', 'badge']);
/** What a quoted sentence can be, besides a card of its own. */
const QUOTE_RECIPES: ReadonlySet<RecipeId> = new Set(['social-quote', 'typographic', 'duotone']);

/**
 * The recipe of one variant: an asked-for style always; else the recipes that suit the brief, best first, so that
 * variant 0 is the obvious answer and the next ones are real alternatives.
 */
export function chooseRecipe(request: RecipeRequest): RecipeId {
  const asked = STYLES.find(({ id }) => id === request.style && id !== 'auto');
  if (asked !== undefined) return asked.id as RecipeId;
  const named = namedRecipe(request.brief);
  if (named !== undefined) return named;
  const random = openRandomStream(request.seed, 'recipe');
  const scored = STYLES.filter(({ id }) => id !== 'auto')
    .map(({ id }) => ({ id: id as RecipeId, score: fitness(id as RecipeId, request) + random.next() * 0.9 }))
    .sort((a, b) => b.score - a.score);
  const suiting = scored.filter(({ score }) => score >= SUITS);
  const pool = suiting.length > 0 ? suiting : scored.slice(0, 2);
  return pool[request.variantIndex % pool.length]!.id;
}

function fitness(recipe: RecipeId, { brief, texts, aspectRatio }: RecipeRequest): number {
  const askedAt = brief.styles.indexOf(recipe);
  const banner = recipe === 'banner' && (aspectRatio > BANNER_RATIO || isBanner(brief)) ? 9 : 0;
  return (askedAt < 0 ? 0 : 6 - askedAt) + banner + occasion(recipe, brief, texts);
}

function occasion(recipe: RecipeId, brief: Brief, texts: StudioTexts): number {
  const hasSubject = brief.subjects.length > 0;
  const hasTitle = texts.title !== undefined;
  const isOutdoors = (brief.setting ?? (brief.weather === undefined ? 'interior' : 'field')) !== 'interior';
  const isLogo = brief.medium === 'logo' || brief.medium === 'badge';
  if (isLogo && !LOGO_RECIPES.has(recipe)) return -1;
  if (brief.medium === 'social-quote' && !QUOTE_RECIPES.has(recipe)) return -1;
  switch (recipe) {
    case 'object-poster':
      return hasSubject ? (isOutdoors ? 1.6 : 3) : -2;
    case 'landscape':
      return isOutdoors ? 4 : brief.timeOfDay === undefined || hasTitle ? -2 : 2;
    case 'typographic':
      return hasTitle ? (hasSubject ? 1.4 : 3) : -3;
    case 'swiss':
      return hasTitle ? 1.6 : hasSubject ? 0.4 : 1.05;
    case 'badge':
      return isLogo ? 5 : hasSubject ? 0.7 : -1;
    case 'duotone':
      return hasSubject ? 1.3 : hasTitle ? 0.8 : -1;
    case 'logo-mark':
      return isLogo ? (brief.medium === 'logo' ? 6.4 : 4) : -3;
    case 'social-quote':
      if (brief.medium === 'social-quote') return 7;
      return texts.attribution === undefined || texts.date !== undefined ? -2 : brief.medium === 'poster' ? 1.2 : 4.2;
    case 'event-flyer':
      return brief.medium === 'event-flyer' ? 7 : texts.date !== undefined && hasTitle ? 4.2 : -2;
    case 'product':
      return hasSubject && !isOutdoors ? (brief.moods.includes('elegant') ? 2.4 : 1.1) : -2;
    case 'tiles':
      return hasSubject ? (brief.moods.includes('playful') ? 2.4 : 1) : -2;
    case 'flow':
      return hasSubject || isOutdoors ? -1 : 1.8;
    case 'contour':
      return hasSubject ? -1 : isOutdoors ? 1.1 : 1.7;
    case 'voronoi':
      return hasSubject || isOutdoors ? -1 : 1.6;
    case 'icon-set':
      return hasSubject ? -1 : -3;
    case 'banner':
      return -1;
    case 'packaging-label':
      return hasSubject && hasTitle ? 0.6 : -2;
    case 'isometric':
      return hasSubject ? (brief.setting === undefined ? 0.4 : 1.1) : -1;
    default:
      return recipe satisfies never;
  }
}
