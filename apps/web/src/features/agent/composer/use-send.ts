import type { AcceptedRun, CreateRun } from '@gesso/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActionKeys, call } from '../../../shared/client/index.ts';

/**
 * Gives the agent a brief. Sent again after a lost answer it is the same brief, wherever the view has moved meanwhile.
 *
 * @param placeOf - The middle of what is looked at, asked once for each brief.
 */
export function useSend(options: {
  readonly projectId: string;
  readonly placeOf: () => CreateRun['place'];
  readonly onAccepted: (run: AcceptedRun, request: CreateRun) => void;
}) {
  const { projectId, placeOf, onAccepted } = options;
  const [keys] = useState(() => new ActionKeys());
  const [places] = useState(() => new Map<string, CreateRun['place']>());
  return useMutation({
    mutationFn: (request: CreateRun) => {
      const idempotencyKey = keys.keyFor(request);
      const place = places.get(idempotencyKey) ?? placeOf();
      places.clear();
      places.set(idempotencyKey, place);
      const body = place ? { ...request, place } : request;
      return call('createRun', { params: { id: projectId }, body }, { idempotencyKey });
    },
    onSettled: (_accepted, error) => keys.settle(error ?? undefined),
    onSuccess: onAccepted,
  });
}
