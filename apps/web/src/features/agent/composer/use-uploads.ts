import { useEffect, useRef, useState } from 'react';
import { ActionKeys, uploadFile } from '../../../shared/client/index.ts';
import type { BriefReference } from './brief-draft.ts';

/** A file on its way, or one that did not make it. */
export type UploadState = {
  readonly id: string;
  readonly file: File;
  /** 0 to 1. */
  readonly share: number;
  /** Why it did not arrive, as a sentence. */
  readonly error?: string;
};

/** Files that are being attached. Those that arrived are handed on and forgotten here. */
export function useUploads(projectId: string, onArrived: (reference: BriefReference) => void) {
  const [uploads, setUploads] = useState<readonly UploadState[]>([]);
  const running = useRef(new Map<string, { readonly keys: ActionKeys; readonly giveUp: AbortController }>());
  const arrived = useRef(onArrived);
  arrived.current = onArrived;
  useEffect(() => {
    const all = running.current;
    return () => {
      for (const { giveUp } of all.values()) giveUp.abort();
    };
  }, []);

  const update = (id: string, fields: Partial<UploadState>) =>
    setUploads((now) => now.map((upload) => (upload.id === id ? { ...upload, ...fields } : upload)));
  const forget = (id: string) => {
    running.current.get(id)?.giveUp.abort();
    running.current.delete(id);
    setUploads((now) => now.filter((upload) => upload.id !== id));
  };
  const send = async (id: string, file: File) => {
    // The key stays with the file, so that a second try after a lost answer does not store it twice.
    const keys = running.current.get(id)?.keys ?? new ActionKeys();
    const giveUp = new AbortController();
    running.current.set(id, { keys, giveUp });
    try {
      const { id: assetId, kind } = await uploadFile({
        projectId,
        file,
        idempotencyKey: keys.keyFor(id),
        signal: giveUp.signal,
        onProgress: (share) => update(id, { share }),
      });
      forget(id);
      arrived.current({ assetId, kind, title: file.name });
    } catch (error) {
      keys.settle(error);
      update(id, { error: error instanceof Error ? error.message : 'It did not arrive.' });
    }
  };
  return {
    uploads,
    add: (files: Iterable<File>) => {
      for (const file of files) {
        const id = crypto.randomUUID();
        setUploads((now) => [...now, { id, file, share: 0 }]);
        void send(id, file);
      }
    },
    retry: ({ id, file }: UploadState) => {
      update(id, { share: 0, error: undefined });
      void send(id, file);
    },
    forget,
  };
}
