import type { ButtonHTMLAttributes, Ref } from 'react';
import { classNames } from '../../../shared/ui/index.ts';
import type { ToolFace } from './tools.ts';

const BUTTON =
  'group relative grid size-9 shrink-0 place-items-center rounded-sm text-ink-2 transition-colors duration-150 pointer-coarse:size-11 hover:bg-wash hover:text-ink aria-pressed:bg-ink aria-pressed:text-paper data-[active]:bg-ink data-[active]:text-paper';

/** A tool of the bar, with its name and key over it while it is pointed at or has the focus. */
export function ToolButton({
  face,
  className,
  isLocked = false,
  hasMore = false,
  ...rest
}: Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> & {
  readonly face: ToolFace;
  readonly isLocked?: boolean;
  /** It opens more of its kind. */
  readonly hasMore?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}) {
  const { label, keys, Icon } = face;
  return (
    <button
      type="button"
      aria-label={isLocked ? `${label}, stays chosen` : label}
      aria-keyshortcuts={keys}
      className={classNames(BUTTON, className)}
      {...rest}
    >
      <Icon size={18} strokeWidth={1.5} aria-hidden="true" />
      {isLocked && <span aria-hidden="true" className="absolute bottom-1 size-1 rounded-full bg-vermilion" />}
      {hasMore && <Corner />}
      <Tip label={label} keys={keys} />
    </button>
  );
}

function Corner() {
  return (
    <svg aria-hidden="true" width="5" height="5" viewBox="0 0 5 5" className="absolute right-1 bottom-1">
      <path d="M5 0v5H0z" fill="currentColor" />
    </svg>
  );
}

/** Words beside a button, drawn by style alone: nothing is rendered while the pointer passes. Gone after Escape. */
function Tip({ label, keys }: { readonly label: string; readonly keys: string | undefined }) {
  return (
    <span
      aria-hidden="true"
      className="pointer-events-none absolute bottom-full mb-2.5 flex items-center gap-2 rounded-xs bg-ink px-2 py-1 text-sm whitespace-nowrap text-paper opacity-0 group-focus-visible:opacity-100 group-data-[state=open]:hidden pointer-fine:group-hover:opacity-100 pointer-fine:group-hover:delay-300 in-[[data-quiet]]:hidden"
    >
      {label}
      {keys && <kbd className="font-sans text-xs opacity-70">{keys}</kbd>}
    </span>
  );
}
