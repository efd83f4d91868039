import type { Brand } from '../brand/brand.ts';
import type { RelatedThing } from '../subjects/relatives.ts';
import type { SubjectArt } from '../subjects/subject-art.ts';
import type { Mood } from './mood.ts';

export type { Mood } from './mood.ts';

/** What a prompt asks for, as far as it could be read. Everything unrecognised is ignored, never an error. */
export interface Brief {
  /** The prompt, cut to what is read. */
  readonly prompt: string;
  /** In the order they are named; the first is what the design is about. */
  readonly subjects: readonly BriefSubject[];
  /** Things that belong with the first subject; icon sets are filled up with them. */
  readonly relatives: readonly RelatedThing[];
  /** How the subjects stand to each other, in the order it is said. */
  readonly relations: readonly BriefRelation[];
  readonly medium: Medium;
  /** The kind of scenery. */
  readonly setting: Setting | undefined;
  /** The place within the setting, when the prompt names a narrower one: a beach of the sea, a street of the city. */
  readonly spot: Spot | undefined;
  readonly timeOfDay: TimeOfDay | undefined;
  readonly weather: Weather | undefined;
  readonly moods: readonly Mood[];
  /** Styles asked for by name or by typical words, best first. */
  readonly styles: readonly string[];
  /** Names of palettes and colours as said (`navy`, `sky-blue`, `dark green`), in the order they occur. */
  readonly colorWords: readonly string[];
  /** `#rrggbb`, in the order they occur; those of a brand come first. */
  readonly hexColors: readonly string[];
  /** The colour of {@link colorWords} or {@link hexColors} that the others are said to be on: "red on black". */
  readonly groundColor: string | undefined;
  /** Colours and things that must not appear, lower case: "not green", "without a moon". */
  readonly avoided: readonly string[];
  readonly texts: readonly BriefText[];
  /** Drawings of the emoji in the texts, by the emoji. */
  readonly emoji: Readonly<Record<string, SubjectArt>>;
  readonly isTextFree: boolean;
  /** Family names the prompt or the brand asks for; only bundled ones are listed, others are told in `notes`. */
  readonly fonts: BriefFonts;
  /** The brand the design is for, already read and checked. */
  readonly brand: Brand | undefined;
  readonly notes: readonly string[];
}

export interface BriefSubject {
  /** The word of the prompt, singular, lower case. */
  readonly word: string;
  readonly art: SubjectArt;
  /** How many are asked for, 1–12; 1 when the prompt says none. */
  readonly count: number;
}

/** `subjects[from] kind subjects[to]`: "a fox under a lighthouse" is 0 under 1. */
export interface BriefRelation {
  readonly from: number;
  readonly kind: RelationKind;
  readonly to: number;
}

export type RelationKind = 'with' | 'under' | 'over' | 'on' | 'in' | 'beside' | 'before' | 'behind';

export interface BriefText {
  readonly role: BriefTextRole;
  /** Exactly as quoted, white space collapsed. */
  readonly text: string;
}

export type BriefTextRole = 'title' | 'tagline' | 'date' | 'place' | 'call-to-action' | 'price' | 'attribution';

export interface BriefFonts {
  readonly title: string | undefined;
  readonly text: string | undefined;
}

export type Medium =
  | 'poster'
  | 'event-flyer'
  | 'logo'
  | 'badge'
  | 'sticker'
  | 'card'
  | 'business-card'
  | 'invitation'
  | 'menu'
  | 'banner'
  | 'hero'
  | 'social-quote'
  | 'social-post'
  | 'packaging'
  | 'mockup'
  | 't-shirt'
  | 'book-cover'
  | 'album-cover'
  | 'icon-set'
  | 'pattern'
  | 'wallpaper'
  | 'storyboard'
  | 'picture';
export type Setting =
  | 'forest'
  | 'mountains'
  | 'sea'
  | 'desert'
  | 'city'
  | 'space'
  | 'field'
  | 'snow'
  | 'sky'
  | 'interior';
export type Spot =
  | 'beach'
  | 'harbor'
  | 'lake'
  | 'underwater'
  | 'street'
  | 'rooftop'
  | 'garden'
  | 'kitchen'
  | 'cafe'
  | 'office'
  | 'room'
  | 'studio';
export type TimeOfDay = 'dawn' | 'day' | 'sunset' | 'night';
export type Weather = 'rain' | 'snow' | 'fog' | 'storm' | 'wind' | 'sun';
