import type { Camera, CanvasPoint, Geometry, Rect, ScreenPoint, Viewport } from '@gesso/canvas-core';
import type { DrawnLook } from './drawn-look.ts';

/** What draws: the graphics processor by two interfaces, or the two-dimensional canvas where there is none. */
export type Backend = 'webgl' | 'webgpu' | 'canvas';

/** A picture handed to the renderer; only its maker knows what is behind it. */
export type Picture = { readonly widthPx: number; readonly heightPx: number };

/** One item as drawn: in place, with the best picture there is so far or as a calm area. */
export type DrawnItem = {
  readonly id: string;
  readonly geometry: Geometry;
  /** Place in the stack; greater is nearer to the viewer. */
  readonly depth: number;
  readonly picture: Picture | null;
  /** What is drawn instead of a picture; null for pictures, which are most of a large board. */
  readonly look: DrawnLook | null;
  /** 0 to 1. */
  readonly opacity: number;
  readonly isFlippedX: boolean;
  readonly isFlippedY: boolean;
  /** The part of the picture that is shown, in shares of it; null shows all. */
  readonly crop: Rect | null;
  /** Frames around the item that cut off what reaches over their edge, the nearest first. */
  readonly clips: readonly DrawnClip[];
};

/** A frame that cuts its children, and whether this child reaches over its edge. */
export type DrawnClip = {
  readonly frameId: string;
  readonly geometry: Geometry;
  readonly depth: number;
  readonly reachesOver: boolean;
};

/** Lines drawn over the items, in canvas units; their width stays the same at every zoom. */
export type Mark =
  | { readonly type: 'outline'; readonly corners: readonly CanvasPoint[]; readonly colour: MarkColour }
  /** An open line along what is no box: connectors, lines. */
  | { readonly type: 'path'; readonly points: readonly CanvasPoint[]; readonly colour: MarkColour }
  /** `corner` is square, `side` lies along its side, `end` is round: an end of a line, or where one would stick. */
  | {
      readonly type: 'handle';
      readonly shape: 'corner' | 'side' | 'end';
      readonly at: CanvasPoint;
      /** Degrees that the handle is turned by; a side's handle at 0 is level. */
      readonly rotation: number;
    }
  | { readonly type: 'marquee'; readonly corners: readonly CanvasPoint[] }
  | { readonly type: 'guide'; readonly from: CanvasPoint; readonly to: CanvasPoint; readonly hasCaps: boolean }
  /** What takes in or holds what is let go: a frame under dragged items, what a connector sticks to. */
  | { readonly type: 'target'; readonly corners: readonly CanvasPoint[] }
  /** The part of a picture that is kept, with its thirds; its handles are corners and bars along its edge. */
  | { readonly type: 'crop'; readonly corners: readonly CanvasPoint[]; readonly hasThirds: boolean }
  /** A line that fades: strengths of its points are 0 to 1. */
  | {
      readonly type: 'trail';
      readonly points: readonly (CanvasPoint & { readonly strength: number })[];
      /** One's own laser, the eraser, or another person's laser in their colour. */
      readonly colour: 'laser' | 'eraser' | number;
    };

/** `selection` and `hover` follow the theme; anything else is a peer's own colour as 0xRRGGBB. */
export type MarkColour = 'selection' | 'hover' | number;

/** Colours of the theme as 0xRRGGBB. */
export type BoardColours = {
  readonly board: number;
  readonly dot: number;
  readonly blank: number;
  readonly selection: number;
  /** The second colour of outlines: seen where the first one is not (WCAG 1.4.11). */
  readonly halo: number;
  readonly guide: number;
  readonly paper: number;
  readonly ink: number;
  readonly line: number;
};

/**
 * The drawing layer below the editor. Everything above it is ours and knows no library, so that the library can be
 * exchanged (see the decision record on the canvas).
 *
 * Calls only note what changed; nothing is drawn before `draw`.
 */
export interface BoardRenderer {
  readonly backend: Backend;
  readonly element: HTMLCanvasElement;
  resize(viewport: Viewport, pixelRatio: number): void;
  recolour(colours: BoardColours): void;
  /** Takes a decoded picture over; the renderer closes the bitmap with `discard`. */
  upload(bitmap: ImageBitmap): Picture;
  /** A part of a picture, in its pixels, as a picture of its own: tiles of a sheet, which cost one upload together. */
  cut(sheet: Picture, part: Rect): Picture;
  /** Gives a picture up; of a part only the part. */
  discard(picture: Picture): void;
  /** Shows an item, new or changed. */
  putItem(item: DrawnItem): void;
  /** Takes an item out of sight but may keep what it costs to show it again. */
  hideItem(id: string): void;
  /** Forgets an item. */
  removeItem(id: string): void;
  /** Called when something changed by itself (a font came, a text got sharp) and another frame is wanted. */
  onStale: () => void;
  /** The next drawings show only what touches a part of the board, for drawing that part again; null is everything. */
  cull(part: Rect | null): void;
  setCamera(camera: Camera): void;
  setMarks(marks: readonly Mark[]): void;
  /** The colour (`#rrggbb`) of what lies at a point of the view, without marks; spoils what is drawn until the next `draw`. */
  colourAt(point: ScreenPoint): string | null;
  /** Draws one frame. True while something still moves (a picture fading in), so another frame is wanted. */
  draw(nowMs: number): boolean;
  destroy(): void;
}
