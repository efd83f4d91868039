import type { Mood } from '../brief/mood.ts';
import type { FlatDrawing } from '../scene/flat-drawing.ts';
import type { SceneBrand } from '../scene/scene.ts';

/** What people enter about their brand; nothing of it is trusted. */
export interface BrandKit {
  readonly name?: string;
  /** `#rgb` or `#rrggbb`, most important first. */
  readonly colors: readonly string[];
  /** Family names, bundled or not. */
  readonly fonts: { readonly title?: string; readonly text?: string };
  /** Text of an SVG file. */
  readonly logo?: string;
  /** Words such as "calm, premium". */
  readonly tone?: string;
}

/** A brand kit once read: only what can be used is left. */
export interface Brand {
  readonly name: string | undefined;
  /** `#rrggbb`, most important first. */
  readonly colors: readonly string[];
  /** Bundled families. */
  readonly titleFamily: string | undefined;
  readonly textFamily: string | undefined;
  /** Flat shapes in the logo's own colours; `compose/place-logo.ts` puts it on a design. */
  readonly logo: FlatDrawing | undefined;
  readonly moods: readonly Mood[];
}

/** The part of a brand that a scene keeps, enough to compose it again. */
export function toSceneBrand(brand: Brand): SceneBrand {
  const { name, colors, titleFamily, textFamily, logo } = brand;
  return {
    colors,
    ...(name === undefined ? {} : { name }),
    ...(titleFamily === undefined ? {} : { titleFamily }),
    ...(textFamily === undefined ? {} : { textFamily }),
    ...(logo === undefined ? {} : { logo }),
  };
}
