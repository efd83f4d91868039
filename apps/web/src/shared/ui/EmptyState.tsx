import type { ReactNode } from 'react';

/** Says what will be here and how to begin. */
export function EmptyState(props: {
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="grid justify-items-center gap-3 px-6 py-10 text-center">
      <h2 className="font-normal font-serif text-title">{props.title}</h2>
      <div className="max-w-[44ch] text-balance text-ink-2">{props.children}</div>
      {props.action}
    </div>
  );
}
