import type { BoardItem } from '@gesso/canvas-core';
import type { AcceptedGeneration, Generation } from '@gesso/contract';
import { useCallback, useMemo, useState } from 'react';
import { ActionKeys, call } from '../../shared/client/index.ts';
import { announce } from '../../shared/ui/index.ts';

/** What a failed placeholder offers: run the same again, at most at the price it had, or take it off the board. */
export function useRetry(options: {
  readonly projectId: string;
  readonly onAccepted: (generation: AcceptedGeneration) => void;
}) {
  const { projectId, onAccepted } = options;
  const [keys] = useState(() => new ActionKeys());

  const retry = useCallback(
    async ({ generationId, x, y, width, height }: BoardItem) => {
      if (!generationId) return;
      const failed = await call('getGeneration', { params: { id: generationId } });
      const body = { ...repeatOf(failed), place: { x: x + width / 2, y: y + height / 2 } };
      const idempotencyKey = keys.keyFor([generationId, body]);
      const accepted = await call('createGeneration', { params: { id: projectId }, body }, { idempotencyKey });
      keys.settle();
      onAccepted(accepted);
      await call('dismissGeneration', { params: { id: generationId } });
    },
    [projectId, onAccepted, keys],
  );

  return useMemo(
    () => ({
      onRetry: (item: BoardItem) => {
        retry(item).catch((error: unknown) => {
          keys.settle(error);
          announceError(error);
        });
      },
      onDismiss: ({ generationId }: BoardItem) => {
        if (generationId) call('dismissGeneration', { params: { id: generationId } }).catch(announceError);
      },
    }),
    [retry, keys],
  );
}

function repeatOf({ model, prompt, settings, references, quotedMillicredits }: Generation) {
  return { model, prompt, settings, references, maxMillicredits: quotedMillicredits };
}

function announceError(error: unknown): void {
  announce(error instanceof Error ? error.message : 'That did not work. Nothing was charged.', 'alarm');
}
