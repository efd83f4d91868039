import type { BoardItem, Editor } from '@gesso/canvas-core';
import { Eye, EyeOff, Lock, LockOpen } from 'lucide-react';
import { useState } from 'react';
import { itemName, kindWord } from '../../shared/board/index.ts';
import { IconButton } from '../../shared/ui/index.ts';

/** What is selected, its name to change, and whether it is locked or hidden. */
export function ItemHead({ editor, items }: { readonly editor: Editor; readonly items: readonly BoardItem[] }) {
  const [item, ...others] = items;
  if (!item) return null;
  const isLocked = items.every((one) => one.isLocked);
  const isHidden = items.every((one) => one.isHidden);
  return (
    <div className="flex items-center gap-1">
      {others.length === 0 ? (
        <NameField key={`${item.id} ${item.title ?? ''}`} editor={editor} item={item} />
      ) : (
        <h2 className="min-w-0 flex-1 font-semibold tabular-nums">{items.length} items selected</h2>
      )}
      <IconButton label={isLocked ? 'Unlock' : 'Lock'} onClick={() => editor.run({ type: 'toggle-lock' })}>
        {isLocked ? <Lock size={16} strokeWidth={1.5} /> : <LockOpen size={16} strokeWidth={1.5} />}
      </IconButton>
      <IconButton label={isHidden ? 'Show' : 'Hide'} onClick={() => editor.run({ type: 'toggle-hide' })}>
        {isHidden ? <EyeOff size={16} strokeWidth={1.5} /> : <Eye size={16} strokeWidth={1.5} />}
      </IconButton>
    </div>
  );
}

function NameField({ editor, item }: { readonly editor: Editor; readonly item: BoardItem }) {
  const [title, setTitle] = useState(item.title ?? '');
  const save = () => {
    if (title.trim() !== (item.title ?? '')) editor.run({ type: 'rename', id: item.id, title });
  };
  return (
    <input
      aria-label={`Name of this ${kindWord(item.kind).toLowerCase()}`}
      value={title}
      placeholder={itemName(item)}
      className="h-8 min-w-0 flex-1 rounded-sm border border-transparent bg-transparent px-2 font-semibold text-ink placeholder:text-ink-2 hover:border-line-strong focus:border-cobalt pointer-coarse:h-11"
      onChange={(event) => setTitle(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setTitle(item.title ?? '');
      }}
    />
  );
}
