import { toSceneBrand } from '../brand/brand.ts';
import { pairingOf } from '../brand/brand-pairing.ts';
import type { Brief, BriefText, Medium } from '../brief/brief.ts';
import { deriveTitle } from '../brief/derive-title.ts';
import { SIDE_LIMITS_PX } from '../formats/image-sizes.ts';
import type { DetailLevel, RecipeId } from '../formats/styles.ts';
import { type Colors, choosePalette, toScenePalette } from '../palette/choose-palette.ts';
import { openRandomStream } from '../random/random-stream.ts';
import { RECIPES } from '../recipes/recipes.ts';
import type { GrainLayer, Layer } from '../scene/layers.ts';
import { SCENE_VERSION, type Scene, type SceneBrand } from '../scene/scene.ts';
import type { Pairing } from '../type/pairings.ts';
import { chooseRecipe } from './choose-recipe.ts';
import { finishTexts } from './finish-texts.ts';
import { leftOutNotes } from './left-out-notes.ts';
import { leftOutSubjectNotes } from './left-out-subjects.ts';
import { placeLogo } from './place-logo.ts';
import type { Studio, StudioTexts } from './studio.ts';

/** What a scene is made of. The same request gives the same scene, in every process. */
export interface SceneRequest {
  readonly brief: Brief;
  /** Any finite number; whole numbers are usual. */
  readonly seed: number;
  /** 64–4096 pixels a side, see `SIDE_LIMITS_PX`; other sizes are brought into the range. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** 0–3 within one run; each differs in recipe, palette, type and crop. Default 0. */
  readonly variantIndex?: number;
  /** An id of `STYLES`. Default `auto`; unknown ids count as `auto`. */
  readonly style?: string;
  /** A name of `PALETTES`. Default `auto`; unknown names count as `auto`. */
  readonly palette?: string;
  /** An id of `DETAIL_LEVELS`. Default `standard`. */
  readonly detail?: DetailLevel;
  /** The brand of an earlier scene that is composed again. Default: the brand of the brief. */
  readonly brand?: SceneBrand;
  /** Decisions of an earlier scene that hold instead of being taken anew; edits compose with them. */
  readonly kept?: KeptDecisions;
}

/** What an edit leaves as it was. */
export interface KeptDecisions {
  readonly recipe?: RecipeId;
  readonly colors?: Colors;
  readonly pairing?: Pairing;
}

const GRAIN: Readonly<Record<DetailLevel, number>> = { draft: 0, standard: 0.11, fine: 0.14 };

/** Crops of one parity resemble each other; where only two recipes suit, variants 0 and 2 share one and must not. */
const CROP_ORDER = [0, 1, 3, 2] as const;

/** Media that bear the name of whoever they are for. */
const NAMED_MEDIA: ReadonlySet<Medium> = new Set(['logo', 'badge', 'sticker', 'business-card', 'packaging']);

/** A new mark or a set of icons is shown by itself; the logo in its corner would be one too many. */
const BARE_RECIPES: ReadonlySet<RecipeId> = new Set(['logo-mark', 'icon-set']);

/** Composes a brief into a scene: chooses recipe, palette and type, and lets the recipe lay everything out. */
export function composeScene(request: SceneRequest): Scene {
  const { brief, seed, variantIndex = 0, style = 'auto', palette = 'auto', detail = 'standard' } = request;
  const widthPx = clampSide(request.widthPx);
  const heightPx = clampSide(request.heightPx);
  const { kept } = request;
  const brand = request.brand ?? (brief.brand === undefined ? undefined : toSceneBrand(brief.brand));
  const texts = studioTexts(brief, style === 'typographic', brand);
  const recipe =
    kept?.recipe ?? chooseRecipe({ brief, texts, seed, variantIndex, style, aspectRatio: widthPx / heightPx });
  const colors = kept?.colors ?? choosePalette({ brief, seed, variantIndex, palette });
  const families = { title: brief.fonts.title ?? brand?.titleFamily, text: brief.fonts.text ?? brand?.textFamily };
  const pairing = kept?.pairing ?? pairingOf(brief, families, seed, variantIndex);
  const shorter = Math.min(widthPx, heightPx);
  const studio: Studio = {
    widthPx,
    heightPx,
    marginPx: Math.round(shorter * 0.068),
    unitPx: shorter / 100,
    isWide: widthPx / heightPx > 1.3,
    brief,
    subject: brief.subjects[0],
    texts,
    hasText: Object.keys(texts).length > 0,
    colors,
    pairing,
    crop: (CROP_ORDER[variantIndex % 4]! + openRandomStream(seed, 'crop').whole(0, 3)) % 4,
    detail,
    seed,
    random: (concern) => openRandomStream(seed, `${concern}/${variantIndex}`),
  };
  const composition = RECIPES[recipe](studio);
  const finished = finishTexts(composition.layers, brief);
  const isBare = composition.isSeamless === true || BARE_RECIPES.has(recipe);
  const branded = withLogo(studio, isBare ? undefined : brand, finished.layers);
  // Subjects can be drawn as plain shapes too: turned, outlined, or standing in a room.
  const hasSubject = composition.layers.some(({ kind, slot }) => kind === 'subject' || slot === 'subject');
  const credits = [...new Set([...(hasSubject ? creditsOf(brief) : []), ...(composition.credits ?? [])])];
  return {
    version: SCENE_VERSION,
    widthPx,
    heightPx,
    layers: [...branded.layers, ...(composition.isSeamless === true ? [] : grainLayers(seed, detail))],
    palette: toScenePalette(colors),
    light: { angleDeg: composition.lightAngleDeg, color: colors.accent },
    grid: { columns: 12, marginPx: studio.marginPx, gutterPx: Math.round(studio.unitPx * 2) },
    origin: {
      prompt: brief.prompt,
      recipe,
      seed,
      variantIndex,
      style,
      palette,
      detail,
      pairing: pairing.name,
      ...(brand === undefined ? {} : { brand }),
      edits: [],
    },
    notes: [
      ...brief.notes,
      ...composition.notes,
      ...finished.notes,
      ...leftOutNotes(texts, composition.layers),
      ...leftOutSubjectNotes(brief, composition.layers, recipe),
      ...branded.notes,
    ],
    credits,
  };
}

/** Puts the logo of a brand into a free corner, unless the recipe has placed it. */
function withLogo(studio: Studio, brand: SceneBrand | undefined, layers: readonly Layer[]) {
  const isPlaced = layers.some(({ id }) => id === 'logo');
  if (brand?.logo === undefined || isPlaced) return { layers, notes: [] };
  const branded = placeLogo(studio, brand.logo, layers);
  if (branded === undefined) return { layers, notes: ['The texts leave no corner free for the logo.'] };
  return { layers: branded, notes: [] };
}

/** @param mustHaveTitle - The style is made of words, so a title is derived whatever the medium. */
function studioTexts(brief: Brief, mustHaveTitle: boolean, brand: SceneBrand | undefined): StudioTexts {
  if (brief.isTextFree) return {};
  const texts: Partial<Record<BriefText['role'], string>> = {};
  for (const { role, text } of brief.texts) texts[role] = texts[role] === undefined ? text : `${texts[role]} · ${text}`;
  const name = NAMED_MEDIA.has(brief.medium) ? brand?.name : undefined;
  const title = texts.title ?? name ?? deriveTitle(mustHaveTitle ? { ...brief, medium: 'poster' } : brief);
  if (title !== undefined) texts.title = title;
  return texts;
}

function grainLayers(seed: number, detail: DetailLevel): readonly GrainLayer[] {
  const amount = GRAIN[detail];
  if (amount === 0) return [];
  return [{ id: 'grain', name: 'Grain', slot: 'texture', kind: 'grain', depth: 1, seed, amount }];
}

function creditsOf(brief: Brief): readonly string[] {
  return [...new Set(brief.subjects.flatMap(({ art }) => art.credit ?? []))];
}

function clampSide(sidePx: number): number {
  const { smallest, largest } = SIDE_LIMITS_PX;
  return Number.isFinite(sidePx) ? Math.min(largest, Math.max(smallest, Math.round(sidePx))) : 1024;
}
