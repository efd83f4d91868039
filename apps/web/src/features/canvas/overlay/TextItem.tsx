import type { BoardItem } from '@gesso/canvas-core';
import { type WorldLayer, worldPlacement } from '../board/world-layer.ts';
import { useWorldElement } from './use-world-element.ts';

/** The words of a text on the board, as large as the board shows them. The mirror list reads them out. */
export function TextItem(props: {
  readonly item: BoardItem;
  readonly world: WorldLayer;
  readonly onPlaced: () => void;
}) {
  const { item, world, onPlaced } = props;
  const ref = useWorldElement({ world, name: `text:${item.id}`, itemId: item.id, onPlaced });
  return (
    <div ref={ref} style={worldPlacement} aria-hidden="true">
      {/* 32 canvas units for a letter and 48 for a line, which is what the agent's texts are measured for. */}
      <p className="m-0 size-full overflow-hidden bg-board text-[length:calc(var(--zoom,1)*32px)] text-ink leading-[1.5] break-words whitespace-pre-wrap">
        {item.text}
      </p>
    </div>
  );
}
