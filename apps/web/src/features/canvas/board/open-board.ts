import type { Editor } from '@gesso/canvas-core';
import type { AssetUrl } from '../pictures/picture-level.ts';
import type { ListSheets } from '../pictures/picture-sheets.ts';
import { readBoardColours } from '../renderer/board-colours.ts';
import type { Backend } from '../renderer/board-renderer.ts';
import { BoardWindow } from '../renderer/board-window.ts';
import { chooseBackend } from '../renderer/choose-backend.ts';
import { createPixiBoardRenderer } from '../renderer/pixi/pixi-board-renderer.ts';
import { BoardView } from './board-view.ts';
import type { WorldLayer } from './world-layer.ts';

/** Picks what draws, and opens the board in `host`. Imported when it is needed: the drawing library comes with it. */
export async function openBoard(options: {
  readonly editor: Editor;
  readonly host: HTMLElement;
  readonly world: WorldLayer;
  readonly assetUrl: AssetUrl;
  readonly listSheets?: ListSheets | undefined;
  readonly backend?: Backend;
}): Promise<BoardView> {
  const { host } = options;
  const backend = options.backend ?? (await chooseBackend());
  const colours = readBoardColours(host);
  const drawing = await createPixiBoardRenderer({
    backend,
    colours,
    // A fade is a dozen frames for every picture that comes, which a machine without a graphics processor cannot spare.
    reducesMotion: backend === 'canvas' || matchMedia('(prefers-reduced-motion: reduce)').matches,
  });
  const renderer = drawing.backend === 'canvas' ? new BoardWindow(drawing, colours) : drawing;
  renderer.element.style.position = 'absolute';
  renderer.element.style.inset = '0';
  renderer.element.setAttribute('aria-hidden', 'true');
  host.prepend(renderer.element);
  if (renderer instanceof BoardWindow) renderer.element.after(renderer.marksElement);
  return new BoardView({ ...options, renderer });
}
