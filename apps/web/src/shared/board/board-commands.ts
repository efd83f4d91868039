import { type Action, type BoardItem, type Editor, SHORTCUTS, shortcutOf } from '@gesso/canvas-core';
import { type Command, writtenKeys } from './command.ts';

/** What the board is like now, as far as it decides what can be done. */
type Facts = {
  readonly selected: readonly BoardItem[];
  readonly all: readonly BoardItem[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
};

/** Deeds of the board that no key stands for. */
const KEYLESS: readonly { readonly name: string; readonly group: string; readonly action: Action }[] = [
  { name: 'Triangle', group: 'Tools', action: { type: 'choose-tool', tool: 'triangle' } },
  { name: 'Diamond', group: 'Tools', action: { type: 'choose-tool', tool: 'diamond' } },
  { name: 'Star', group: 'Tools', action: { type: 'choose-tool', tool: 'star' } },
  { name: 'Crop', group: 'Edit', action: { type: 'start-cropping' } },
  { name: 'Unlock everything', group: 'Arrange', action: { type: 'unlock-all' } },
  { name: 'Show everything that is hidden', group: 'Arrange', action: { type: 'show-all' } },
];

/** Other words for what a deed is called here. */
const SYNONYMS: Partial<Readonly<Record<Action['type'], string>>> = {
  remove: 'erase clear trash',
  duplicate: 'copy clone',
  'select-all': 'everything',
  group: 'combine',
  ungroup: 'split dissolve',
  'frame-selection': 'artboard wrap',
  flip: 'mirror',
  order: 'layer arrange z-index',
  distribute: 'spacing equal',
  tidy: 'grid arrange clean',
  'toggle-hide': 'visibility eye',
  'zoom-to': 'fit view percent',
};

/** Walks with the keyboard and what is typed at an item mean nothing in a list of commands. */
const ONLY_KEYS: ReadonlySet<Action['type']> = new Set(['walk', 'cancel', 'enter', 'page']);

/** What does not change the board, which whoever only looks is offered too. */
const LOOKING: ReadonlySet<Action['type']> = new Set(['select-all', 'zoom-step', 'zoom-to', 'leave']);

/** Everything the editor can be asked for, with its keys, and why it cannot be done now where it cannot. */
export function boardCommands(editor: Editor, mayEdit: boolean): readonly Command[] {
  const { selection } = editor.getState();
  const facts: Facts = {
    selected: [...selection].flatMap((id) => editor.items.get(id) ?? []),
    all: editor.items.ordered(),
    ...editor.historyState(),
  };
  const keyed = SHORTCUTS.flatMap(({ name, section, action }) =>
    action === null || typeof action === 'function' ? [] : [{ name, group: section, action }],
  );
  return [...keyed, ...KEYLESS]
    .filter(({ action }) => !ONLY_KEYS.has(action.type) && (mayEdit || LOOKING.has(action.type)))
    .map(({ name, group, action }) => ({
      id: commandId(action),
      title: nameOf(action, name, facts),
      group,
      words: `${group} ${SYNONYMS[action.type] ?? ''}`,
      keys: writtenKeys(shortcutOf(action)),
      why: whyNot(action, facts),
      run: () => void editor.run(action),
    }));
}

/** The same for the same action, on any board and in any language: what the palette remembers. */
function commandId(action: Action): string {
  const { type, ...rest } = action;
  return [type, ...Object.values(rest)].join(':');
}

/** A switch is called what it would do now. */
function nameOf(action: Action, name: string, { selected }: Facts): string {
  if (action.type === 'choose-tool') return `${name} tool`;
  if (action.type === 'toggle-lock') return isAll(selected, ({ isLocked }) => isLocked) ? 'Unlock' : 'Lock';
  if (action.type === 'toggle-hide') return isAll(selected, ({ isHidden }) => isHidden) ? 'Show' : 'Hide';
  return name;
}

const isAll = (items: readonly BoardItem[], is: (item: BoardItem) => boolean | undefined) =>
  items.length > 0 && items.every((item) => is(item) === true);

function whyNot(action: Action, facts: Facts): string | undefined {
  const { selected, all } = facts;
  switch (action.type) {
    case 'undo':
      return facts.canUndo ? undefined : 'There is nothing to undo.';
    case 'redo':
      return facts.canRedo ? undefined : 'There is nothing to do again.';
    case 'select-all':
      return all.length > 0 ? undefined : 'The board is empty.';
    case 'unlock-all':
      return all.some(({ isLocked }) => isLocked) ? undefined : 'Nothing is locked.';
    case 'show-all':
      return all.some(({ isHidden }) => isHidden) ? undefined : 'Nothing is hidden.';
    case 'zoom-to':
      return action.target === 'selection' ? atLeast(1, selected) : undefined;
    case 'toggle-lock':
    case 'toggle-hide':
    case 'copy-style':
    case 'leave':
      return atLeast(1, selected);
    case 'start-cropping':
      return selected.length === 1 && selected.every(isPicture) ? unlocked(selected) : 'Select one picture first.';
    case 'ungroup':
      return selected.some(isHolder) ? unlocked(selected) : 'Select a group or a frame first.';
    case 'align':
      return selected.length === 1 && selected[0]?.parentId ? unlocked(selected) : several(2, selected);
    case 'tidy':
      return several(2, selected);
    case 'distribute':
      return several(3, selected);
    case 'remove':
    case 'duplicate':
    case 'order':
    case 'group':
    case 'frame-selection':
    case 'flip':
    case 'paste-style':
      return several(1, selected);
    default:
      return undefined;
  }
}

const isPicture = ({ kind, status }: BoardItem) => kind === 'image' && status === 'ready';

const isHolder = ({ kind }: BoardItem) => kind === 'group' || kind === 'frame';

function several(count: number, selected: readonly BoardItem[]): string | undefined {
  return atLeast(count, selected) ?? unlocked(selected);
}

function atLeast(count: number, { length }: readonly BoardItem[]): string | undefined {
  if (length >= count) return undefined;
  return count === 1 ? 'Select something first.' : `Select ${count === 2 ? 'two' : 'three'} items or more first.`;
}

function unlocked(selected: readonly BoardItem[]): string | undefined {
  return isAll(selected, ({ isLocked }) => isLocked) ? 'What is selected is locked.' : undefined;
}
