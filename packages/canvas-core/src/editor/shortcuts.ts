import type { Action, PageActionName } from './action.ts';
import { type Chord, chord, keyLabels, type Platform } from './chord.ts';
import type { ToolName } from './editor-state.ts';
import type { KeyInput } from './input.ts';

export type { Platform } from './chord.ts';

/** Headings of the help, in the order in which they are shown. */
export const SHORTCUT_SECTIONS = ['Tools', 'Edit', 'Select', 'Arrange', 'Style', 'View', 'Studio'] as const;
export type ShortcutSection = (typeof SHORTCUT_SECTIONS)[number];

/** One row of the keyboard table: keys and menus name it alike, and the help shows it. */
export type Shortcut = {
  readonly name: string;
  readonly section: ShortcutSection;
  /** Each of them does it. */
  readonly chords: readonly Chord[];
  /** Null for what the browser tells in events of its own (the clipboard's) or what only works while held. */
  readonly action: Action | ((input: KeyInput) => Action) | null;
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
 * Every key that the canvas knows. Rows are tried from the top, first by what a key types and then by where it lies, so
 * that Z stays where a French or German hand has it and every letter is found on a Cyrillic or Greek keyboard.
 */
export const SHORTCUTS: readonly Shortcut[] = [
  tool('Select', 'V', 'select'),
  tool('Hand', 'H', 'hand'),
  row('Move the view while held', 'Tools', 'Space', null),
  tool('Frame', 'F', 'frame'),
  tool('Rectangle', 'R', 'rectangle'),
  tool('Ellipse', 'O', 'ellipse'),
  tool('Line', 'L', 'line'),
  tool('Arrow', 'A Shift+L', 'arrow'),
  tool('Connector', 'X', 'connector'),
  tool('Draw', 'P', 'draw'),
  tool('Text', 'T', 'text'),
  tool('Note', 'N', 'note'),
  tool('Comment', 'C', 'comment'),
  tool('Eraser', 'E', 'eraser'),
  tool('Eyedropper', 'I', 'eyedropper'),
  tool('Mask brush', 'M', 'mask'),
  tool('Laser', 'K', 'laser'),

  row('Undo', 'Edit', 'Mod+Z', { type: 'undo' }),
  row('Redo', 'Edit', 'Mod+Shift+Z Mod+Y', { type: 'redo' }),
  row('Cut', 'Edit', 'Mod+X', null),
  row('Copy', 'Edit', 'Mod+C', null),
  row('Paste', 'Edit', 'Mod+V', null),
  row('Duplicate', 'Edit', 'Mod+D', { type: 'duplicate' }),
  row('Delete', 'Edit', 'Delete Backspace', { type: 'remove' }),
  page('Copy as PNG', 'Edit', 'Mod+Shift+C', 'copy-picture'),
  page('Insert pictures', 'Edit', 'Mod+Shift+K Mod+U', 'insert-picture'),
  page('Export', 'Edit', 'Mod+Shift+E', 'export'),

  row('Select all', 'Select', 'Mod+A', { type: 'select-all' }),
  row('Cancel, let go', 'Select', 'Escape', { type: 'cancel' }),
  row('Next item', 'Select', 'Tab', { type: 'walk', direction: 1 }),
  row('Item before', 'Select', 'Shift+Tab', { type: 'walk', direction: -1 }),
  row('Type, or select what is inside', 'Select', 'Enter', { type: 'enter' }),
  row('Select what is around it', 'Select', 'Shift+Enter', { type: 'leave' }),

  row('Group', 'Arrange', 'Mod+G', { type: 'group' }),
  row('Ungroup', 'Arrange', 'Mod+Shift+G', { type: 'ungroup' }),
  row('Frame the selection', 'Arrange', 'Mod+Alt+G', { type: 'frame-selection' }),
  row('Bring to front', 'Arrange', ']', { type: 'order', to: 'front' }),
  row('Send to back', 'Arrange', '[', { type: 'order', to: 'back' }),
  row('Bring forward', 'Arrange', 'Mod+]', { type: 'order', to: 'forward' }),
  row('Send backward', 'Arrange', 'Mod+[', { type: 'order', to: 'backward' }),
  row('Align left', 'Arrange', 'Alt+A', { type: 'align', to: 'left' }),
  row('Align centres across', 'Arrange', 'Alt+H', { type: 'align', to: 'center' }),
  row('Align right', 'Arrange', 'Alt+D', { type: 'align', to: 'right' }),
  row('Align top', 'Arrange', 'Alt+W', { type: 'align', to: 'top' }),
  row('Align middles', 'Arrange', 'Alt+V', { type: 'align', to: 'middle' }),
  row('Align bottom', 'Arrange', 'Alt+S', { type: 'align', to: 'bottom' }),
  row('Equal gaps across', 'Arrange', 'Alt+Shift+H', { type: 'distribute', axis: 'x' }),
  row('Equal gaps down', 'Arrange', 'Alt+Shift+V', { type: 'distribute', axis: 'y' }),
  row('Tidy up', 'Arrange', 'Mod+Alt+T', { type: 'tidy' }),
  row('Flip left to right', 'Arrange', 'Shift+H', { type: 'flip', axis: 'x' }),
  row('Flip top to bottom', 'Arrange', 'Shift+V', { type: 'flip', axis: 'y' }),
  row('Lock or unlock', 'Arrange', 'Mod+Shift+L', { type: 'toggle-lock' }),
  row('Hide or show', 'Arrange', 'Mod+Shift+H', { type: 'toggle-hide' }),
  row('Move by 1', 'Arrange', 'Arrows', nudge),
  row('Move by 10', 'Arrange', 'Shift+Arrows', nudge),
  row('Resize by 1', 'Arrange', 'Mod+Arrows', resize),
  row('Resize by 10', 'Arrange', 'Mod+Shift+Arrows', resize),
  row('Turn left by 15°', 'Arrange', 'Shift+<', turn(-TURN_FAR)),
  row('Turn right by 15°', 'Arrange', 'Shift+>', turn(TURN_FAR)),
  row('Turn left by 1°', 'Arrange', 'Mod+Shift+<', turn(-TURN)),
  row('Turn right by 1°', 'Arrange', 'Mod+Shift+>', turn(TURN)),

  row('Copy the style', 'Style', 'Mod+Alt+C', { type: 'copy-style' }),
  row('Paste the style', 'Style', 'Mod+Alt+V', { type: 'paste-style' }),

  row('Zoom in', 'View', 'Plus Mod+Plus', { type: 'zoom-step', direction: 1 }),
  row('Zoom out', 'View', 'Minus Mod+Minus', { type: 'zoom-step', direction: -1 }),
  row('Zoom to 100 %', 'View', 'Shift+0 Mod+0', { type: 'zoom-to', target: 'actual-size' }),
  row('Show everything', 'View', 'Shift+1', { type: 'zoom-to', target: 'all' }),
  row('Show the selection', 'View', 'Shift+2', { type: 'zoom-to', target: 'selection' }),
  page('Show or hide the map', 'View', 'Alt+M', 'minimap'),
  page('Hide or show the panels', 'View', 'Mod+\\ Mod+.', 'hide-interface'),
  page('Present the frames', 'View', 'Mod+Alt+Enter', 'present'),

  page('All commands', 'Studio', 'Mod+K', 'palette'),
  page('Search the board', 'Studio', 'Mod+F', 'search'),
  page('Open the menu', 'Studio', 'Shift+F10 Menu', 'menu'),
  page('Write to the agent', 'Studio', '/ Mod+L', 'agent'),
  page('Help with shortcuts', 'Studio', '?', 'help'),
];

/** What is printed on the keys of a shortcut, for each of its chords. */
export function keysOf(shortcut: Shortcut, platform: Platform): readonly (readonly string[])[] {
  return shortcut.chords.map((one) => keyLabels(one, platform));
}

/** The shortcut of an action, for menus that show its keys; undefined when it has none. */
export function shortcutOf(action: Action): Shortcut | undefined {
  const written = JSON.stringify(action);
  return SHORTCUTS.find((shortcut) => JSON.stringify(shortcut.action) === written);
}

function row(name: string, section: ShortcutSection, chords: string, action: Shortcut['action']): Shortcut {
  return { name, section, chords: chords.split(' ').map(chord), action };
}

function tool(name: string, chords: string, chosen: ToolName): Shortcut {
  return row(name, 'Tools', chords, { type: 'choose-tool', tool: chosen });
}

function page(name: string, section: ShortcutSection, chords: string, asked: PageActionName): Shortcut {
  return row(name, section, chords, { type: 'page', name: asked });
}

function nudge(input: KeyInput): Action {
  return { type: 'nudge', ...travel(input), isRepeat: input.isRepeat };
}

/** Figma's keys: the edges at the right and below move, so the item stays where it begins. */
function resize(input: KeyInput): Action {
  return { type: 'resize-by', ...travel(input), isRepeat: input.isRepeat };
}

function travel(input: KeyInput): { readonly deltaX: number; readonly deltaY: number } {
  const [x, y] = ARROWS[input.code] ?? [0, 0];
  const step = input.shift ? NUDGE_FAR : NUDGE;
  return { deltaX: x * step, deltaY: y * step };
}

/** The keys that carry the angle brackets: the way they point is the way it turns. */
function turn(degrees: number): (input: KeyInput) => Action {
  return (input) => ({ type: 'turn-by', degrees, isRepeat: input.isRepeat });
}
