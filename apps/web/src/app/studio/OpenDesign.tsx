import type { BoardItem, Editor } from '@gesso/canvas-core';
import { useEffect } from 'react';
import { DesignEditor } from '../../features/design-editor/index.ts';
import { announce } from '../../shared/ui/index.ts';

/** The design that is open over its item. It closes when the item goes, or another design comes into its place. */
export function OpenDesign(props: {
  readonly editor: Editor;
  readonly items: readonly BoardItem[];
  readonly opened: { readonly itemId: string; readonly assetId: string };
  readonly onClose: () => void;
}) {
  const { editor, opened, onClose } = props;
  const item = props.items.find(({ id }) => id === opened.itemId);
  const isGone = item?.assetId !== opened.assetId;
  useEffect(() => {
    if (!isGone) return;
    announce('The open design was changed or taken away by somebody else.', 'alarm');
    onClose();
  }, [isGone, onClose]);
  if (!item || isGone) return null;
  return <DesignEditor editor={editor} item={item} assetId={opened.assetId} onClose={onClose} />;
}
