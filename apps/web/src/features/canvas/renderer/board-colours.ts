import type { BoardColours } from './board-renderer.ts';

/**
 * Reads the theme's colours where `element` stands, as the renderer needs them.
 *
 * Tokens may be `light-dark()` or OKLCH; the browser resolves them through a probe element, and a canvas of one pixel
 * turns any colour the browser knows into red, green and blue.
 */
export function readBoardColours(element: HTMLElement): BoardColours {
  const read = colourReader(element);
  return {
    board: read('var(--color-board)'),
    dot: read('color-mix(in oklab, var(--color-ink-3) 42%, var(--color-board))'),
    blank: read('var(--color-line)'),
    selection: read('var(--color-focus)'),
    halo: read('light-dark(white, oklch(0.16 0.01 70))'),
    guide: read('var(--color-vermilion)'),
    paper: read('var(--color-paper)'),
    ink: read('var(--color-ink)'),
    line: read('color-mix(in oklab, var(--color-line-strong) 55%, var(--color-paper))'),
  };
}

/** Colours of people; presence comes thirty times a second, and asking the browser costs a layout each time. */
const peerColours = new Map<string, number>();
/** A board has tens of people; the bound only keeps a peer that sends new colours for ever from filling memory. */
const MAX_PEER_COLOURS = 500;

/** A peer's CSS colour as 0xRRGGBB. Must not depend on the theme. */
export function readColour(element: HTMLElement, css: string): number {
  const known = peerColours.get(css);
  if (known !== undefined) return known;
  if (peerColours.size >= MAX_PEER_COLOURS) peerColours.clear();
  const colour = colourReader(element)(css);
  peerColours.set(css, colour);
  return colour;
}

function colourReader(element: HTMLElement): (css: string) => number {
  const probe = document.createElement('span');
  probe.hidden = true;
  element.append(probe);
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return (css) => {
    probe.style.color = '';
    probe.style.color = css;
    const resolved = getComputedStyle(probe).color;
    queueMicrotask(() => probe.remove());
    if (!context) return 0;
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = resolved;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return (red << 16) | (green << 8) | blue;
  };
}
