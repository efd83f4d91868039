import { type Editor, isPainted } from '@gesso/canvas-core';
import type { AcceptedGeneration } from '@gesso/contract';
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { endpointQuery } from '../../shared/client/index.ts';
import { IconButton } from '../../shared/ui/index.ts';
import { BrushControls } from './BrushControls.tsx';
import { MaskDeeds } from './MaskDeeds.tsx';
import { maskModels } from './mask-orders.rules.ts';
import { useMaskRun } from './use-mask-run.ts';
import { WordsForm } from './WordsForm.tsx';

/** What one does with the mask brush in hand: how it paints, and what is made of the painted part. Escape leaves. */
export function MaskBar(props: {
  readonly editor: Editor;
  readonly projectId: string;
  readonly placeBeside: (itemId: string) => { readonly x: number; readonly y: number } | undefined;
  readonly onAccepted: (generation: AcceptedGeneration) => void;
}) {
  const { editor } = props;
  const mask = useSyncExternalStore(editor.subscribe, () => editor.getState().mask);
  const zoom = useSyncExternalStore(editor.subscribe, () => editor.getState().camera.zoom);
  const assetId = mask ? editor.items.get(mask.itemId)?.assetId : undefined;
  const asset = useQuery({
    ...endpointQuery('getAsset', { params: { id: assetId ?? '' } }),
    enabled: assetId !== undefined,
  }).data;
  const [first, ...others] = maskModels(useQuery(endpointQuery('getCatalogue')).data?.models ?? []);
  const run = useMaskRun({ ...props, asset });
  const leave = () => {
    editor.painting.take();
    document.querySelector<HTMLElement>('[data-board]')?.focus({ preventScroll: true });
  };
  const isReady = mask !== null && isPainted(mask) && asset !== undefined && !run.isPending;
  return (
    // Escape acts on the board only; whoever types here expects it to act, too.
    <section
      aria-label="Mask"
      className="grid w-[520px] max-w-full animate-appear grid-cols-[minmax(0,1fr)] gap-1 rounded-md border border-line bg-paper p-1.5 shadow-float"
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave();
      }}
    >
      {mask === null ? (
        <p className="flex items-center gap-2 pl-2 text-ink-2">
          <span className="flex-1">Paint over a picture to say which part of it shall change.</span>
          <IconButton label="Leave the mask" onClick={leave}>
            <X size={16} strokeWidth={1.5} aria-hidden="true" />
          </IconButton>
        </p>
      ) : (
        <>
          <BrushControls editor={editor} mask={mask} zoom={zoom} onLeave={leave} />
          {first && asset && (
            <WordsForm
              models={[first, ...others]}
              asset={asset}
              isReady={isReady}
              isStarting={run.isPending}
              onRun={run.mutate}
            />
          )}
          <MaskDeeds isReady={isReady} onRun={run.mutate} />
        </>
      )}
    </section>
  );
}
