import { Dialog as RadixDialog } from 'radix-ui';
import { type ReactNode, useRef } from 'react';

export type DialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  /** One sentence under the title; what the dialog decides. */
  readonly description?: ReactNode;
  readonly children: ReactNode;
};

/**
 * A question that must be answered first. Escape and a click beside it close it without doing anything; the focus then
 * goes back to where it was.
 */
export function Dialog({ open, onOpenChange, title, description, children }: DialogProps) {
  const opener = useRef<Element>(null);
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 animate-appear bg-[oklch(0.2_0.01_70/0.4)]" />
        <div className="pointer-events-none fixed inset-0 z-50 grid place-items-center p-4">
          <RadixDialog.Content
            aria-describedby={description ? undefined : ''}
            // Radix gives the focus back to a trigger of its own, which these dialogs do not have.
            onOpenAutoFocus={() => {
              opener.current = document.activeElement;
            }}
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              if (opener.current instanceof HTMLElement) opener.current.focus();
            }}
            className="pointer-events-auto grid max-h-full w-full max-w-[420px] animate-appear gap-4 overflow-auto rounded-lg border border-line bg-paper p-5 shadow-float"
          >
            <div className="grid gap-1">
              <RadixDialog.Title className="font-normal font-serif text-title">{title}</RadixDialog.Title>
              {description && <RadixDialog.Description className="text-ink-2">{description}</RadixDialog.Description>}
            </div>
            {children}
          </RadixDialog.Content>
        </div>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

/** The row of buttons that ends a dialog: the way back first, the deed last. */
export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className="flex flex-wrap justify-end gap-2">{children}</div>;
}
