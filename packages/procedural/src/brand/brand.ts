import type { Mood } from '../brief/brief.ts';
import type { SubjectArt } from '../subjects/subject-art.ts';

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
  /** Flat paths; drawn in its own colours, see `compose/place-logo.ts`. */
  readonly logo: SubjectArt | undefined;
  readonly moods: readonly Mood[];
}
