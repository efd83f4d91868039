import { X } from 'lucide-react';
import { IconButton } from './Button.tsx';
import { classNames } from './class-names.ts';
import { dismissToast, useToasts } from './toast-store.ts';

/** Where announced sentences appear. The region is always there, since only a living one is read aloud. */
export function Toaster() {
  const toasts = useToasts();
  return (
    <div
      role="status"
      aria-live="polite"
      // Low on a wide screen, in the middle of what the studio's panel leaves; high on a phone, whose sheet is low.
      className="pointer-events-none fixed inset-x-0 z-50 grid justify-items-center gap-2 px-4 max-md:top-[68px] md:bottom-[76px] md:in-[:root:has([data-studio])]:pr-[396px]"
    >
      {toasts.map((toast) => (
        <div
          key={toast.id}
          className="pointer-events-auto flex animate-appear items-center gap-2 rounded-md border border-line bg-paper py-1 pr-1 pl-3 shadow-float"
        >
          <span
            aria-hidden="true"
            className={classNames('size-2 rounded-full', toast.tone === 'done' ? 'bg-verdigris' : 'bg-alarm')}
          />
          <span className="max-w-[60ch] tabular-nums">{toast.message}</span>
          <IconButton label="Dismiss" onClick={() => dismissToast(toast.id)}>
            <X size={14} strokeWidth={1.5} />
          </IconButton>
        </div>
      ))}
    </div>
  );
}
