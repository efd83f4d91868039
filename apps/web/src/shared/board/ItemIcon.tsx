import type { BoardItem } from '@gesso/canvas-core';
import type { ItemKind } from '@gesso/contract';
import {
  Box,
  Clapperboard,
  Frame,
  Group,
  Image,
  Layers,
  type LucideIcon,
  PenTool,
  Shapes,
  Spline,
  StickyNote,
  Type,
} from 'lucide-react';
import { addressOf } from '../client/index.ts';

const ICONS: Readonly<Record<ItemKind, LucideIcon>> = {
  image: Image,
  video: Clapperboard,
  model3d: Box,
  design: Layers,
  text: Type,
  shape: Shapes,
  frame: Frame,
  drawing: PenTool,
  note: StickyNote,
  connector: Spline,
  group: Group,
};

/** The picture of an item, twenty pixels small; a sign of its kind where it has none. */
export function ItemIcon({ item }: { readonly item: BoardItem }) {
  if (item.assetId && item.status === 'ready') {
    return (
      <img
        src={addressOf('getAssetContent', { params: { id: item.assetId }, query: { variant: '32' } })}
        alt=""
        width={20}
        height={20}
        loading="lazy"
        className="size-5 shrink-0 rounded-xs bg-wash object-cover"
      />
    );
  }
  const Icon = ICONS[item.kind];
  return (
    <span aria-hidden="true" className="grid size-5 shrink-0 place-items-center">
      <Icon size={16} strokeWidth={1.5} />
    </span>
  );
}
