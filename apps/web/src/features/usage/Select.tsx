import { ChevronDown } from 'lucide-react';
import type { SelectHTMLAttributes } from 'react';
import { classNames, INPUT_CLASS } from '../../shared/ui/index.ts';

/** A list of the system's own, drawn like the other controls. */
export function Select({ className, ...rest }: SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <div className="relative">
      <select {...rest} className={classNames(INPUT_CLASS, 'appearance-none truncate pr-8', className)} />
      <ChevronDown
        size={16}
        strokeWidth={1.5}
        aria-hidden="true"
        className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-2.5 text-ink-2"
      />
    </div>
  );
}
