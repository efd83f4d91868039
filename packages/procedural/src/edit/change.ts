import type { BriefText, Setting, TimeOfDay } from '../brief/brief.ts';
import type { RecipeId } from '../formats/styles.ts';

/** One change that an instruction asks for. Words are as people wrote them, lower case and singular. */
export type Change =
  | { readonly kind: 'text-size'; readonly role: TextChoice; readonly factor: number }
  | { readonly kind: 'text'; readonly role: BriefText['role'] | undefined; readonly text: string }
  | { readonly kind: 'replace-text'; readonly from: string; readonly to: string }
  | { readonly kind: 'remove-text'; readonly role: TextChoice }
  | { readonly kind: 'text-color'; readonly role: TextChoice; readonly color: string }
  | { readonly kind: 'palette'; readonly name: string }
  | { readonly kind: 'next-palette' }
  | { readonly kind: 'colors'; readonly colors: readonly string[] }
  | { readonly kind: 'tone'; readonly tone: Tone }
  | { readonly kind: 'swap-colors' }
  /** Without a colour: another one. */
  | { readonly kind: 'ground'; readonly color: string | undefined }
  | { readonly kind: 'grain'; readonly factor: number }
  | { readonly kind: 'format'; readonly widthPx: number; readonly heightPx: number; readonly label: string }
  /** A class such as `serif`, a family, or `another`. */
  | { readonly kind: 'font'; readonly wanted: string }
  | { readonly kind: 'recipe'; readonly recipe: RecipeId }
  | { readonly kind: 'replace-subject'; readonly from: string | undefined; readonly to: string }
  | { readonly kind: 'add'; readonly word: string }
  | { readonly kind: 'remove'; readonly word: string }
  | { readonly kind: 'subject-size'; readonly word: string | undefined; readonly factor: number }
  | { readonly kind: 'rotate'; readonly word: string | undefined; readonly degrees: number }
  | { readonly kind: 'flip'; readonly word: string | undefined }
  | { readonly kind: 'move'; readonly word: string | undefined; readonly x: number; readonly y: number }
  | { readonly kind: 'time'; readonly timeOfDay: TimeOfDay }
  | { readonly kind: 'setting'; readonly setting: Setting }
  | { readonly kind: 'detail'; readonly isLess: boolean }
  /** The same brief, style and colours composed another way; each number is another one. */
  | { readonly kind: 'vary'; readonly number: number };

export type Tone = 'warmer' | 'cooler' | 'darker' | 'lighter' | 'more-contrast' | 'less-contrast' | 'muted' | 'vivid';

/** Which texts: one role, everything but the title, or all. */
export type TextChoice = BriefText['role'] | 'small' | 'all';
