import type { BoardItem, Editor } from '@gesso/canvas-core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { flyToRect, itemName, kindWord } from '../../shared/board/index.ts';
import { announce, classNames } from '../../shared/ui/index.ts';
import { idsBetween, type LayerLine } from './flatten-layers.ts';
import { LayerRow } from './LayerRow.tsx';
import { pressLayerKey, toggled } from './press-layer-key.ts';
import { type DropHint, useLayerDrag } from './use-layer-drag.ts';

/** Lines are all this high, so that ten thousand of them need no measuring. */
const LINE_PX = matchMedia('(pointer: coarse)').matches ? 44 : 32;
const OVERSCAN = 8;

/**
 * The lines as a tree that keys, mouse and screen readers walk. The tree keeps the focus and names its current line, since
 * a line that is scrolled away does not exist.
 */
export function LayersTree(props: {
  readonly editor: Editor;
  readonly lines: readonly LayerLine[];
  readonly onFold: (id: string, isFolded: boolean) => void;
}) {
  const { editor, lines } = props;
  const selection = useSyncExternalStore(editor.subscribe, () => editor.getState().selection);
  const scroller = useRef<HTMLDivElement>(null);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [renamingId, setRenamingId] = useState<string | null>(null);
  const anchorId = useRef<string | null>(null);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_PX,
    getItemKey: (index) => lines[index]?.item.id ?? index,
    overscan: OVERSCAN,
  });
  useScrollToSelection({ selection, lines, scrollTo: (index) => rows.scrollToIndex(index, { align: 'auto' }) });
  const drag = useLayerDrag({
    editor,
    lines,
    scroller,
    linePx: LINE_PX,
    onDropped: (ids, into) => announce(moved(ids.length, into)),
  });

  const choose = (id: string, ids: readonly string[]) => {
    setCurrentId(id);
    if (ids.length === 1) {
      anchorId.current = id;
      editor.reveal(id);
    } else editor.select(ids);
    rows.scrollToIndex(lines.findIndex(({ item }) => item.id === id));
  };
  const click = (event: MouseEvent, id: string) => {
    scroller.current?.focus({ preventScroll: true });
    if (event.shiftKey && anchorId.current) return choose(id, idsBetween(lines, anchorId.current, id));
    if (!event.ctrlKey && !event.metaKey) return choose(id, [id]);
    anchorId.current = id;
    setCurrentId(id);
    editor.select(toggled(selection, id));
  };
  const rename = (id: string, title: string | null) => {
    setRenamingId(null);
    scroller.current?.focus({ preventScroll: true });
    if (title !== null && title.trim() !== editor.items.get(id)?.title) editor.run({ type: 'rename', id, title });
  };
  const current = lines.some(({ item }) => item.id === currentId) ? currentId : null;

  return (
    <div
      ref={scroller}
      role="tree"
      aria-label="Layers"
      aria-multiselectable="true"
      aria-activedescendant={current === null ? undefined : lineId(current)}
      tabIndex={0}
      // The current line shows the focus; the whole tree does only while there is none.
      className={classNames(
        'min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-2 -outline-offset-2',
        current !== null && 'outline-none',
      )}
      onFocus={(event) => {
        if (event.target !== event.currentTarget || current !== null) return;
        setCurrentId(lines.find(({ item }) => selection.has(item.id))?.item.id ?? lines[0]?.item.id ?? null);
      }}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget) return;
        const isTaken = pressLayerKey(event, {
          editor,
          lines,
          currentId: current,
          anchorId: anchorId.current,
          onCurrent: choose,
          onFold: props.onFold,
          onRename: setRenamingId,
          onShow: (item) => flyToRect(editor, item),
        });
        if (isTaken) event.preventDefault();
      }}
    >
      <div className="relative" role="presentation" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const line = lines[index];
          if (!line) return null;
          const { item } = line;
          const isSelected = selection.has(item.id);
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus and names its current line.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the tree hears the keys of all lines.
            <div
              key={item.id}
              id={lineId(item.id)}
              role="treeitem"
              aria-label={nameLine(item)}
              aria-level={line.level}
              aria-setsize={line.setSize}
              aria-posinset={line.position}
              aria-expanded={line.isOpen}
              aria-selected={isSelected}
              data-current={item.id === current ? '' : undefined}
              className={classNames(
                'group absolute inset-x-0 cursor-default select-none rounded-sm',
                isSelected ? 'bg-cobalt text-white' : 'hover:bg-wash',
                item.id === current && 'in-focus-visible:outline-2 in-focus-visible:-outline-offset-2',
                item.id === current && (isSelected ? 'outline-white' : 'outline-focus'),
                hintClass(drag.hint, index),
              )}
              style={{ top: start, height: LINE_PX }}
              onClick={(event) => click(event, item.id)}
              onPointerDown={(event) => drag.onPointerDown(event, item.id)}
              onPointerMove={drag.onPointerMove}
              onPointerUp={drag.onPointerUp}
              onPointerCancel={drag.onPointerCancel}
            >
              <LayerRow
                line={line}
                isSelected={isSelected}
                isRenaming={renamingId === item.id}
                onFold={() => props.onFold(item.id, line.isOpen === true)}
                onStartRename={() => setRenamingId(item.id)}
                onRename={(title) => rename(item.id, title)}
                onToggle={(type) => editor.run({ type, ids: [item.id] })}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** What was selected elsewhere, on the board or by a search, is scrolled to. */
function useScrollToSelection(options: {
  readonly selection: ReadonlySet<string>;
  readonly lines: readonly LayerLine[];
  readonly scrollTo: (index: number) => void;
}): void {
  const latest = useRef(options);
  latest.current = options;
  const { selection } = options;
  useEffect(() => {
    const index = latest.current.lines.findIndex(({ item }) => selection.has(item.id));
    if (index !== -1) latest.current.scrollTo(index);
  }, [selection]);
}

function lineId(itemId: string): string {
  return `layer-${itemId}`;
}

function nameLine(item: BoardItem): string {
  const states = [
    kindWord(item.kind).toLowerCase(),
    ...(item.status === 'ready' ? [] : [item.status === 'failed' ? 'failed' : 'in the making']),
    ...(item.isLocked ? ['locked'] : []),
    ...(item.isHidden ? ['hidden'] : []),
  ];
  return `${itemName(item)}, ${states.join(', ')}`;
}

function moved(count: number, into: BoardItem | undefined): string {
  return `${count === 1 ? 'Layer' : `${count} layers`} moved${into ? ` into ${itemName(into)}` : ''}.`;
}

function hintClass(hint: DropHint | null, index: number): string | false {
  if (hint?.index !== index) return false;
  switch (hint.part) {
    case 'above':
      return 'before:absolute before:inset-x-0 before:-top-px before:h-0.5 before:bg-cobalt';
    case 'below':
      return 'after:absolute after:inset-x-0 after:-bottom-px after:h-0.5 after:bg-cobalt';
    case 'inside':
      return 'outline-2 -outline-offset-2 outline-cobalt';
  }
}
