import type { Editor, PictureMask } from '@gesso/canvas-core';
import type { AcceptedGeneration, Asset, Settings } from '@gesso/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActionKeys, call, explainError, uploadFile } from '../../shared/client/index.ts';
import { countCredits } from '../../shared/format/credits.ts';
import { announce } from '../../shared/ui/index.ts';
import { maskFile } from './mask-file.ts';
import { type MaskLook, maskOrder } from './mask-orders.rules.ts';

/** What is to be done inside the mask, for the price that was shown. */
export type MaskRun = {
  readonly title: string;
  readonly model: string;
  readonly look: MaskLook;
  readonly prompt: string;
  readonly settings: Settings;
  readonly priceMillicredits: number;
};

/** Stores the mask, begins the generation beside the picture, and puts the brush away. */
export function useMaskRun(options: {
  readonly projectId: string;
  readonly editor: Editor;
  readonly asset: Asset | undefined;
  /** Where a result for this item should lie. */
  readonly placeBeside: (itemId: string) => { readonly x: number; readonly y: number } | undefined;
  readonly onAccepted: (generation: AcceptedGeneration) => void;
}) {
  const { projectId, editor, asset } = options;
  const [keys] = useState(() => new ActionKeys());
  // The same paint is stored once, so that pressing again after a lost answer asks for the same thing.
  const [stored] = useState(() => new WeakMap<PictureMask, Map<MaskLook, string>>());
  return useMutation({
    mutationFn: async (run: MaskRun) => {
      const { mask } = editor.getState();
      if (mask === null || asset === undefined) return null;
      const known = stored.get(mask) ?? new Map<MaskLook, string>();
      stored.set(mask, known);
      const maskId = known.get(run.look) ?? (await storeMask({ projectId, mask, asset, look: run.look }));
      known.set(run.look, maskId);
      const place = options.placeBeside(mask.itemId);
      const body = {
        ...maskOrder({
          model: run.model,
          prompt: run.prompt,
          settings: run.settings,
          assetId: asset.id,
          maskId,
        }),
        ...(place ? { place } : {}),
        maxMillicredits: run.priceMillicredits,
      };
      return call('createGeneration', { params: { id: projectId }, body }, { idempotencyKey: keys.keyFor(body) });
    },
    onSettled: (_accepted, error) => keys.settle(error ?? undefined),
    onSuccess: (accepted, { title }) => {
      if (accepted === null) return;
      editor.painting.take();
      document.querySelector<HTMLElement>('[data-board]')?.focus({ preventScroll: true });
      announce(`${title}: begun, for ${countCredits(accepted.quotedMillicredits)} at most.`);
      options.onAccepted(accepted);
    },
    onError: (error) => announce(explainError(error).detail, 'alarm'),
  });
}

async function storeMask(options: {
  readonly projectId: string;
  readonly mask: PictureMask;
  readonly asset: Asset;
  readonly look: MaskLook;
}): Promise<string> {
  const { projectId, mask, asset, look } = options;
  const file = await maskFile(mask, { width: asset.widthPx ?? 1024, height: asset.heightPx ?? 1024 }, look);
  const { id } = await uploadFile({
    projectId,
    file,
    idempotencyKey: crypto.randomUUID(),
    signal: new AbortController().signal,
    onProgress: () => {},
  });
  return id;
}
