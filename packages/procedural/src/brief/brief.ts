import type { SubjectArt } from '../subjects/subject-art.ts';

/** What a prompt asks for, as far as it could be read. Everything unrecognised is ignored, never an error. */
export interface Brief {
  /** The prompt, cut to what is read. */
  readonly prompt: string;
  readonly subjects: readonly BriefSubject[];
  readonly medium: Medium;
  readonly setting: Setting | undefined;
  readonly timeOfDay: TimeOfDay | undefined;
  readonly moods: readonly Mood[];
  /** Styles asked for by name or by typical words, best first. */
  readonly styles: readonly string[];
  /** Names of palettes and plain colour words, in the order they occur. */
  readonly colorWords: readonly string[];
  /** `#rrggbb`, in the order they occur. */
  readonly hexColors: readonly string[];
  readonly texts: readonly BriefText[];
  readonly isTextFree: boolean;
  readonly notes: readonly string[];
}

export interface BriefSubject {
  /** The word of the prompt, singular, lower case. */
  readonly word: string;
  readonly art: SubjectArt;
}

export interface BriefText {
  readonly role: 'title' | 'tagline' | 'date' | 'place';
  /** Exactly as quoted, white space collapsed. */
  readonly text: string;
}

export type Medium = 'poster' | 'logo' | 'badge' | 'card' | 'banner' | 'picture';
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
export type TimeOfDay = 'dawn' | 'day' | 'sunset' | 'night';
export type Mood =
  | 'warm'
  | 'cool'
  | 'calm'
  | 'bold'
  | 'elegant'
  | 'playful'
  | 'vintage'
  | 'minimal'
  | 'dark'
  | 'bright'
  | 'modern';
