import { Suspense } from 'react';
import { BrandKitsView } from '../../features/brand-kits/index.ts';
import { SkeletonRows } from '../../shared/ui/index.ts';

/** `/account/brand-kits` */
export function BrandKitsPage() {
  return (
    <div className="grid gap-6">
      <p className="max-w-[60ch] text-ink-2">
        A brand kit holds what everything for one brand has in common. Write <code>@</code> and its name in a brief or a
        prompt, or make it a project’s default in the studio.
      </p>
      <Suspense fallback={<SkeletonRows rows={2} className="h-64" />}>
        <BrandKitsView />
      </Suspense>
    </div>
  );
}
