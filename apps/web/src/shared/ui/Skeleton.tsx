import { classNames } from './class-names.ts';

/** A stand-in with the shape of what will come. Size it with classes. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <div aria-hidden="true" className={classNames('animate-pulse-calm rounded-sm bg-wash', className)} />;
}

/** Several rows of the final height, and one sentence for those who do not see them. */
export function SkeletonRows({ rows, className }: { readonly rows: number; readonly className?: string }) {
  return (
    <div role="status">
      <span className="sr-only">Loading</span>
      <div aria-hidden="true" className="grid gap-2">
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows that stand for nothing have no other identity.
          <Skeleton key={row} className={className ?? 'h-10'} />
        ))}
      </div>
    </div>
  );
}
