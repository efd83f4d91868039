import type { BoardItem, Editor } from '@gesso/canvas-core';
import { ArrowDown, ArrowUp, Search } from 'lucide-react';
import { useMemo, useState, useSyncExternalStore } from 'react';
import { itemName } from '../../shared/board/index.ts';
import { EmptyState, IconButton, INPUT_CLASS } from '../../shared/ui/index.ts';
import { flattenLayers } from './flatten-layers.ts';
import { LayersTree } from './LayersTree.tsx';

export type LayersPanelProps = { readonly editor: Editor; readonly items: readonly BoardItem[] };

/** What lies on the board, front first, as a tree to select, name, order, lock and hide in. */
export function LayersPanel({ editor, items }: LayersPanelProps) {
  const [query, setQuery] = useState('');
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list of items means that the tree changed.
  const lines = useMemo(() => {
    const words = query.trim().toLowerCase();
    return flattenLayers(editor.items, {
      folded,
      ...(words ? { isMatch: (item: BoardItem) => itemName(item).toLowerCase().includes(words) } : {}),
    });
  }, [editor, items, folded, query]);
  if (items.length === 0) {
    return (
      <EmptyState title="No layers yet">
        Everything on the board is listed here, front first. Draw a frame with F or ask the agent for a poster.
      </EmptyState>
    );
  }
  return (
    <div className="flex h-full flex-col">
      <div className="flex shrink-0 items-center gap-1 p-2">
        <label className="relative min-w-0 flex-1">
          <span className="sr-only">Search layers</span>
          <Search
            size={14}
            strokeWidth={1.5}
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-3"
          />
          <input
            type="search"
            value={query}
            placeholder={`Search ${items.length} ${items.length === 1 ? 'layer' : 'layers'}`}
            className={`${INPUT_CLASS} pl-8`}
            onChange={(event) => setQuery(event.target.value)}
          />
        </label>
        <OrderButtons editor={editor} />
      </div>
      {lines.length === 0 ? (
        <p className="px-4 py-6 text-center text-ink-2">No layer is called like that.</p>
      ) : (
        <LayersTree
          editor={editor}
          lines={lines}
          onFold={(id, isFolded) =>
            setFolded((before) => {
              const after = new Set(before);
              if (isFolded) after.add(id);
              else after.delete(id);
              return after;
            })
          }
        />
      )}
    </div>
  );
}

function OrderButtons({ editor }: { readonly editor: Editor }) {
  const isNothing = useSyncExternalStore(editor.subscribe, () => editor.getState().selection.size === 0);
  return (
    <div role="toolbar" aria-label="Order" className="flex shrink-0">
      <IconButton
        label="Bring forward"
        disabled={isNothing}
        onClick={() => editor.run({ type: 'order', to: 'forward' })}
      >
        <ArrowUp size={16} strokeWidth={1.5} />
      </IconButton>
      <IconButton
        label="Send backward"
        disabled={isNothing}
        onClick={() => editor.run({ type: 'order', to: 'backward' })}
      >
        <ArrowDown size={16} strokeWidth={1.5} />
      </IconButton>
    </div>
  );
}
