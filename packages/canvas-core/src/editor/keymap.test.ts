import { describe, expect, it } from 'vitest';
import type { Action } from './action.ts';
import type { KeyInput } from './input.ts';
import { actionForKey } from './keymap.ts';
import { keysOf, SHORTCUT_SECTIONS, SHORTCUTS, shortcutOf } from './shortcuts.ts';

/** A key as `Mod+Shift+KeyG`, with what it types on the layout at hand. */
function press(written: string, key: string): Action | null {
  const held = written.split('+');
  const input: KeyInput = {
    code: held.at(-1) ?? '',
    key,
    isRepeat: false,
    ...{ mod: held.includes('Mod'), shift: held.includes('Shift'), alt: held.includes('Alt') },
  };
  return actionForKey(input);
}

describe('keys on an American keyboard', () => {
  it.each<[string, string, Action | null]>([
    ['KeyV', 'v', { type: 'choose-tool', tool: 'select' }],
    ['KeyR', 'R', { type: 'choose-tool', tool: 'rectangle' }],
    ['Shift+KeyL', 'L', { type: 'choose-tool', tool: 'arrow' }],
    ['Shift+KeyH', 'H', { type: 'flip', axis: 'x' }],
    ['Alt+KeyW', 'w', { type: 'align', to: 'top' }],
    ['Alt+KeyS', 's', { type: 'align', to: 'bottom' }],
    ['Alt+Shift+KeyV', 'V', { type: 'distribute', axis: 'y' }],
    ['Mod+KeyG', 'g', { type: 'group' }],
    ['Mod+Shift+KeyG', 'G', { type: 'ungroup' }],
    ['Mod+Alt+KeyG', 'g', { type: 'frame-selection' }],
    ['Mod+Shift+KeyL', 'L', { type: 'toggle-lock' }],
    ['Mod+Shift+KeyH', 'H', { type: 'toggle-hide' }],
    ['Mod+Alt+KeyC', 'c', { type: 'copy-style' }],
    ['BracketRight', ']', { type: 'order', to: 'front' }],
    ['Mod+BracketLeft', '[', { type: 'order', to: 'backward' }],
    ['Equal', '=', { type: 'zoom-step', direction: 1 }],
    ['Mod+Shift+Equal', '+', { type: 'zoom-step', direction: 1 }],
    ['Mod+Minus', '-', { type: 'zoom-step', direction: -1 }],
    ['Shift+Digit0', ')', { type: 'zoom-to', target: 'actual-size' }],
    ['Mod+Numpad0', '0', { type: 'zoom-to', target: 'actual-size' }],
    ['Shift+Digit2', '@', { type: 'zoom-to', target: 'selection' }],
    ['Shift+Enter', 'Enter', { type: 'leave' }],
    ['Mod+Shift+ArrowLeft', 'ArrowLeft', { type: 'resize-by', deltaX: -10, deltaY: 0, isRepeat: false }],
    ['Shift+Comma', '<', { type: 'turn-by', degrees: -15, isRepeat: false }],
    ['Mod+Period', '.', { type: 'page', name: 'hide-interface' }],
    ['Mod+Backslash', '\\', { type: 'page', name: 'hide-interface' }],
    ['Mod+KeyK', 'k', { type: 'page', name: 'palette' }],
    ['Slash', '/', { type: 'page', name: 'agent' }],
    ['Shift+Slash', '?', { type: 'page', name: 'help' }],
    ['Mod+KeyU', 'u', { type: 'page', name: 'insert-picture' }],
    // The clipboard speaks in events of its own, which a taken key would keep from coming.
    ['Mod+KeyC', 'c', null],
    ['Mod+KeyV', 'v', null],
    ['Alt+KeyF', 'f', null],
    ['KeyQ', 'q', null],
  ])('%s is as in the table', (written, key, action) => {
    expect(press(written, key)).toEqual(action);
  });
});

describe('keys on other keyboards', () => {
  it('Latin letters go by what is typed: undo stays at the Z of a French and a German hand', () => {
    expect(press('Mod+KeyW', 'z')).toEqual({ type: 'undo' });
    expect(press('Mod+KeyZ', 'w')).toBeNull();
    expect(press('KeyQ', 'a')).toEqual({ type: 'choose-tool', tool: 'arrow' });
    expect(press('Mod+KeyY', 'z')).toEqual({ type: 'undo' });
  });

  it('letters of other scripts, and what Option types, go by their place', () => {
    expect(press('KeyR', 'к')).toEqual({ type: 'choose-tool', tool: 'rectangle' });
    expect(press('Mod+Shift+KeyZ', 'Я')).toEqual({ type: 'redo' });
    expect(press('KeyT', 'τ')).toEqual({ type: 'choose-tool', tool: 'text' });
    expect(press('Alt+KeyA', 'å')).toEqual({ type: 'align', to: 'left' });
    expect(press('Mod+Alt+KeyG', '©')).toEqual({ type: 'frame-selection' });
    expect(press('Slash', '.')).toEqual({ type: 'page', name: 'agent' });
  });

  it('signs go by what is typed, however a layout types them, and else by their place', () => {
    expect(press('BracketRight', '+')).toEqual({ type: 'zoom-step', direction: 1 });
    expect(press('BracketLeft', 'ü')).toEqual({ type: 'order', to: 'back' });
    expect(press('Mod+Alt+Digit9', ']')).toEqual({ type: 'order', to: 'front' });
    expect(press('Shift+Digit7', '/')).toEqual({ type: 'page', name: 'agent' });
    expect(press('Shift+Minus', '?')).toEqual({ type: 'page', name: 'help' });
    expect(press('Shift+Digit0', '=')).toEqual({ type: 'zoom-to', target: 'actual-size' });
    expect(press('Shift+Digit1', '1')).toEqual({ type: 'zoom-to', target: 'all' });
  });
});

describe('the table', () => {
  it('gives every chord to one row, and every row a section of the help', () => {
    const written = SHORTCUTS.flatMap((shortcut) => keysOf(shortcut, 'other').map((keys) => keys.join('+')));
    expect(new Set(written).size).toBe(written.length);
    for (const { section } of SHORTCUTS) expect(SHORTCUT_SECTIONS).toContain(section);
    for (const section of SHORTCUT_SECTIONS) expect(SHORTCUTS.some((one) => one.section === section)).toBe(true);
  });

  it('names keys as each platform prints them, and finds the row of an action', () => {
    const group = shortcutOf({ type: 'ungroup' });
    expect(group && keysOf(group, 'other')).toEqual([['Ctrl', 'Shift', 'G']]);
    expect(group && keysOf(group, 'apple')).toEqual([['⇧', '⌘', 'G']]);
    const arrow = shortcutOf({ type: 'choose-tool', tool: 'arrow' });
    expect(arrow && keysOf(arrow, 'other')).toEqual([['A'], ['Shift', 'L']]);
    expect(shortcutOf({ type: 'unlock-all' })).toBeUndefined();
  });
});
