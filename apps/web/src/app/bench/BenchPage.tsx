import { CanvasStage, createEditor } from '../../features/canvas/index.ts';
import { benchDocument, benchPictureUrl, benchSheets } from './bench-scene.ts';
import { type BoardBench, createBoardBench } from './board-bench.ts';

declare global {
  interface Window {
    __bench: BoardBench;
  }
}

/** More would only measure the building of the document. */
const MOST_PICTURES = 50_000;

const query = new URLSearchParams(location.search);
const count = Math.min(MOST_PICTURES, Math.max(1, Math.round(Number(query.get('n') ?? 100)) || 100));
const backend = (['webgl', 'webgpu', 'canvas'] as const).find((known) => known === query.get('backend'));
const editor = createEditor(benchDocument(count), { origin: {} });
const listSheets = async () => benchSheets(count);
window.__bench = createBoardBench(editor, count);

/**
 * `/bench?n=`: the product's board with so many pictures, for measuring; only servers in bench mode have it.
 *
 * Editor, stage, renderer and the loading of pictures are the studio's; the document is made here, so that no account
 * is needed.
 */
export function BenchPage() {
  return (
    <CanvasStage editor={editor} assetUrl={benchPictureUrl} listSheets={listSheets} label="Board" backend={backend} />
  );
}
