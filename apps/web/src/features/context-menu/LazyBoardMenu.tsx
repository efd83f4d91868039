import type { Editor } from '@gesso/canvas-core';
import { lazy, Suspense, useRef, useSyncExternalStore } from 'react';
import type { Command } from '../../shared/board/index.ts';

const LoadedMenu = lazy(() => import('./BoardMenu.tsx').then(({ BoardMenu }) => ({ default: BoardMenu })));

/** The menu while the editor asks for one, fetched when it first does. Each asking is a menu of its own. */
export function LazyBoardMenu(props: { readonly editor: Editor; readonly commands: () => readonly Command[] }) {
  const { editor } = props;
  const at = useSyncExternalStore(editor.subscribe, () => editor.getState().menuAt);
  const asked = useRef({ at, times: 0 });
  if (asked.current.at !== at) asked.current = { at, times: asked.current.times + 1 };
  if (!at) return null;
  return (
    <Suspense fallback={null}>
      <LoadedMenu key={asked.current.times} editor={editor} at={at} commands={props.commands()} />
    </Suspense>
  );
}
