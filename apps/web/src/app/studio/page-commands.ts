import { type PageActionName, SHORTCUTS } from '@gesso/canvas-core';
import { type Command, writtenKeys } from '../../shared/board/index.ts';
import type { PageActions } from './page-actions.ts';
import type { PanelTab } from './StudioPanel.tsx';

const WORDS: Partial<Readonly<Record<PageActionName, string>>> = {
  palette: 'everything',
  search: 'find',
  help: 'keyboard keys',
  export: 'download save png pdf',
  present: 'slides slideshow play',
  minimap: 'minimap overview',
  'hide-interface': 'interface focus full screen zen',
  agent: 'chat ask',
  'insert-picture': 'upload import file',
};

const PANELS: Readonly<Record<PanelTab, string>> = {
  agent: 'Show the agent',
  generate: 'Show the generator',
  layers: 'Show the layers',
  inspect: 'Show the inspector',
};

/** The browser tells of these by events of its own, so that their rows name no action. */
const CLIPBOARD = [
  ['Cut', 'cut'],
  ['Copy', 'copy'],
  ['Paste', 'paste'],
] as const satisfies readonly (readonly [string, PageActionName])[];

/** What no key stands for. */
const KEYLESS = [
  ['Paste here', 'paste-here'],
  ['Copy as SVG', 'copy-svg'],
] as const satisfies readonly (readonly [string, PageActionName])[];

const WRITING: ReadonlySet<PageActionName> = new Set<PageActionName>(['cut', 'paste', 'paste-here', 'insert-picture']);

/** What the page around the board can be asked for; only what something on this page stands ready to do. */
export function pageCommands(
  actions: PageActions,
  person: {
    readonly mayEdit: boolean;
    readonly tabs: readonly PanelTab[];
    readonly show: (tab: PanelTab) => void;
  },
): readonly Command[] {
  const asked = SHORTCUTS.flatMap((shortcut) => {
    const { action, name } = shortcut;
    const carried = CLIPBOARD.find(([known]) => known === name && action === null)?.[1];
    if (carried) return [{ shortcut, wanted: carried }];
    if (action === null || typeof action === 'function' || action.type !== 'page') return [];
    return [{ shortcut, wanted: action.name }];
  });
  return [
    ...asked
      .filter(({ wanted }) => wanted !== 'menu' && actions.has(wanted) && (person.mayEdit || !WRITING.has(wanted)))
      .map(({ shortcut, wanted }) => ({
        id: `page:${wanted}`,
        title: shortcut.name,
        group: shortcut.section,
        words: WORDS[wanted],
        keys: writtenKeys(shortcut),
        run: () => void actions.run(wanted),
      })),
    ...KEYLESS.filter(([, wanted]) => actions.has(wanted) && (person.mayEdit || !WRITING.has(wanted))).map(
      ([title, wanted]) => ({ id: `page:${wanted}`, title, group: 'Edit', run: () => void actions.run(wanted) }),
    ),
    ...person.tabs.map((tab) => ({
      id: `panel:${tab}`,
      title: PANELS[tab],
      group: 'Studio',
      run: () => person.show(tab),
    })),
  ];
}
