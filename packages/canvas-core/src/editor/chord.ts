import type { KeyInput } from './input.ts';

/** Keys that are pressed together, as `Mod+Shift+G`; `Mod` is Command on Apple machines and Control elsewhere. */
export type Chord = {
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly stroke: Stroke;
};

/** Whose names and order of modifiers are shown. */
export type Platform = 'apple' | 'other';

/** One key beside the modifiers. */
type Stroke = {
  /** What it is called on the screen. */
  readonly label: string;
  /** What it types, for keys that are known by that. */
  readonly key?: string;
  /** Where it lies, for keys known by their place and for layouts that type something else there. */
  readonly codes: readonly string[];
  /** Letters go by their place only where the layout has no Latin ones: A stays A on a French keyboard. */
  readonly isLetter?: boolean;
  /** Shift only helps to type it, on one layout or another. */
  readonly isShiftFree?: boolean;
};

const STROKES: Readonly<Record<string, Stroke>> = {
  '[': { label: '[', key: '[', codes: ['BracketLeft'] },
  ']': { label: ']', key: ']', codes: ['BracketRight'] },
  '\\': { label: '\\', key: '\\', codes: ['Backslash'] },
  '/': { label: '/', key: '/', codes: ['Slash'] },
  '.': { label: '.', key: '.', codes: ['Period'] },
  // By its place, since many layouts type other signs with Shift there.
  '<': { label: ',', codes: ['Comma'] },
  '>': { label: '.', codes: ['Period'] },
  '?': { label: '?', key: '?', codes: [] },
  Plus: { label: '+', key: '+', codes: ['Equal', 'NumpadAdd'], isShiftFree: true },
  Minus: { label: '-', key: '-', codes: ['Minus', 'NumpadSubtract'], isShiftFree: true },
  Enter: { label: 'Enter', codes: ['Enter', 'NumpadEnter'] },
  Delete: { label: 'Delete', codes: ['Delete'] },
  Backspace: { label: 'Backspace', codes: ['Backspace'] },
  Escape: { label: 'Esc', codes: ['Escape'] },
  Tab: { label: 'Tab', codes: ['Tab'] },
  Space: { label: 'Space', codes: ['Space'] },
  Menu: { label: 'Menu', codes: ['ContextMenu'] },
  F10: { label: 'F10', codes: ['F10'] },
  Arrows: { label: 'Arrow keys', codes: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] },
};

const APPLE_LABELS: Readonly<Record<string, string>> = { Backspace: '⌫', Enter: '↩', Tab: '⇥', Esc: 'esc' };

/** Reads a chord as it is written in the table of shortcuts. */
export function chord(written: string): Chord {
  const parts = written.split('+');
  const name = parts.at(-1) ?? '';
  const held = parts.slice(0, -1);
  const stroke = STROKES[name] ?? letterOrDigit(name);
  return { mod: held.includes('Mod'), shift: held.includes('Shift'), alt: held.includes('Alt'), stroke };
}

/** What is printed on the keys of a chord, in the order in which they are named on that platform. */
export function keyLabels({ mod, shift, alt, stroke }: Chord, platform: Platform): readonly string[] {
  if (platform === 'other') {
    return [...(mod ? ['Ctrl'] : []), ...(alt ? ['Alt'] : []), ...(shift ? ['Shift'] : []), stroke.label];
  }
  const label = APPLE_LABELS[stroke.label] ?? stroke.label;
  return [...(alt ? ['⌥'] : []), ...(shift ? ['⇧'] : []), ...(mod ? ['⌘'] : []), label];
}

/** Whether a key is that of the chord by what it types. */
export function isTyped({ mod, shift, alt, stroke }: Chord, input: KeyInput): boolean {
  if (stroke.key === undefined || stroke.key !== input.key.toLowerCase()) return false;
  if (stroke.isLetter) return mod === input.mod && alt === input.alt && shift === input.shift;
  // The right Alt key, which types brackets on many layouts, is told by Windows as Control and Alt held together.
  const isThirdLevel = input.mod && input.alt && !mod && !alt;
  return isThirdLevel || (mod === input.mod && alt === input.alt);
}

/** Whether a key is that of the chord by where it lies. */
export function isPlaced({ mod, shift, alt, stroke }: Chord, input: KeyInput): boolean {
  if (!stroke.codes.includes(input.code) || (stroke.isLetter && isAscii(input.key))) return false;
  return mod === input.mod && alt === input.alt && (stroke.isShiftFree || shift === input.shift);
}

function letterOrDigit(name: string): Stroke {
  if (/^\d$/.test(name)) return { label: name, codes: [`Digit${name}`, `Numpad${name}`] };
  return { label: name, key: name.toLowerCase(), codes: [`Key${name}`], isLetter: true };
}

/** Also what Option types on an Apple keyboard is no Latin letter, so that the place decides there. */
function isAscii(key: string): boolean {
  return /^[!-~]$/.test(key);
}
