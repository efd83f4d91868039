import type { BoardItem, Editor } from '@gesso/canvas-core';
import type { Asset } from '@gesso/contract';
import { useMemo, useRef } from 'react';
import { announce } from '../../shared/ui/index.ts';
import { showRun } from './show-results.ts';

/** What the agent's results can do with the board they lie on. */
export function useAgentBoard(options: {
  readonly editor: Editor;
  readonly items: readonly BoardItem[];
  /** Something was brought into view. */
  readonly onShown: () => void;
}) {
  const { editor, items } = options;
  const onShown = useRef(options.onShown);
  onShown.current = options.onShown;
  return useMemo(() => {
    const idsOfRun = (runId: string) => items.filter((item) => item.runId === runId).map(({ id }) => id);
    const show = (assetIds: readonly string[]) => {
      const wanted = new Set(assetIds);
      const ids = items.filter(({ assetId }) => assetId && wanted.has(assetId)).map(({ id }) => id);
      if (ids.length === 0) return announce('That is no longer on the board.', 'alarm');
      editor.select(ids);
      editor.run({ type: 'zoom-to', target: 'selection' });
      onShown.current();
    };
    return {
      onShow: (assets: readonly Asset[]) => show(assets.map(({ id }) => id)),
      onShowAsset: (assetId: string) => show([assetId]),
      onStarted: (runId: string) => showRun(editor, runId),
      onTakeOff: (runId: string) => {
        editor.select(idsOfRun(runId));
        editor.run({ type: 'remove' });
        announce('Taken off the board. Undo brings it back.');
      },
      isOnBoard: (runId: string) => items.some((item) => item.runId === runId),
    };
  }, [editor, items]);
}
