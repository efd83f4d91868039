import type { FlatDrawing } from './flat-drawing.ts';
import type { Layer } from './layers.ts';

/** The version `composeScene` writes. Raise it together with a migration in `upgrade-scene.ts`. */
export const SCENE_VERSION = 2;

/**
 * A design as a layered document: plain JSON, kept with the asset, drawn by `drawScene` and opened on the canvas as
 * real layers. Lengths are pixels of the scene; colours of layers are `#rrggbb` or `#rrggbbaa`, sRGB.
 */
export interface Scene {
  readonly version: typeof SCENE_VERSION;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Back to front. */
  readonly layers: readonly Layer[];
  readonly palette: ScenePalette;
  /** Direction the light comes from, degrees clockwise from the top, and its colour. */
  readonly light: SceneLight;
  readonly grid: SceneGrid;
  /** What was asked for, enough to compose the scene again with one thing changed. */
  readonly origin: SceneOrigin;
  /** What the reader should know, in full sentences: words without a drawing, scripts without a typeface, … */
  readonly notes: readonly string[];
  /** Credit lines owed for the art inside, empty when none is. */
  readonly credits: readonly string[];
}

/** A colour in OKLCH: lightness 0–1, chroma 0–0.4, hue in degrees. */
export interface Oklch {
  readonly l: number;
  readonly c: number;
  readonly h: number;
}

/** The few colours of a scene by role. Every layer colour is one of them, a mix of two, or a tone of one. */
export interface ScenePalette {
  readonly name: string;
  /** The sheet everything lies on. */
  readonly ground: Oklch;
  /** Text and the darkest (on a dark ground: lightest) drawing. */
  readonly ink: Oklch;
  readonly primary: Oklch;
  readonly secondary: Oklch;
  /** The one colour that pops; used sparingly. */
  readonly accent: Oklch;
}

export interface SceneLight {
  readonly angleDeg: number;
  readonly color: string;
}

export interface SceneGrid {
  readonly columns: number;
  readonly marginPx: number;
  readonly gutterPx: number;
}

export interface SceneOrigin {
  readonly prompt: string;
  readonly recipe: string;
  readonly seed: number;
  readonly variantIndex: number;
  readonly style: string;
  readonly palette: string;
  readonly detail: string;
  /** Name of the type pairing that was chosen; unknown in scenes of version 1. */
  readonly pairing?: string;
  /** The brand kit it was made with, as given. */
  readonly brand?: SceneBrand;
  /** The instructions that were applied since, oldest first, as people wrote them. */
  readonly edits: readonly string[];
}

/** What a brand kit lays down for a design. */
export interface SceneBrand {
  readonly name?: string;
  /** `#rrggbb`, most important first. */
  readonly colors: readonly string[];
  /** Families of `FONT_FACES`; a family that is not bundled is told of in the notes and replaced. */
  readonly titleFamily?: string;
  readonly textFamily?: string;
  /** The logo as flat shapes, so that composing again places it again. */
  readonly logo?: FlatDrawing;
}
