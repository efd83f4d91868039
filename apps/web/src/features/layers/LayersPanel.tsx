import type { BoardItem, Editor } from '@gesso/canvas-core';
import type { ItemKind } from '@gesso/contract';
import {
  ArrowDown,
  ArrowUp,
  Box,
  Clapperboard,
  Frame,
  Image,
  type LucideIcon,
  PenTool,
  Shapes,
  StickyNote,
  Type,
} from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { classNames, EmptyState, IconButton } from '../../shared/ui/index.ts';

const ICONS: Readonly<Record<ItemKind, LucideIcon>> = {
  image: Image,
  video: Clapperboard,
  model3d: Box,
  design: Shapes,
  text: Type,
  shape: Shapes,
  frame: Frame,
  drawing: PenTool,
  note: StickyNote,
  connector: PenTool,
  group: Shapes,
};

/** What lies on the board, front first. Choosing selects and shows it, with Shift several; the arrows move what is selected in the stack. */
export function LayersPanel({ editor, items }: { readonly editor: Editor; readonly items: readonly BoardItem[] }) {
  const selection = useSyncExternalStore(editor.subscribe, () => editor.getState().selection);
  if (items.length === 0) {
    return <EmptyState title="No layers yet">Everything on the board is listed here, front first.</EmptyState>;
  }
  return (
    <div className="p-2">
      <div role="toolbar" aria-label="Order" className="flex items-center justify-between px-2 pb-1">
        <p className="text-ink-2 text-sm tabular-nums">
          {items.length} {items.length === 1 ? 'item' : 'items'}
        </p>
        <div className="flex">
          <IconButton
            label="Bring forward"
            disabled={selection.size === 0}
            onClick={() => editor.run({ type: 'order', to: 'forward' })}
          >
            <ArrowUp size={16} strokeWidth={1.5} />
          </IconButton>
          <IconButton
            label="Send backward"
            disabled={selection.size === 0}
            onClick={() => editor.run({ type: 'order', to: 'backward' })}
          >
            <ArrowDown size={16} strokeWidth={1.5} />
          </IconButton>
        </div>
      </div>
      <ul>
        {items.toReversed().map((item) => (
          <li key={item.id}>
            <LayerRow
              item={item}
              isSelected={selection.has(item.id)}
              onChoose={(isMore) => (isMore ? editor.select(toggle(selection, item.id)) : editor.reveal(item.id))}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The selection with this item added, or without it when it was there. */
function toggle(selection: ReadonlySet<string>, id: string): readonly string[] {
  return selection.has(id) ? [...selection].filter((other) => other !== id) : [...selection, id];
}

function LayerRow(props: {
  readonly item: BoardItem;
  readonly isSelected: boolean;
  /** With Shift, Control or Command the item joins what is selected, or leaves it. */
  readonly onChoose: (isMore: boolean) => void;
}) {
  const { item, isSelected } = props;
  const Icon = ICONS[item.kind];
  return (
    <button
      type="button"
      aria-pressed={isSelected}
      onClick={(event) => props.onChoose(event.shiftKey || event.ctrlKey || event.metaKey)}
      className={classNames(
        'flex h-8 w-full items-center gap-2.5 rounded-sm px-2 text-left pointer-coarse:h-11',
        isSelected ? 'bg-cobalt text-white' : 'hover:bg-wash',
      )}
    >
      <Icon size={16} strokeWidth={1.5} aria-hidden="true" className="shrink-0" />
      <span className="min-w-0 flex-1 truncate">{item.title ?? item.text ?? 'Untitled'}</span>
      {item.status !== 'ready' && (
        <span
          className={classNames('text-sm', !isSelected && (item.status === 'failed' ? 'text-alarm' : 'text-ink-2'))}
        >
          {item.status === 'failed' ? 'failed' : 'in the making'}
        </span>
      )}
    </button>
  );
}
