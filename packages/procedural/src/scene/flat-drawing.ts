/** A drawing of flat shapes, moved to the origin and scaled so that its longer side is 1000. */
export interface FlatDrawing {
  readonly widthUnits: number;
  readonly heightUnits: number;
  readonly shapes: readonly FlatShape[];
}

export interface FlatShape {
  readonly d: string;
  /** `#rrggbb`. */
  readonly fill?: string;
  readonly rule?: 'evenodd';
  readonly stroke?: { readonly color: string; readonly widthUnits: number };
  readonly opacity?: number;
}
