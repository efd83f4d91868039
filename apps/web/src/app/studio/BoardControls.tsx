import type { Editor } from '@gesso/canvas-core';
import { type ReactNode, Suspense } from 'react';
import { FONT_FAMILIES, ToolBar } from '../../features/canvas/index.ts';
import { ItemStyleBar } from '../../features/item-style/index.ts';
import { Minimap, ZoomControl } from '../../features/minimap/index.ts';
import { useMapPictures } from './BoardStage.tsx';
import { type PageActions, usePageDeeds } from './page-actions.ts';
import { useStoredFlag } from './use-stored-flag.ts';

/**
 * Zoom and map bottom left, tools bottom centre of what the panel leaves free, and over the tools how things look; on a
 * phone all above the lowered sheet.
 */
export function BoardControls(props: {
  readonly projectId: string;
  readonly editor: Editor;
  readonly actions: PageActions;
  readonly mayEdit: boolean;
  /** The kit whose colours are offered first. */
  readonly projectKitId: string | null;
  /** What is done with the mask brush in hand. */
  readonly maskBar: ReactNode;
}) {
  const { projectId, editor, actions, mayEdit } = props;
  const [isMapShown, showMap] = useStoredFlag('gesso.minimap');
  const pictures = useMapPictures(projectId);
  const toggleMap = () => showMap(!isMapShown);
  usePageDeeds(actions, {
    minimap: () => {
      toggleMap();
      return true;
    },
  });
  return (
    <div className="pointer-events-none absolute inset-x-3 bottom-3 grid in-[[data-bare]]:hidden grid-cols-[1fr_auto_1fr] items-end gap-2 *:pointer-events-auto max-md:bottom-[72px] max-md:grid-cols-1 max-md:justify-items-center md:right-[396px]">
      {/* On a phone the tools fill the row, so the zoom stands over them and over the style bar. */}
      <div className="grid gap-2 justify-self-start max-md:absolute max-md:bottom-[132px] max-md:left-0">
        {isMapShown && (
          <div className="max-md:hidden">
            <Minimap editor={editor} pictures={pictures} />
          </div>
        )}
        <ZoomControl editor={editor} isMapShown={isMapShown} onMap={toggleMap} />
      </div>
      {mayEdit && (
        <>
          <ToolBar editor={editor} />
          <div className="pointer-events-none! absolute inset-x-0 bottom-[58px] flex justify-center *:pointer-events-auto pointer-coarse:bottom-[66px]">
            <Suspense fallback={null}>
              <ItemStyleBar editor={editor} families={FONT_FAMILIES} projectKitId={props.projectKitId} />
            </Suspense>
            {props.maskBar}
          </div>
        </>
      )}
    </div>
  );
}
