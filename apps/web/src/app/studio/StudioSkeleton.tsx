import { Panel, Skeleton, SkeletonRows } from '../../shared/ui/index.ts';

/** The studio's shape while it opens. */
export function StudioSkeleton() {
  return (
    <main className="fixed inset-0 overflow-hidden bg-board">
      <Panel className="absolute top-3 left-3 flex h-12 items-center px-4">
        <Skeleton className="h-4 w-48" />
      </Panel>
      <Panel className="absolute top-3 right-3 flex h-12 items-center px-4 max-sm:hidden">
        <Skeleton className="h-4 w-32" />
      </Panel>
      <Panel className="absolute top-[72px] right-3 bottom-3 w-[372px] p-4 max-sm:inset-x-0 max-sm:top-auto max-sm:bottom-0 max-sm:h-14 max-sm:w-auto">
        <SkeletonRows rows={5} />
      </Panel>
    </main>
  );
}
