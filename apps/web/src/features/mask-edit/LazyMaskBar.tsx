import { type ComponentProps, lazy, Suspense, useSyncExternalStore } from 'react';

const LoadedBar = lazy(async () => ({ default: (await import('./MaskBar.tsx')).MaskBar }));

/** The bar while the mask brush is in hand; its code comes when the brush is first taken up. */
export function LazyMaskBar(props: ComponentProps<typeof LoadedBar>) {
  const { editor } = props;
  const isMasking = useSyncExternalStore(editor.subscribe, () => editor.getState().tool === 'mask');
  if (!isMasking) return null;
  return (
    <Suspense fallback={null}>
      <LoadedBar {...props} />
    </Suspense>
  );
}
