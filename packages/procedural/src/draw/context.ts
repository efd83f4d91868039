/**
 * The part of Canvas 2D that drawing needs. The browser's `CanvasRenderingContext2D` and Skia's context both have it;
 * written out here because this package has neither the DOM's types nor any native package.
 */
export interface DrawingContext {
  globalAlpha: number;
  globalCompositeOperation: string;
  fillStyle: string | object;
  strokeStyle: string | object;
  lineWidth: number;
  lineCap: string;
  lineJoin: string;
  lineDashOffset: number;
  font: string;
  letterSpacing: string;
  textAlign: string;
  textBaseline: string;
  fontKerning: string;
  direction: string;
  /** Of Skia's context: how heavy variable faces are. A browser takes that from `font`. */
  fontVariationSettings?: string;
  save(): void;
  restore(): void;
  translate(x: number, y: number): void;
  rotate(angle: number): void;
  scale(x: number, y: number): void;
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void;
  setLineDash(lengths: number[]): void;
  beginPath(): void;
  rect(x: number, y: number, width: number, height: number): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
  quadraticCurveTo(x1: number, y1: number, x: number, y: number): void;
  closePath(): void;
  arc(x: number, y: number, radius: number, start: number, end: number): void;
  ellipse(x: number, y: number, radiusX: number, radiusY: number, turn: number, start: number, end: number): void;
  fill(...pathAndRule: never[]): void;
  stroke(...path: never[]): void;
  clip(...pathAndRule: never[]): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  clearRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  strokeText(text: string, x: number, y: number): void;
  measureText(text: string): { readonly width: number };
  drawImage(image: never, x: number, y: number, width?: number, height?: number): void;
  createLinearGradient(x0: number, y0: number, x1: number, y1: number): DrawingGradient;
  createRadialGradient(x0: number, y0: number, r0: number, x1: number, y1: number, r1: number): DrawingGradient;
  createImageData(width: number, height: number): { readonly data: { [index: number]: number } };
  putImageData(image: never, x: number, y: number): void;
}

export interface DrawingGradient {
  addColorStop(at: number, color: string): void;
}

/** An off-screen surface to prepare a shadow or a tile on. */
export interface DrawingCanvas {
  /** Setting a side clears the surface and gives the memory of a larger one back. */
  width: number;
  height: number;
  getContext(kind: '2d'): unknown;
}

/** What the edge lends to drawing. */
export interface DrawingTools {
  /** `document.createElement('canvas')` or `OffscreenCanvas` in the browser, Skia's `createCanvas` on the server. */
  readonly createCanvas: (widthPx: number, heightPx: number) => DrawingCanvas;
  /** `(d) => new Path2D(d)`. Optional: without it paths are traced command by command, with the same result. */
  readonly createPath?: (d: string) => object;
}
