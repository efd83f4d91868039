import type { HTMLAttributes } from 'react';
import { classNames } from './class-names.ts';

/** A piece of the plaster wall that floats over the board or stands on a page. */
export function Panel({ className, ...rest }: HTMLAttributes<HTMLDivElement>) {
  return <div className={classNames('rounded-md border border-line bg-paper shadow-float', className)} {...rest} />;
}
