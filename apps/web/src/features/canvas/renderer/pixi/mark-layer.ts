import { type Camera, type CanvasPoint, toScreen } from '@gesso/canvas-core';
import { Container, Graphics } from 'pixi.js';
import type { BoardColours, Mark, MarkColour } from '../board-renderer.ts';
import { drawCrop } from './draw-crop.ts';
import { closed, rectangleAround } from './mark-points.ts';

const OUTLINE_PX = 1.5;
const HALO_PX = 3.5;
const HANDLE_PX = 8;
/** A side's handle: long enough to be told from a corner, thin enough to leave the picture's edge to the eye. */
const SIDE_PX = { along: 14, across: 5 };
const END_RADIUS_PX = 4.5;
const CAP_PX = 4;
const LASER_PX = 4;
const ERASER_PX = 6;

/** Outlines, handles, marquee, guides and trails, drawn in CSS pixels so that they look the same at every zoom. */
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
    const graphics = this.#graphics;
    switch (mark.type) {
      case 'outline':
      case 'path': {
        const points = mark.type === 'path' ? mark.points.flatMap(this.#place) : this.#closed(mark.corners);
        const isClosed = mark.type === 'outline';
        // The second colour carries the line over pictures of the first one.
        if (mark.colour !== 'hover') {
          graphics.poly(points, isClosed).stroke({ width: HALO_PX, color: colours.halo, alpha: 0.9 });
        }
        graphics.poly(points, isClosed).stroke({ width: OUTLINE_PX, color: colourOf(mark.colour, colours) });
        return;
      }
      case 'handle':
        this.#drawHandle(mark, colours);
        return;
      case 'marquee':
        graphics
          .poly(this.#closed(mark.corners))
          .fill({ color: colours.selection, alpha: 0.08 })
          .stroke({ width: 1, color: colours.selection });
        return;
      case 'target':
        graphics
          .poly(this.#closed(mark.corners))
          .fill({ color: colours.selection, alpha: 0.06 })
          .stroke({ width: 4.5, color: colours.halo, alpha: 0.9 });
        graphics.poly(this.#closed(mark.corners)).stroke({ width: 2.5, color: colours.selection });
        return;
      case 'guide':
        this.#drawGuide(mark, colours);
        return;
      case 'crop':
        drawCrop(graphics, mark.corners.map(this.#place), { hasThirds: mark.hasThirds, colours });
        return;
      case 'trail':
        this.#drawTrail(mark, colours);
    }
  }

  #drawHandle(mark: Extract<Mark, { type: 'handle' }>, colours: BoardColours): void {
    const [x, y] = this.#place(mark.at);
    const stroke = { width: OUTLINE_PX, color: colours.selection };
    if (mark.shape === 'end') {
      this.#graphics.circle(x, y, END_RADIUS_PX).fill({ color: 0xffffff }).stroke(stroke);
      return;
    }
    const [width, height] = mark.shape === 'side' ? [SIDE_PX.along, SIDE_PX.across] : [HANDLE_PX, HANDLE_PX];
    this.#graphics
      .poly(rectangleAround({ x, y, width, height, rotation: mark.rotation }))
      .fill({ color: 0xffffff })
      .stroke(stroke);
  }

  #drawGuide({ from, to, hasCaps }: Extract<Mark, { type: 'guide' }>, colours: BoardColours): void {
    const [fromX, fromY] = this.#place(from);
    const [toX, toY] = this.#place(to);
    const stroke = { width: 1, color: colours.guide };
    this.#graphics.moveTo(fromX, fromY).lineTo(toX, toY).stroke(stroke);
    if (!hasCaps) return;
    const [acrossX, acrossY] = fromX === toX ? [CAP_PX, 0] : [0, CAP_PX];
    for (const [x, y] of [this.#place(from), this.#place(to)]) {
      this.#graphics
        .moveTo(x - acrossX, y - acrossY)
        .lineTo(x + acrossX, y + acrossY)
        .stroke(stroke);
    }
  }

  /** Each piece is as wide and as strong as it still shines. */
  #drawTrail({ points, colour }: Extract<Mark, { type: 'trail' }>, colours: BoardColours): void {
    const width = colour === 'eraser' ? ERASER_PX : LASER_PX;
    const color = typeof colour === 'number' ? colour : colour === 'laser' ? colours.guide : colours.dot;
    points.forEach((point, position) => {
      const before = points[position - 1];
      if (!before || point.strength <= 0) return;
      this.#graphics
        .moveTo(...this.#place(before))
        .lineTo(...this.#place(point))
        .stroke({ width: width * point.strength, color, alpha: point.strength, cap: 'round' });
    });
  }

  #closed(corners: readonly CanvasPoint[]): number[] {
    return closed(corners.map(this.#place));
  }

  readonly #place = (point: CanvasPoint): [number, number] => {
    const { x, y } = toScreen(this.#camera, point);
    return [x, y];
  };
}

function colourOf(colour: MarkColour, colours: BoardColours): number {
  return typeof colour === 'number' ? colour : colours.selection;
}
