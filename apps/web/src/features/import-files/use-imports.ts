import type { BoardClip, Editor } from '@gesso/canvas-core';
import type { Asset } from '@gesso/contract';
import { useMemo, useSyncExternalStore } from 'react';
import { call, explainError, uploadFile } from '../../shared/client/index.ts';
import { announce } from '../../shared/ui/index.ts';
import { placeInGrid, sizeOf } from './import-grid.rules.ts';
import { ImportQueue, type ImportSource, type ImportState, type Send, TOO_MANY } from './import-queue.ts';

type Place = { readonly x: number; readonly y: number };

export type Imports = {
  readonly state: ImportState;
  readonly queue: ImportQueue;
  /** Brings files to a place of the board, in canvas units. */
  readonly bringFiles: (files: readonly File[], at: Place) => void;
  readonly bringAddress: (address: string, at: Place) => void;
};

/** Brings files to a project and puts each on the board when it has arrived. */
export function useImports(projectId: string, editor: Editor): Imports {
  const queue = useMemo(
    () => new ImportQueue({ send: sender(projectId), explain: (error) => explainError(error).detail }),
    [projectId],
  );
  const state = useSyncExternalStore(queue.subscribe, queue.getState);
  return useMemo(() => {
    const bring = (sources: readonly ImportSource[], at: Place) => {
      const count = Math.min(sources.length, 1_000);
      const taken = queue.add(sources, (asset, index) => place(editor, asset, { at, index, count }));
      if (taken < sources.length) announce(TOO_MANY, 'alarm');
    };
    return {
      state,
      queue,
      bringFiles: (files, at) =>
        bring(
          files.map((file) => ({ name: file.name, file })),
          at,
        ),
      bringAddress: (address, at) => bring([{ name: nameOf(address), address }], at),
    };
  }, [state, queue, editor]);
}

function sender(projectId: string): Send {
  // The key of a source stays the same when it is tried again, so that nothing is stored twice.
  const keys = new WeakMap<ImportSource, string>();
  return async (source, { signal, onProgress }) => {
    const idempotencyKey = keys.get(source) ?? crypto.randomUUID();
    keys.set(source, idempotencyKey);
    if ('file' in source) return uploadFile({ projectId, file: source.file, idempotencyKey, signal, onProgress });
    const body = { url: source.address };
    return call('importAsset', { params: { id: projectId }, body }, { idempotencyKey, signal });
  };
}

function place(
  editor: Editor,
  asset: Asset,
  grid: { readonly at: Place; readonly index: number; readonly count: number },
): void {
  const box = placeInGrid({ ...grid, size: sizeOf(asset) });
  const clip: BoardClip = {
    version: 1,
    items: [{ id: asset.id, kind: asset.kind, assetId: asset.id, rotation: 0, ...box }],
  };
  editor.run({ type: 'paste', clip, at: { x: box.x + box.width / 2, y: box.y + box.height / 2 } });
}

function nameOf(address: string): string {
  const url = new URL(address);
  return url.pathname.split('/').at(-1) || url.hostname;
}
