import type { ArtPath } from '../subjects/subject-art.ts';

/** One layer of a scene. `id` is unique in the scene and stable across edits; `name` is shown to people. */
export type Layer = FillLayer | ShapesLayer | SubjectLayer | DotsLayer | GrainLayer | TextLayer;

/** What a layer is for; editing, animation and export select by it. */
export type LayerSlot = 'background' | 'depth' | 'subject' | 'ornament' | 'type' | 'light' | 'texture';

export type Blend = 'normal' | 'multiply' | 'screen' | 'overlay' | 'soft-light';

export interface LayerBase {
  readonly id: string;
  readonly name: string;
  readonly slot: LayerSlot;
  /** 0–1; 1 when left out. */
  readonly opacity?: number;
  /** `normal` when left out. */
  readonly blend?: Blend;
  /** 0 is the far background, 1 the nearest thing; parallax moves layers by it. */
  readonly depth: number;
}

/** One paint over the whole canvas: backgrounds, glows, fog, vignettes. */
export interface FillLayer extends LayerBase {
  readonly kind: 'fill';
  readonly paint: Paint;
}

/** Vector shapes, drawn in order. */
export interface ShapesLayer extends LayerBase {
  readonly kind: 'shapes';
  readonly shapes: readonly Shape[];
  /** SVG path the shapes are cut to. */
  readonly clip?: string;
}

export interface Shape {
  /** SVG path data in scene pixels. */
  readonly d: string;
  readonly fill?: Paint;
  /** Which insides are filled where contours overlap; `nonzero` when left out. */
  readonly rule?: 'nonzero' | 'evenodd';
  readonly stroke?: Stroke;
  readonly opacity?: number;
}

export interface Stroke {
  readonly color: string;
  readonly widthPx: number;
  readonly cap?: 'butt' | 'round';
}

/** The drawing a design is about, with its own paths so that it can be drawn without any icon index. */
export interface SubjectLayer extends LayerBase {
  readonly kind: 'subject';
  /** What it shows: `fox`, `coffee`. */
  readonly subject: string;
  readonly art: PlacedArt;
  /** Shadow that runs along a direction until it is cut off. */
  readonly longShadow?: LongShadow;
  /** Soft ellipse under the feet. */
  readonly contactShadow?: ContactShadow;
  /** Darkens the side away from the light, inside the silhouette. */
  readonly shade?: EdgeLight;
  /** Lights the edge towards the light, inside the silhouette. */
  readonly rim?: EdgeLight;
  /** SVG path the drawing and its shadows are cut to. */
  readonly clip?: string;
}

export interface PlacedArt {
  readonly paths: readonly ArtPath[];
  /** Size of the art's own coordinate space. */
  readonly widthUnits: number;
  readonly heightUnits: number;
  readonly xPx: number;
  readonly yPx: number;
  /** Scene pixels per art unit. */
  readonly scale: number;
  /** Clockwise about the centre of the art. */
  readonly rotationDeg: number;
  readonly isFlipped: boolean;
}

export interface LongShadow {
  readonly color: string;
  /** Direction it falls to, degrees clockwise from the top. */
  readonly angleDeg: number;
  readonly lengthPx: number;
  /** SVG path the shadow alone is cut to. */
  readonly clip?: string;
}

export interface ContactShadow {
  readonly color: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly centerXPx: number;
  readonly centerYPx: number;
}

export interface EdgeLight {
  readonly color: string;
  /** Where the light stands, degrees clockwise from the top. */
  readonly angleDeg: number;
  /** How deep the band reaches into the silhouette. */
  readonly widthPx: number;
  readonly opacity: number;
}

/** A halftone field: round dots on a turned grid, growing from nothing at `from` to full at `to`. */
export interface DotsLayer extends LayerBase {
  readonly kind: 'dots';
  readonly box: Box;
  readonly cellPx: number;
  readonly angleDeg: number;
  readonly color: string;
  readonly from: Point;
  readonly to: Point;
  /** Largest radius as a share of the cell; above 0.71 dots merge. */
  readonly fullRadius: number;
  readonly clip?: string;
  /** A drawing whose darkness scales the dots: full under black, none under white and outside of it. */
  readonly art?: PlacedArt;
}

/** Film grain from a seeded, tiled noise. */
export interface GrainLayer extends LayerBase {
  readonly kind: 'grain';
  readonly seed: number;
  /** 0–1, the strength of the overlay. */
  readonly amount: number;
}

/** Real text. `lines` is its typesetting; `box` holds all ink of all lines, before rotation. */
export interface TextLayer extends LayerBase {
  readonly kind: 'text';
  readonly role: TextRole;
  readonly text: string;
  readonly lines: readonly TextLine[];
  readonly family: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  readonly sizePx: number;
  /** Extra space after every glyph. */
  readonly trackingPx: number;
  readonly color: string;
  /** Flat colour the text stands on; where a picture is behind, the least favourable one. */
  readonly backdrop: string;
  readonly box: Box;
  /** Clockwise about the centre of the box. */
  readonly rotationDeg?: number;
  /** Set on a circle instead of on lines. */
  readonly arc?: TextArc;
  /** Draws the outline of the glyphs instead of filling them. */
  readonly outlinePx?: number;
  /** To which end of its room a line is set that is drawn narrower than it was measured; `left` when left out. */
  readonly align?: 'left' | 'center' | 'right';
  /** How the text is read; from left to right when left out. */
  readonly direction?: 'rtl';
  /** Whose forms of Han characters are drawn; read from the text when left out. */
  readonly locale?: 'ja' | 'ko' | 'zh';
}

export type TextRole =
  | 'title'
  | 'tagline'
  | 'date'
  | 'place'
  | 'price'
  | 'call-to-action'
  | 'attribution'
  | 'caption'
  | 'ornament';

/** A set line, starting at its left end. Width includes kerning and tracking between glyphs. */
export interface TextLine {
  readonly text: string;
  readonly xPx: number;
  readonly baselinePx: number;
  readonly widthPx: number;
  /** Only where the line has emoji: its parts from left to right. What draws a line draws these instead. */
  readonly runs?: readonly LineRun[];
}

/** A part of a line: type, or an emoji as a drawing. */
export interface LineRun {
  readonly text: string;
  /** From the left end of the line. */
  readonly offsetPx: number;
  readonly widthPx: number;
  readonly art?: InlineArt;
}

/** A drawing that stands in a line like a letter; square, its top left corner is given from the run's own. */
export interface InlineArt {
  readonly paths: readonly ArtPath[];
  /** Size of the art's own coordinate space, in both directions. */
  readonly units: number;
  readonly sidePx: number;
  /** From the baseline up to its top. */
  readonly risePx: number;
}

/** The baseline circle of an arc text; the text is centred on `middleDeg` (clockwise from the top). */
export interface TextArc {
  readonly center: Point;
  readonly radiusPx: number;
  readonly middleDeg: number;
  /** `outside`: tops point away from the centre. `inside`: tops point to it, read along the bottom. */
  readonly facing: 'outside' | 'inside';
}

export type Paint = SolidPaint | LinearPaint | RadialPaint;

export interface SolidPaint {
  readonly kind: 'solid';
  readonly color: string;
}

export interface LinearPaint {
  readonly kind: 'linear';
  readonly from: Point;
  readonly to: Point;
  readonly stops: readonly ColorStop[];
}

export interface RadialPaint {
  readonly kind: 'radial';
  readonly center: Point;
  readonly radiusPx: number;
  readonly stops: readonly ColorStop[];
}

export interface ColorStop {
  /** 0–1 along the gradient. */
  readonly at: number;
  readonly color: string;
}

export interface Point {
  readonly xPx: number;
  readonly yPx: number;
}

export interface Box {
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}
