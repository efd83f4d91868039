import { type ComponentProps, lazy, Suspense } from 'react';

const LoadedPicker = lazy(() =>
  import('../../features/brand-kits/index.ts').then(({ BrandKitPicker }) => ({ default: BrandKitPicker })),
);

/** The picker of brand kits, which arrives with the panel it stands in and not before the board. */
export function LazyBrandKitPicker(props: ComponentProps<typeof LoadedPicker>) {
  return (
    <Suspense fallback={null}>
      <LoadedPicker {...props} />
    </Suspense>
  );
}
