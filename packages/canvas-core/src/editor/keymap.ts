import type { Action } from './action.ts';
import type { KeyInput } from './input.ts';

/** One row of the keyboard table: what must be pressed, and what it does. Rows are tried from the top. */
type Binding = {
  /** `code` for keys known by their place, `key` for keys known by what they type. */
  readonly code?: readonly string[];
  readonly key?: readonly string[];
  readonly mod?: boolean;
  /** Undefined means either. */
  readonly shift?: boolean;
  readonly action: (input: KeyInput) => Action;
};

const NUDGE = 1;
const NUDGE_FAR = 10;
/** Degrees. */
const TURN = 1;
const TURN_FAR = 15;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Letters are matched by what they type, so that Z stays where the keyboard of a French or German hand has it; brackets,
 * digits and the space bar by their place, because layouts hide them behind other keys.
 */
const BINDINGS: readonly Binding[] = [
  { key: ['z'], mod: true, shift: true, action: () => ({ type: 'redo' }) },
  { key: ['z'], mod: true, action: () => ({ type: 'undo' }) },
  { key: ['y'], mod: true, action: () => ({ type: 'redo' }) },
  { key: ['a'], mod: true, action: () => ({ type: 'select-all' }) },
  { key: ['d'], mod: true, action: () => ({ type: 'duplicate' }) },
  { code: ['BracketRight'], mod: true, action: () => ({ type: 'order', to: 'forward' }) },
  { code: ['BracketLeft'], mod: true, action: () => ({ type: 'order', to: 'backward' }) },
  { code: ['BracketRight'], action: () => ({ type: 'order', to: 'front' }) },
  { code: ['BracketLeft'], action: () => ({ type: 'order', to: 'back' }) },
  { code: ['Digit0', 'Numpad0'], mod: true, action: () => ({ type: 'zoom-to', target: 'actual-size' }) },
  { code: ['Digit0'], shift: true, action: () => ({ type: 'zoom-to', target: 'actual-size' }) },
  { code: ['Digit1'], shift: true, action: () => ({ type: 'zoom-to', target: 'all' }) },
  { code: ['Digit2'], shift: true, action: () => ({ type: 'zoom-to', target: 'selection' }) },
  { key: ['+', '='], mod: true, action: () => ({ type: 'zoom-step', direction: 1 }) },
  { key: ['-', '_'], mod: true, action: () => ({ type: 'zoom-step', direction: -1 }) },
  { key: ['+', '='], action: () => ({ type: 'zoom-step', direction: 1 }) },
  { key: ['-', '_'], action: () => ({ type: 'zoom-step', direction: -1 }) },
  { key: ['v'], shift: false, action: () => ({ type: 'choose-tool', tool: 'select' }) },
  { key: ['h'], shift: false, action: () => ({ type: 'choose-tool', tool: 'hand' }) },
  { code: ['Delete', 'Backspace'], action: () => ({ type: 'remove' }) },
  { code: ['Escape'], action: () => ({ type: 'cancel' }) },
  { code: ['Tab'], shift: true, action: () => ({ type: 'walk', direction: -1 }) },
  { code: ['Tab'], action: () => ({ type: 'walk', direction: 1 }) },
  { code: Object.keys(ARROWS), mod: true, action: resize },
  { code: Object.keys(ARROWS), action: nudge },
  { code: ['Comma', 'Period'], shift: true, action: turn },
  { code: ['Comma', 'Period'], mod: true, shift: true, action: turn },
];

/** The action that a key stands for on the canvas, or null when the key is somebody else's. */
export function actionForKey(input: KeyInput): Action | null {
  // Alt belongs to alignment and to the browser's menus; neither is bound yet.
  if (input.alt) return null;
  return BINDINGS.find((binding) => matches(binding, input))?.action(input) ?? null;
}

function matches(binding: Binding, input: KeyInput): boolean {
  const isKey = binding.key?.includes(input.key.toLowerCase()) ?? false;
  const isCode = binding.code?.includes(input.code) ?? false;
  const isShift = binding.shift === undefined || binding.shift === input.shift;
  return (isKey || isCode) && isShift && (binding.mod ?? false) === input.mod;
}

function nudge(input: KeyInput): Action {
  const [x, y] = ARROWS[input.code] ?? [0, 0];
  const step = input.shift ? NUDGE_FAR : NUDGE;
  return { type: 'nudge', deltaX: x * step, deltaY: y * step, isRepeat: input.isRepeat };
}

/** Figma's keys: the edges at the right and below move, so the item stays where it begins. */
function resize(input: KeyInput): Action {
  const [x, y] = ARROWS[input.code] ?? [0, 0];
  const step = input.shift ? NUDGE_FAR : NUDGE;
  return { type: 'resize-by', deltaX: x * step, deltaY: y * step, isRepeat: input.isRepeat };
}

/** The keys that carry the angle brackets: the way they point is the way it turns. */
function turn(input: KeyInput): Action {
  const step = input.mod ? TURN : TURN_FAR;
  return { type: 'turn-by', degrees: input.code === 'Comma' ? -step : step, isRepeat: input.isRepeat };
}
