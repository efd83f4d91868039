import type { Thread } from '@gesso/contract';
import { Check, ChevronDown, PencilLine, SquarePen } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { formatMoment } from '../../../shared/format/amounts.ts';
import { IconButton } from '../../../shared/ui/index.ts';
import { RenameThreadDialog } from './RenameThreadDialog.tsx';
import type { Threads } from './use-threads.ts';

const ROW =
  'flex min-h-8 cursor-pointer select-none items-center gap-2 rounded-sm px-2 py-1 outline-none data-highlighted:bg-wash pointer-coarse:min-h-11';

/** Which conversation is open, the way to the others, and to a new one. */
export function ThreadBar({ threads }: { readonly threads: Threads }) {
  const [renamed, setRenamed] = useState<Thread | null>(null);
  const { all = [], openId, open } = threads;
  const current = all.find(({ id }) => id === openId);
  const title = current?.title ?? (openId ? 'Conversation' : 'New conversation');
  return (
    <div className="flex shrink-0 items-center gap-1 border-line border-b py-1 pr-2 pl-2.5">
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger className="flex h-8 min-w-0 items-center gap-1.5 rounded-sm px-1.5 hover:bg-wash pointer-coarse:h-11">
          <span className="truncate font-medium">
            <span className="sr-only">Conversation: </span>
            {title}
          </span>
          <ChevronDown size={14} strokeWidth={1.5} aria-hidden="true" className="shrink-0 text-ink-2" />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            align="start"
            sideOffset={4}
            collisionPadding={8}
            className="z-50 max-h-(--radix-dropdown-menu-content-available-height) w-80 max-w-[calc(100vw-16px)] animate-appear overflow-y-auto rounded-md border border-line bg-paper p-1 shadow-float"
          >
            {current && (
              <>
                <DropdownMenu.Item className={ROW} onSelect={() => setRenamed(current)}>
                  <PencilLine size={14} strokeWidth={1.5} aria-hidden="true" />
                  Rename
                </DropdownMenu.Item>
                <DropdownMenu.Separator className="my-1 h-px bg-line" />
              </>
            )}
            {all.length === 0 && <p className="px-2 py-1.5 text-ink-2">No conversations in this project yet.</p>}
            <DropdownMenu.RadioGroup value={openId ?? ''} onValueChange={open}>
              {all.map(({ id, title, updatedAt }) => (
                <DropdownMenu.RadioItem key={id} value={id} className={ROW}>
                  <span className="size-3.5">
                    <DropdownMenu.ItemIndicator>
                      <Check size={14} strokeWidth={2} aria-hidden="true" />
                    </DropdownMenu.ItemIndicator>
                  </span>
                  <span className="min-w-0 flex-1 truncate">{title}</span>
                  <span className="shrink-0 text-ink-2 text-sm tabular-nums">{formatMoment(updatedAt)}</span>
                </DropdownMenu.RadioItem>
              ))}
            </DropdownMenu.RadioGroup>
            {threads.showMore && (
              <DropdownMenu.Item
                className={`${ROW} text-ink-2`}
                onSelect={(event) => {
                  event.preventDefault();
                  threads.showMore?.();
                }}
              >
                Earlier conversations
              </DropdownMenu.Item>
            )}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <span className="flex-1" />
      <IconButton label="New conversation" aria-disabled={openId === null} onClick={() => open(null)}>
        <SquarePen size={16} strokeWidth={1.5} />
      </IconButton>
      {renamed && <RenameThreadDialog thread={renamed} onClose={() => setRenamed(null)} />}
    </div>
  );
}
