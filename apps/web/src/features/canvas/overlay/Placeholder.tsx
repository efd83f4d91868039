import type { BoardItem } from '@gesso/canvas-core';
import { type WorldLayer, worldPlacement } from '../board/world-layer.ts';
import { FailedItem } from './FailedItem.tsx';
import { progressWords, titleOf } from './item-words.ts';
import { ProgressRing } from './ProgressRing.tsx';
import { useEstimatedProgress } from './use-estimated-progress.ts';
import { useWorldElement } from './use-world-element.ts';
import './placeholder.css';

/** An item that is not there yet, at its final size: what is being made and how long it takes, or why it failed. */
export function Placeholder(props: {
  readonly item: BoardItem;
  readonly world: WorldLayer;
  readonly onPlaced: () => void;
  readonly onRetry: ((item: BoardItem) => void) | undefined;
  readonly onDismiss: (item: BoardItem) => void;
}) {
  const { item, world, onPlaced } = props;
  const ref = useWorldElement({ world, name: `placeholder:${item.id}`, itemId: item.id, onPlaced });
  return (
    <div
      ref={ref}
      style={worldPlacement}
      className="placeholder overflow-hidden border border-dashed border-line-strong rounded-[3px]"
    >
      {item.status === 'pending' ? (
        <Making item={item} />
      ) : (
        <FailedItem item={item} onRetry={props.onRetry} onDismiss={props.onDismiss} />
      )}
    </div>
  );
}

function Making({ item }: { readonly item: BoardItem }) {
  const estimated = useEstimatedProgress(item);
  return (
    <>
      <div className="placeholder-shimmer" />
      <div className="placeholder-words">
        <ProgressRing progress={estimated.progress} />
        <span className="placeholder-title">{titleOf(item)}</span>
        <span className="tabular-nums">{progressWords(estimated)}</span>
      </div>
    </>
  );
}
