import { type Camera, toScreen } from '@gesso/canvas-core';
import type { MarkWords } from '../board/mark-words.ts';

/** More numbers than this at once nobody reads. */
const MAX_LABELS = 12;

/** The pills of numbers over the board. Written past React, since they follow the pointer. */
export class MarkLabels {
  readonly #pool: HTMLElement[] = [];
  #layer: HTMLElement | null = null;

  readonly attach = (layer: HTMLElement | null): void => {
    this.#layer = layer;
    this.#pool.length = 0;
    layer?.replaceChildren();
  };

  show(all: readonly MarkWords[], camera: Camera): void {
    const shown = all.slice(0, MAX_LABELS);
    if (!this.#layer || (shown.length === 0 && this.#pool.every((label) => label.hidden))) return;
    shown.forEach((mark, position) => {
      const label = this.#labelAt(position);
      const { x, y } = toScreen(camera, mark.at);
      label.hidden = false;
      label.dataset.tone = mark.tone;
      if (label.textContent !== mark.words) label.textContent = mark.words;
      label.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
    });
    for (const label of this.#pool.slice(shown.length)) label.hidden = true;
  }

  #labelAt(position: number): HTMLElement {
    const known = this.#pool[position];
    if (known) return known;
    const label = document.createElement('span');
    label.className = 'mark-label';
    this.#pool.push(label);
    this.#layer?.append(label);
    return label;
  }
}
