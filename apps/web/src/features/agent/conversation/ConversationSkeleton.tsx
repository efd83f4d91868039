import { Skeleton } from '../../../shared/ui/index.ts';

/** A brief and a plan, while the real ones arrive. */
export function ConversationSkeleton() {
  return (
    <div role="status" className="grid gap-4">
      <span className="sr-only">Loading the conversation</span>
      <Skeleton className="ml-10 h-16" />
      <div aria-hidden="true" className="grid gap-3 rounded-md border border-line p-3.5">
        <Skeleton className="h-6 w-2/3" />
        <Skeleton className="h-9" />
        <Skeleton className="h-9" />
        <Skeleton className="h-9" />
        <Skeleton className="h-8 w-1/2" />
      </div>
    </div>
  );
}
