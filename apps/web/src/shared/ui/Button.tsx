import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { classNames } from './class-names.ts';

type Variant = 'action' | 'outline' | 'quiet' | 'danger';

const SHAPE =
  'inline-flex h-8 shrink-0 select-none items-center justify-center gap-2 rounded-sm px-3 font-semibold transition-colors duration-150 pointer-coarse:h-11 disabled:opacity-55 aria-disabled:opacity-55';

const VARIANTS: Readonly<Record<Variant, string>> = {
  action: 'bg-action text-white not-disabled:not-aria-disabled:hover:bg-action-hover',
  outline: 'border border-line bg-paper text-ink not-disabled:not-aria-disabled:hover:bg-wash',
  quiet: 'text-ink-2 not-disabled:not-aria-disabled:hover:bg-wash not-disabled:not-aria-disabled:hover:text-ink',
  danger: 'border border-line bg-paper text-alarm not-disabled:not-aria-disabled:hover:bg-wash',
};

/** The look of a button, for links that act as one. */
export function buttonClass(variant: Variant = 'outline'): string {
  return classNames(SHAPE, VARIANTS[variant]);
}

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { readonly variant?: Variant };

/** A button that names what it does. `action` is the vermilion one; a view has at most one of it. */
export function Button({ variant = 'outline', className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={classNames(SHAPE, VARIANTS[variant], className)} {...rest} />;
}

export type IconButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> & {
  /** What it does, for screen readers and as the tooltip. */
  readonly label: string;
  readonly children: ReactNode;
};

/** A square button with an icon alone; its name is read aloud and shown on hover. */
export function IconButton({ label, className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={classNames(
        'grid size-8 shrink-0 place-items-center rounded-sm text-ink-2 transition-colors duration-150 pointer-coarse:size-11 not-disabled:not-aria-disabled:hover:bg-wash not-disabled:not-aria-disabled:hover:text-ink disabled:opacity-40',
        className,
      )}
      {...rest}
    />
  );
}
