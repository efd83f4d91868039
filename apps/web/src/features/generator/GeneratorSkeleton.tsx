import { Skeleton } from '../../shared/ui/index.ts';

/** The generator's shape while its models arrive. */
export function GeneratorSkeleton() {
  return (
    <div role="status" className="grid gap-4 p-4">
      <span className="sr-only">Loading models</span>
      <Skeleton className="h-12" />
      <Skeleton className="h-28" />
      <Skeleton className="h-8" />
      <Skeleton className="h-8" />
      <Skeleton className="h-8" />
    </div>
  );
}
