import { boundsOf, type Editor, toScreen, unionOf } from '@gesso/canvas-core';

/** Placeholders arrive with the next message of the connection; when it is down for longer, the view stays. */
const WAIT_AT_MOST_MS = 10_000;

/** Moves the view to new placeholders as soon as they are on the board, unless all of them are in view anyway. */
export function showResults(editor: Editor, itemIds: readonly string[]): void {
  if (itemIds.length > 0) showOnce(editor, () => (itemIds.every((id) => editor.items.get(id)) ? itemIds : []));
}

/** The same for what a run reserves; it is all put on the board at once. */
export function showRun(editor: Editor, runId: string): void {
  showOnce(editor, () =>
    editor.items
      .ordered()
      .filter((item) => item.runId === runId)
      .map(({ id }) => id),
  );
}

/** @param find - What to show; nothing until all of it is there. */
function showOnce(editor: Editor, find: () => readonly string[]): void {
  const show = () => {
    const itemIds = find();
    if (itemIds.length === 0) return false;
    if (!areInView(editor, itemIds)) fitTo(editor, itemIds);
    return true;
  };
  if (show()) return;
  const stop = editor.items.subscribe(() => {
    if (show()) end();
  });
  const timer = setTimeout(stop, WAIT_AT_MOST_MS);
  const end = () => {
    clearTimeout(timer);
    stop();
  };
}

function areInView(editor: Editor, itemIds: readonly string[]): boolean {
  const { camera, viewport, insets } = editor.getState();
  const box = unionOf(itemIds.flatMap((id) => editor.items.get(id) ?? []).map(boundsOf));
  if (!box) return true;
  const start = toScreen(camera, { x: box.x, y: box.y });
  const end = toScreen(camera, { x: box.x + box.width, y: box.y + box.height });
  return (
    start.x >= insets.left &&
    start.y >= insets.top &&
    end.x <= viewport.width - insets.right &&
    end.y <= viewport.height - insets.bottom
  );
}

function fitTo(editor: Editor, itemIds: readonly string[]): void {
  const { selection } = editor.getState();
  editor.select(itemIds);
  editor.run({ type: 'zoom-to', target: 'selection' });
  editor.select(selection);
}
