import type { BoardItem, Rect } from '@gesso/canvas-core';
import type { ItemKind } from '@gesso/contract';
import type { MapPictures } from './map-pictures.ts';
import { type MapView, type Size, toMap } from './minimap-view.ts';

/** Tokens that items are drawn in; what has no line here is a picture and takes the first. */
const COLOURS: Partial<Readonly<Record<ItemKind, string>>> = {
  frame: '--color-line',
  group: '--color-transparent',
  note: '--color-ochre',
  text: '--color-ink-3',
};
const PICTURE = '--color-line-strong';
/** Smaller than a pixel an item would flicker as the map moves. */
const SMALLEST_PX = 1;

/** Draws the board, pictures as they are where their small copies are known, and the view as an outline. */
export function drawMinimap(
  canvas: HTMLCanvasElement,
  options: {
    readonly items: readonly BoardItem[];
    readonly pictures: Pick<MapPictures, 'draw'>;
    readonly view: Rect;
    readonly map: MapView;
    readonly size: Size;
  },
): void {
  const { items, pictures, view, map, size } = options;
  const context = canvas.getContext('2d');
  if (!context) return;
  const ratio = devicePixelRatio;
  if (canvas.width !== size.width * ratio) {
    canvas.width = size.width * ratio;
    canvas.height = size.height * ratio;
  }
  const colourOf = coloursOf(canvas);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, size.width, size.height);
  for (const item of items) {
    if (item.kind === 'group' || item.kind === 'connector' || item.isHidden) continue;
    const rect = toMap(map, item);
    if (item.assetId !== undefined && item.status === 'ready' && pictures.draw(context, item.assetId, rect)) continue;
    const { x, y, width, height } = rect;
    context.fillStyle = item.status === 'pending' ? colourOf('--color-vermilion') : fillOf(item, colourOf);
    context.fillRect(x, y, Math.max(SMALLEST_PX, width), Math.max(SMALLEST_PX, height));
  }
  const { x, y, width, height } = toMap(map, view);
  context.strokeStyle = colourOf('--color-cobalt');
  context.lineWidth = 1.5;
  context.strokeRect(x + 0.75, y + 0.75, Math.max(2, width - 1.5), Math.max(2, height - 1.5));
}

function fillOf(item: BoardItem, colourOf: (token: string) => string): string {
  if (item.fill && /^#[\da-f]{6,8}$/i.test(item.fill)) return item.fill;
  return colourOf(COLOURS[item.kind] ?? PICTURE);
}

/** Tokens are light-dark() pairs, which only a real element resolves. */
function coloursOf(canvas: HTMLCanvasElement): (token: string) => string {
  const known = new Map<string, string>();
  return (token) => {
    const found = known.get(token);
    if (found) return found;
    canvas.style.color = `var(${token})`;
    const colour = getComputedStyle(canvas).color;
    canvas.style.color = '';
    known.set(token, colour);
    return colour;
  };
}
