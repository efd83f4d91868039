import { type Camera, type CanvasPoint, toScreen } from '@gesso/canvas-core';
import { Container, Graphics } from 'pixi.js';
import type { BoardColours, Mark, MarkColour } from '../board-renderer.ts';

const OUTLINE_PX = 1.5;
const HALO_PX = 3.5;
const HANDLE_PX = 8;

/** Outlines, handles, marquee and guides, drawn in CSS pixels so that they look the same at every zoom. */
export class MarkLayer {
  readonly view = new Container({ eventMode: 'none', interactiveChildren: false });
  readonly #graphics = new Graphics({ eventMode: 'none' });
  #marks: readonly Mark[] = [];
  #camera: Camera = { x: 0, y: 0, zoom: 1 };
  #colours: BoardColours | null = null;
  #isStale = true;

  constructor() {
    this.view.addChild(this.#graphics);
  }

  recolour(colours: BoardColours): void {
    this.#colours = colours;
    this.#isStale = true;
  }

  follow(camera: Camera): void {
    if (camera === this.#camera) return;
    this.#camera = camera;
    this.#isStale = this.#isStale || this.#marks.length > 0;
  }

  show(marks: readonly Mark[]): void {
    if (marks.length === 0 && this.#marks.length === 0) return;
    this.#marks = marks;
    this.#isStale = true;
  }

  /** Rebuilds the lines when marks, camera or colours changed. */
  redraw(): void {
    if (!this.#isStale || !this.#colours) return;
    this.#isStale = false;
    this.#graphics.clear();
    for (const mark of this.#marks) this.#draw(mark, this.#colours);
  }

  #draw(mark: Mark, colours: BoardColours): void {
    switch (mark.type) {
      case 'outline': {
        const points = closed(mark.corners.map((corner) => this.#place(corner)));
        if (mark.colour !== 'hover') {
          this.#graphics.poly(points).stroke({ width: HALO_PX, color: colours.halo, alpha: 0.9 });
        }
        this.#graphics.poly(points).stroke({ width: OUTLINE_PX, color: colourOf(mark.colour, colours) });
        return;
      }
      case 'handle':
        this.#drawHandle(mark.at, mark.rotation, colours);
        return;
      case 'marquee': {
        const points = closed(mark.corners.map((corner) => this.#place(corner)));
        this.#graphics
          .poly(points)
          .fill({ color: colours.selection, alpha: 0.08 })
          .stroke({ width: 1, color: colours.selection });
        return;
      }
      case 'guide': {
        const [fromX, fromY] = this.#place(mark.from);
        const [toX, toY] = this.#place(mark.to);
        this.#graphics.moveTo(fromX, fromY).lineTo(toX, toY).stroke({ width: 1, color: colours.guide });
      }
    }
  }

  #drawHandle(at: CanvasPoint, rotation: number, colours: BoardColours): void {
    const [x, y] = this.#place(at);
    const radians = (rotation * Math.PI) / 180;
    const across = { x: (HANDLE_PX / 2) * Math.cos(radians), y: (HANDLE_PX / 2) * Math.sin(radians) };
    const points = closed([
      [x - across.x + across.y, y - across.y - across.x],
      [x + across.x + across.y, y + across.y - across.x],
      [x + across.x - across.y, y + across.y + across.x],
      [x - across.x - across.y, y - across.y + across.x],
    ]);
    this.#graphics.poly(points).fill({ color: 0xffffff }).stroke({ width: OUTLINE_PX, color: colours.selection });
  }

  #place(point: CanvasPoint): readonly [number, number] {
    const { x, y } = toScreen(this.#camera, point);
    return [x, y];
  }
}

/** Flat coordinates of a closed line. Pixi's canvas back end leaves the last side undrawn, so the first corner comes twice. */
function closed(corners: readonly (readonly [number, number])[]): number[] {
  return [...corners, ...corners.slice(0, 1)].flat();
}

function colourOf(colour: MarkColour, colours: BoardColours): number {
  return typeof colour === 'number' ? colour : colours.selection;
}
