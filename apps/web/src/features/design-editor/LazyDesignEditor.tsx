import { CatchBoundary } from '@tanstack/react-router';
import { type ComponentProps, lazy, Suspense } from 'react';
import { Notice } from '../../shared/ui/index.ts';

// The renderer of designs comes with the first design that is opened.
const DesignEditor = lazy(() => import('./DesignEditor.tsx').then((module) => ({ default: module.DesignEditor })));

/** An open design; its code comes when one is opened first. */
export function LazyDesignEditor(props: ComponentProps<typeof DesignEditor>) {
  return (
    <CatchBoundary getResetKey={() => props.assetId} errorComponent={NoEditor}>
      <Suspense>
        <DesignEditor {...props} />
      </Suspense>
    </CatchBoundary>
  );
}

function NoEditor() {
  return (
    <div className="absolute top-[72px] left-3 z-20 w-[300px]">
      <Notice tone="alarm" title="The layers could not be opened">
        Reload the page; the design is as it was.
      </Notice>
    </div>
  );
}
