import type { Camera } from '@gesso/canvas-core';
import type { BoardColours, Mark } from './board-renderer.ts';
import { type MarkPiece, piecesOf } from './mark-pieces.rules.ts';

/** Up to so many pieces move as layers of their own, which costs no painting; more layers than this cost more. */
const MAX_LAYERS = 24;
/** A trail of a few seconds and some hundred outlines; beyond it the eye finds nothing anyway. */
const MAX_PIECES = 1_500;

/**
 * Marks as elements over the board's drawing, for machines without a graphics processor.
 *
 * On the drawing itself a line around one picture costs more than all pictures: curves and slanted lines make the browser
 * smooth the whole drawing (40 steps of a drag: 6.7 s of processor time with marks on it, 2.4 s without). As elements they
 * leave it untouched, whatever is selected, pointed at or drawn around.
 */
export class MarkElements {
  readonly element = document.createElement('div');
  readonly #pieces: { readonly element: HTMLElement; style: string }[] = [];
  #colours: BoardColours | null = null;

  constructor() {
    this.element.setAttribute('aria-hidden', 'true');
    this.element.dataset.boardMarks = '';
    this.element.style.cssText = 'position:absolute;inset:0;pointer-events:none';
  }

  recolour(colours: BoardColours): void {
    this.#colours = colours;
  }

  /** Shows these marks and no others. */
  show(marks: readonly Mark[], camera: Camera): void {
    const colours = this.#colours;
    if (!colours || (marks.length === 0 && this.#pieces.length === 0)) return;
    const pieces = marks.flatMap((mark) => piecesOf(mark, camera, colours)).slice(0, MAX_PIECES);
    const areLayers = pieces.length <= MAX_LAYERS;
    for (const [position, piece] of pieces.entries()) this.#write(position, styleOf(piece, areLayers));
    for (const { element } of this.#pieces.splice(pieces.length)) element.remove();
  }

  destroy(): void {
    this.element.remove();
  }

  #write(position: number, style: string): void {
    const known = this.#pieces[position];
    if (known?.style === style) return;
    const element = known?.element ?? document.createElement('i');
    element.style.cssText = style;
    if (known) known.style = style;
    else {
      this.#pieces.push({ element, style });
      this.element.append(element);
    }
  }
}

function styleOf({ x, y, width, height, turn, fill, border, halo, isRound }: MarkPiece, isLayer: boolean): string {
  const declarations = [
    'position:absolute;left:0;top:0;box-sizing:border-box',
    `width:${short(width)}px;height:${short(height)}px`,
    `transform:translate(${short(x - width / 2)}px,${short(y - height / 2)}px) rotate(${short(turn)}deg)`,
  ];
  if (fill) declarations.push(`background:${fill}`);
  if (border) declarations.push(`border:${border.widthPx}px solid ${border.colour}`);
  if (halo) {
    const ring = `0 0 0 ${halo.widthPx}px ${halo.colour}`;
    declarations.push(`box-shadow:${border ? `${ring},inset ${ring}` : ring}`);
  }
  if (isRound) declarations.push('border-radius:99px');
  if (isLayer) declarations.push('will-change:transform');
  return declarations.join(';');
}

/** A hundredth of a pixel is finer than anything on a screen, and the same text says that nothing moved. */
function short(length: number): number {
  return Math.round(length * 100) / 100;
}
