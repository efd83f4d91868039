import type { BoardItem } from '@gesso/canvas-core';
import { ChevronRight, Eye, EyeOff, Lock, LockOpen, type LucideIcon } from 'lucide-react';
import { useRef, useState } from 'react';
import { ItemIcon, itemName } from '../../shared/board/index.ts';
import { classNames } from '../../shared/ui/index.ts';
import type { LayerLine } from './flatten-layers.ts';

const INDENT_PX = 16;
/** Deeper levels keep this indent, so that a name always has room. */
const MAX_INDENTS = 8;

export type LayerRowProps = {
  readonly line: LayerLine;
  readonly isSelected: boolean;
  readonly isRenaming: boolean;
  readonly onFold: () => void;
  readonly onRename: (title: string | null) => void;
  readonly onStartRename: () => void;
  readonly onToggle: (what: 'toggle-lock' | 'toggle-hide') => void;
};

/** What stands in one line of the layers: fold, picture, name, state, lock and eye. */
export function LayerRow(props: LayerRowProps) {
  const { line, isSelected } = props;
  const { item, isOpen } = line;
  return (
    <div className="flex h-full items-center gap-1.5 pr-1" style={{ paddingLeft: indentOf(line.level) }}>
      {isOpen === undefined ? (
        <span className="w-6 shrink-0" />
      ) : (
        <button
          type="button"
          tabIndex={-1}
          aria-label={isOpen ? 'Fold' : 'Unfold'}
          className="grid size-6 shrink-0 place-items-center rounded-xs hover:bg-current/12"
          onClick={(event) => {
            event.stopPropagation();
            props.onFold();
          }}
        >
          <ChevronRight size={14} strokeWidth={1.75} aria-hidden="true" className={isOpen ? 'rotate-90' : undefined} />
        </button>
      )}
      <ItemIcon item={item} />
      {props.isRenaming ? (
        <RenameField item={item} onDone={props.onRename} />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: F2 does the same for keys; the tree hears it.
        <span
          className={classNames('min-w-0 flex-1 truncate', item.isHidden && 'opacity-60')}
          onDoubleClick={props.onStartRename}
        >
          {itemName(item)}
        </span>
      )}
      {item.status !== 'ready' && (
        <span
          className={classNames('text-sm', !isSelected && (item.status === 'failed' ? 'text-alarm' : 'text-ink-2'))}
        >
          {item.status === 'failed' ? 'failed' : 'in the making'}
        </span>
      )}
      <Switch
        isOn={item.isLocked === true}
        label={item.isLocked ? 'Unlock' : 'Lock'}
        name={itemName(item)}
        Icon={item.isLocked ? Lock : LockOpen}
        onClick={() => props.onToggle('toggle-lock')}
      />
      <Switch
        isOn={item.isHidden === true}
        label={item.isHidden ? 'Show' : 'Hide'}
        name={itemName(item)}
        Icon={item.isHidden ? EyeOff : Eye}
        onClick={() => props.onToggle('toggle-hide')}
      />
    </div>
  );
}

/** Seen while it is on, else only where the pointer is; 24 CSS pixels at least. */
function Switch(props: {
  readonly isOn: boolean;
  readonly label: string;
  readonly name: string;
  readonly Icon: LucideIcon;
  readonly onClick: () => void;
}) {
  const { Icon } = props;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={`${props.label} ${props.name}`}
      title={props.label}
      className={classNames(
        'grid size-6 shrink-0 place-items-center rounded-xs hover:bg-current/12 pointer-coarse:size-9',
        !props.isOn && 'opacity-0 group-hover:opacity-100 group-data-current:opacity-100 pointer-coarse:opacity-70',
      )}
      onClick={(event) => {
        event.stopPropagation();
        props.onClick();
      }}
    >
      <Icon size={14} strokeWidth={1.5} aria-hidden="true" />
    </button>
  );
}

function RenameField({ item, onDone }: { readonly item: BoardItem; readonly onDone: (title: string | null) => void }) {
  const [title, setTitle] = useState(item.title ?? itemName(item));
  const isDone = useRef(false);
  // Going away takes the focus along, and the blur after an Escape must not keep what was typed.
  const done = (next: string | null) => {
    if (isDone.current) return;
    isDone.current = true;
    onDone(next);
  };
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field.
      autoFocus
      aria-label={`New name of ${itemName(item)}`}
      value={title}
      className="h-6 min-w-0 flex-1 rounded-xs border border-cobalt bg-paper px-1.5 text-ink"
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTitle(event.target.value)}
      onBlur={() => done(title)}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') done(title);
        if (event.key === 'Escape') done(null);
      }}
    />
  );
}

function indentOf(level: number): number {
  return 4 + Math.min(level - 1, MAX_INDENTS) * INDENT_PX;
}
