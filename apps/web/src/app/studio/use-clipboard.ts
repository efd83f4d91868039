import { LIMITS } from '@gesso/contract';
import { useEffect, useRef } from 'react';
import type { ClipboardOptions } from '../../features/clipboard/index.ts';
import { addressOf, call } from '../../shared/client/index.ts';
import type { PageActions } from './page-actions.ts';

/** Lets items be copied, cut and pasted, by keys and menus. Its code comes after the board. */
export function useClipboard(
  options: Omit<ClipboardOptions, 'pictureAddress' | 'writeItems' | 'adoptAssets'> & {
    readonly projectId: string;
    readonly actions: PageActions;
  },
) {
  const { editor, actions, projectId } = options;
  const latest = useRef(options);
  latest.current = options;
  useEffect(() => {
    const stops: (() => void)[] = [];
    let isGone = false;
    void import('../../features/clipboard/index.ts').then(({ ClipboardDesk }) => {
      if (isGone) return;
      const desk = new ClipboardDesk({
        editor,
        pictureAddress: (id, variant) => addressOf('getAssetContent', { params: { id }, query: { variant } }),
        writeItems: async (itemIds, format) =>
          (await import('./write-items.ts')).writeItems({ projectId, itemIds, format }),
        adoptAssets: (assetIds) => adoptAssets(projectId, assetIds),
        onPasteFiles: (files, at) => latest.current.onPasteFiles?.(files, at) ?? false,
        onPasteAddress: (address, at) => latest.current.onPasteAddress?.(address, at) ?? false,
      });
      stops.push(
        desk.listen(),
        actions.listen('copy', () => desk.copy()),
        actions.listen('cut', () => desk.copy(true)),
        actions.listen('paste', () => desk.paste()),
        actions.listen('paste-here', () => desk.paste(true)),
        actions.listen('copy-picture', () => desk.copyPicture()),
        actions.listen('copy-svg', () => desk.copySvg()),
      );
    });
    return () => {
      isGone = true;
      for (const stop of stops) stop();
    };
  }, [editor, actions, projectId]);
}

/** Brings pasted assets of other projects into this one, as many in one call as it takes. */
async function adoptAssets(projectId: string, assetIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const copies = new Map<string, string>();
  for (let start = 0; start < assetIds.length; start += LIMITS.copiedAssets) {
    const body = { assetIds: assetIds.slice(start, start + LIMITS.copiedAssets) };
    const { items } = await call('copyAssets', { params: { id: projectId }, body });
    for (const { assetId, copyId } of items) copies.set(assetId, copyId);
  }
  return copies;
}
