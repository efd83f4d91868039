import type { Editor } from '@gesso/canvas-core';
import { useEffect, useState } from 'react';
import { BoardSearch, loadSearch } from '../../features/board-search/index.ts';
import { BoardMenu } from '../../features/context-menu/index.ts';
import { CommandPalette, loadPalette } from '../../features/palette/index.ts';
import { ShortcutsDialog, useSingleKeys } from '../../features/shortcuts/index.ts';
import { boardCommands, type Command } from '../../shared/board/index.ts';
import { type PageActions, usePageDeeds } from './page-actions.ts';
import { pageCommands } from './page-commands.ts';
import type { PanelTab } from './StudioPanel.tsx';
import { useKeysAnywhere } from './use-keys-anywhere.ts';

/** After this the board is drawn, and small parts can come without being in anybody's way. */
const PRELOAD_AFTER_MS = 2_500;

/** What keys and the right button open over the board: menu, palette, search and the help with shortcuts. */
export function StudioTools(props: {
  readonly editor: Editor;
  readonly actions: PageActions;
  readonly mayEdit: boolean;
  /** The panels that this person has. */
  readonly tabs: readonly PanelTab[];
  /** Shows one of the panels. */
  readonly onPanel: (tab: PanelTab) => void;
  /** What can be made from what is selected now. */
  readonly works: readonly Command[];
}) {
  const { editor, actions } = props;
  const [open, setOpen] = useState<'palette' | 'search' | 'help' | null>(null);
  const [hasSingleKeys, setSingleKeys] = useSingleKeys();
  const opens = (what: typeof open) => () => {
    setOpen(what);
    return true;
  };
  usePageDeeds(actions, {
    palette: opens('palette'),
    search: opens('search'),
    help: opens('help'),
    menu: () => {
      editor.openMenu();
      return true;
    },
  });
  useKeysAnywhere(editor);
  useEffect(() => {
    // Keys that are typed right after Ctrl+K are meant for the palette, which therefore must be here by then.
    const timer = setTimeout(() => void Promise.all([loadPalette(), loadSearch()]), PRELOAD_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  const commands = (): readonly Command[] => [
    ...boardCommands(editor, props.mayEdit),
    ...pageCommands(actions, { mayEdit: props.mayEdit, tabs: props.tabs, show: props.onPanel }),
    ...props.works,
  ];
  const close = () => setOpen(null);
  return (
    <>
      <BoardMenu editor={editor} commands={commands} />
      {open === 'palette' && <CommandPalette commands={commands} onClose={close} />}
      {open === 'search' && <BoardSearch editor={editor} onClose={close} />}
      {open === 'help' && (
        <ShortcutsDialog hasSingleKeys={hasSingleKeys} onSingleKeys={setSingleKeys} onClose={close} />
      )}
    </>
  );
}
