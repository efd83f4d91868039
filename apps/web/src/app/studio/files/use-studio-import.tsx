import type { Editor } from '@gesso/canvas-core';
import { lazy, type ReactNode, Suspense, useMemo, useRef } from 'react';
import type { ImportWays } from '../../../features/import-files/index.ts';
import { type PageActions, usePageDeeds } from '../page-actions.ts';

const ImportDesk = lazy(() =>
  import('../../../features/import-files/index.ts').then((module) => ({ default: module.ImportDesk })),
);

type Place = { readonly x: number; readonly y: number };

export type StudioImport = {
  /** To be shown over the board; its code comes after it. */
  readonly desk: ReactNode;
  readonly onPasteFiles: (files: readonly File[], at: Place | undefined) => boolean;
  readonly onPasteAddress: (address: string, at: Place | undefined) => boolean;
};

/** Lets files be dropped, pasted and chosen onto the board, by those who may change it. */
export function useStudioImport(options: {
  readonly projectId: string;
  readonly editor: Editor;
  readonly actions: PageActions;
  readonly mayEdit: boolean;
}): StudioImport {
  const { projectId, editor, actions, mayEdit } = options;
  const ways = useRef<ImportWays | null>(null);
  usePageDeeds(actions, { 'insert-picture': () => ways.current?.choose() ?? false });
  return useMemo(
    () => ({
      desk: mayEdit && (
        <Suspense fallback={null}>
          <ImportDesk
            projectId={projectId}
            editor={editor}
            onReady={(ready) => {
              ways.current = ready;
            }}
          />
        </Suspense>
      ),
      onPasteFiles: (files, at) => ways.current?.bringFiles(files, at) ?? false,
      onPasteAddress: (address, at) => ways.current?.bringAddress(address, at) ?? false,
    }),
    [projectId, editor, mayEdit],
  );
}
