import type { BoardItem } from '@gesso/canvas-core';
import { RotateCcw, X } from 'lucide-react';

/** What happened, what it cost, and what to do: a failed item stays until it is retried or dismissed. */
export function FailedItem(props: {
  readonly item: BoardItem;
  readonly onRetry: ((item: BoardItem) => void) | undefined;
  readonly onDismiss: (item: BoardItem) => void;
}) {
  const { item, onRetry, onDismiss } = props;
  return (
    <div className="placeholder-words">
      <span className="placeholder-title font-semibold text-alarm">It did not work</span>
      <span className="placeholder-reason">{item.failure?.message ?? 'The model did not answer.'}</span>
      <span className="placeholder-cost">Cost: nothing</span>
      <div className="pointer-events-auto flex gap-1.5 pt-1" data-board-control>
        {onRetry && (
          <button type="button" className="placeholder-button" onClick={() => onRetry(item)}>
            <RotateCcw size={14} strokeWidth={1.5} aria-hidden="true" />
            <span className="placeholder-button-word">Retry</span>
          </button>
        )}
        <button type="button" className="placeholder-button" onClick={() => onDismiss(item)}>
          <X size={14} strokeWidth={1.5} aria-hidden="true" />
          <span className="placeholder-button-word">Dismiss</span>
        </button>
      </div>
    </div>
  );
}
