import type { AcceptedGeneration, CreateGeneration } from '@gesso/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActionKeys, call } from '../../shared/client/index.ts';

/** Starts a generation. Pressing again after a lost answer sends the same action, so nothing is paid twice. */
export function useRun(projectId: string, onAccepted: (generation: AcceptedGeneration) => void) {
  const [keys] = useState(() => new ActionKeys());
  return useMutation({
    mutationFn: (body: CreateGeneration) =>
      call('createGeneration', { params: { id: projectId }, body }, { idempotencyKey: keys.keyFor(body) }),
    onSettled: (_accepted, error) => keys.settle(error ?? undefined),
    onSuccess: onAccepted,
  });
}
