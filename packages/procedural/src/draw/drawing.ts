import type { DrawingContext, DrawingTools } from './context.ts';
import type { PathDrawing } from './path-drawing.ts';

/** What every layer's drawing gets. */
export interface Drawing {
  readonly context: DrawingContext;
  readonly paths: PathDrawing;
  readonly tools: DrawingTools;
  readonly widthPx: number;
  readonly heightPx: number;
}
