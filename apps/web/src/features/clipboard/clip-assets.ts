import type { BoardClip, BoardItem } from '@gesso/canvas-core';

/** Assets of copied items that no item of the board shows. They may be of another project. */
export function strangeAssets({ items }: BoardClip, shown: readonly Pick<BoardItem, 'assetId'>[]): readonly string[] {
  const known = new Set(shown.map(({ assetId }) => assetId));
  return [...new Set(items.flatMap(({ assetId }) => assetId ?? []))].filter((assetId) => !known.has(assetId));
}

/** The same items with other assets. */
export function withAssets(clip: BoardClip, copies: ReadonlyMap<string, string>): BoardClip {
  const items = clip.items.map((item) => {
    const copy = item.assetId === undefined ? undefined : copies.get(item.assetId);
    return copy === undefined ? item : { ...item, assetId: copy };
  });
  return { ...clip, items };
}
