import type { Editor } from '@gesso/canvas-core';
import { lazy, Suspense, useCallback, useState } from 'react';
import { type PageActions, usePageDeeds } from '../page-actions.ts';

const ExportDialog = lazy(() =>
  import('../../../features/export-board/index.ts').then((module) => ({ default: module.ExportDialog })),
);

/** Opens the export for keys, menus and buttons. Its code comes when it is asked for. */
export function StudioExport(props: {
  readonly projectId: string;
  readonly editor: Editor;
  readonly actions: PageActions;
}) {
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  usePageDeeds(props.actions, {
    export: () => {
      setOpen(true);
      return true;
    },
  });
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <ExportDialog projectId={props.projectId} editor={props.editor} onClose={close} />
    </Suspense>
  );
}
