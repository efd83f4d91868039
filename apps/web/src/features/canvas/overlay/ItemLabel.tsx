import type { BoardItem } from '@gesso/canvas-core';
import { type WorldLayer, worldPlacement } from '../board/world-layer.ts';
import { proportionOf, titleOf } from './item-words.ts';
import { useWorldElement } from './use-world-element.ts';

/** Title and proportion above an item. Hidden from screen readers: the mirror list says the same in better order. */
export function ItemLabel(props: {
  readonly item: BoardItem;
  readonly world: WorldLayer;
  readonly onPlaced: () => void;
}) {
  const { item, world, onPlaced } = props;
  const ref = useWorldElement({ world, name: `label:${item.id}`, itemId: item.id, onPlaced });
  return (
    <div ref={ref} style={worldPlacement} aria-hidden="true">
      <div className="absolute bottom-full left-0 flex max-w-full gap-1.5 pb-1.5 text-sm whitespace-nowrap text-ink-2">
        <span className="truncate">{titleOf(item)}</span>
        <span className="shrink-0 tabular-nums text-ink-3">{proportionOf(item)}</span>
      </div>
    </div>
  );
}
