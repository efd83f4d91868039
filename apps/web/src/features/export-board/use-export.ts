import type { BoardExport, CreateExport } from '@gesso/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ActionKeys, addressOf, call, endpointQuery, explainError } from '../../shared/client/index.ts';
import { announce } from '../../shared/ui/index.ts';

/** Often enough for a bar that moves, and less than the server notes it. */
const ASK_EVERY_MS = 600;

export type ExportWork = {
  readonly start: (order: CreateExport) => void;
  readonly cancel: () => void;
  /** The export that is under way or has ended last; null before the first. */
  readonly current: BoardExport | null;
  readonly isBusy: boolean;
  /** Why the last one did not come to be, as a sentence. */
  readonly problem: string | null;
};

/** Starts an export, follows it and saves its file when it is there. */
export function useExport(projectId: string, onSaved: () => void): ExportWork {
  const [id, setId] = useState<string | null>(null);
  const queries = useQueryClient();
  const keys = useRef(new ActionKeys());
  const starting = useMutation({
    mutationFn: (order: CreateExport) =>
      call('createExport', { params: { id: projectId }, body: order }, { idempotencyKey: keys.current.keyFor(order) }),
    onSuccess: (started) => {
      keys.current.settle();
      queries.setQueryData(endpointQuery('getExport', { params: { id: started.id } }).queryKey, started);
      setId(started.id);
    },
    onError: (error) => keys.current.settle(error),
  });
  const following = useQuery({
    ...endpointQuery('getExport', { params: { id: id ?? '' } }),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data?.finishedAt ? false : ASK_EVERY_MS),
  });
  const current = id === null ? null : (following.data ?? null);
  const cancelling = useMutation({
    mutationFn: (exportId: string) => call('cancelExport', { params: { id: exportId } }),
    onSuccess: (stopped) =>
      queries.setQueryData(endpointQuery('getExport', { params: { id: stopped.id } }).queryKey, stopped),
    onError: (error) => announce(explainError(error).detail, 'alarm'),
  });
  const saved = useRef<string | null>(null);
  useEffect(() => {
    if (current?.status !== 'succeeded' || current.file === null || saved.current === current.id) return;
    saved.current = current.id;
    save(addressOf('getExportContent', { params: { id: current.id } }), current.file.name);
    announce(`Saved ${current.file.name}.`);
    onSaved();
  }, [current, onSaved]);
  const error = starting.error ?? following.error;
  return {
    start: starting.mutate,
    cancel: () => id !== null && cancelling.mutate(id),
    current,
    isBusy: starting.isPending || (current !== null && current.finishedAt === null),
    problem: error ? explainError(error).detail : (current?.failure?.message ?? null),
  };
}

/** The browser fetches the file by itself, so that none is held in the page. */
function save(address: string, fileName: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
}
