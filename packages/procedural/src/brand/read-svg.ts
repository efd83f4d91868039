import svgpath from 'svgpath';
import type { FlatDrawing, FlatShape } from '../scene/flat-drawing.ts';
import { pathBounds } from '../subjects/path-bounds.ts';
import { type SvgAttributes, SvgSyntaxError, svgEvents } from './svg-elements.ts';
import {
  colorOf,
  FIRST_PAINTING,
  inheritPainting,
  middleColor,
  type Painting,
  propertiesOf,
  readStyleSheet,
  type StyleSheet,
  share,
} from './svg-paint.ts';
import { enlargement, isTransform, shapePath, transformed } from './svg-shapes.ts';

/** What was read, or why nothing was, as the end of a sentence about the file. */
export type SvgReading =
  | { readonly ok: true; readonly drawing: FlatDrawing; readonly dropped: readonly string[] }
  | { readonly ok: false; readonly reason: string };

export const DRAWING_UNITS = 1000;
/** Larger than any logo that somebody drew; photographs traced into paths are. */
const LARGEST_SOURCE = 512 * 1024;
const MOST_ELEMENTS = 5000;
const DEEPEST = 64;
const MOST_SHAPES = 800;
const MOST_PATH_CHARACTERS = 300_000;
const LONGEST_STYLE = 20_000;
/** How often a gradient may point on to another one. */
const MOST_LINKS = 4;

const SHAPES = new Set(['path', 'rect', 'circle', 'ellipse', 'line', 'polygon', 'polyline']);
const GRADIENTS = new Set(['linearGradient', 'radialGradient']);
/** Elements whose content is walked but never drawn by itself. */
const DEFINITIONS = new Set(['defs', 'symbol', 'clipPath', 'mask', 'pattern', 'marker']);
const CONTAINERS = new Set(['svg', 'g', 'a', 'switch']);
/** Said of a file, so that its words can be told without a note. */
const SILENT = new Set(['title', 'desc', 'metadata', 'stop', 'style']);

/**
 * Reads an SVG file of unknown origin into flat shapes. Nothing of the file is ever run, fetched or expanded: only the
 * outlines of basic shapes, their flat colours and their transforms come through. A gradient becomes the colour in its
 * middle; scripts, pictures, texts, filters, clips and everything unknown are left out and named.
 */
export function readSvg(source: string): SvgReading {
  if (source.length > LARGEST_SOURCE) return { ok: false, reason: `it is larger than ${LARGEST_SOURCE / 1024} KB` };
  try {
    const definitions = readDefinitions(source);
    const { shapes, dropped } = readShapes(source, definitions);
    const drawing = normalise(shapes);
    return drawing === undefined
      ? { ok: false, reason: 'it has no shape that can be drawn' }
      : { ok: true, drawing, dropped };
  } catch (error) {
    if (error instanceof SvgSyntaxError) return { ok: false, reason: error.message };
    throw error;
  }
}

interface Definitions {
  readonly sheet: StyleSheet;
  /** Middle colour of each gradient by its id. */
  readonly gradients: ReadonlyMap<string, string>;
}

interface GradientDraft {
  readonly link: string | undefined;
  readonly stops: { readonly at: number; readonly color: string }[];
}

/** First walk: style sheets and gradients, which may stand behind their use. */
function readDefinitions(source: string): Definitions {
  const drafts = new Map<string, GradientDraft>();
  let styles = '';
  let isStyle = false;
  let open: GradientDraft | undefined;
  let elements = 0;
  for (const event of svgEvents(source)) {
    if (event.kind === 'text') {
      if (isStyle) styles = (styles + event.text.slice(0, LONGEST_STYLE)).slice(0, LONGEST_STYLE);
    } else if (event.kind === 'close') {
      if (event.name === 'style') isStyle = false;
      if (GRADIENTS.has(event.name)) open = undefined;
    } else {
      elements += 1;
      if (elements > MOST_ELEMENTS) throw new SvgSyntaxError(`it has more than ${MOST_ELEMENTS} elements`);
      if (event.name === 'style') isStyle = !event.isClosed;
      if (GRADIENTS.has(event.name)) {
        const draft = { link: linkOf(event.attributes), stops: [] };
        drafts.set(event.attributes.get('id') ?? '', draft);
        open = event.isClosed ? undefined : draft;
      }
      if (event.name === 'stop') open?.stops.push(stopOf(event.attributes));
    }
  }
  const gradients = new Map([...drafts.keys()].map((id) => [id, gradientColor(drafts, id)]));
  return { sheet: readStyleSheet(styles), gradients };
}

function linkOf(attributes: SvgAttributes): string | undefined {
  return /^#(.+)$/u.exec(attributes.get('href') ?? attributes.get('xlink:href') ?? '')?.[1];
}

function stopOf(attributes: SvgAttributes): { readonly at: number; readonly color: string } {
  const properties = propertiesOf(attributes, new Map());
  return {
    at: share(properties.get('offset') ?? '0'),
    color: colorOf(properties.get('stop-color') ?? '') ?? '#000000',
  };
}

function gradientColor(drafts: ReadonlyMap<string, GradientDraft>, id: string): string {
  let draft = drafts.get(id);
  for (let link = 0; link < MOST_LINKS && draft !== undefined && draft.stops.length === 0; link += 1) {
    draft = draft.link === undefined ? undefined : drafts.get(draft.link);
  }
  return middleColor(draft?.stops ?? []);
}

interface Frame {
  readonly name: string;
  readonly painting: Painting;
  /** Innermost first. */
  readonly transforms: readonly string[];
  readonly isDrawn: boolean;
}

/** Second walk: shapes with what they inherit. */
function readShapes(source: string, { sheet, gradients }: Definitions) {
  const shapes: FlatShape[] = [];
  const dropped = new Set<string>();
  const frames: Frame[] = [{ name: '', painting: FIRST_PAINTING, transforms: [], isDrawn: true }];
  let characters = 0;
  let hasRoot = false;
  for (const event of svgEvents(source)) {
    if (event.kind === 'text') continue;
    if (event.kind === 'close') {
      const at = frames.findLastIndex(({ name }) => name === event.name);
      if (at > 0) frames.length = at;
      continue;
    }
    if (!hasRoot && event.name !== 'svg') throw new SvgSyntaxError('it is not an SVG file');
    hasRoot = true;
    const parent = frames.at(-1)!;
    const frame = frameOf(parent, event.name, event.attributes, { sheet, gradients });
    if (parent.isDrawn && isDropped(event.name)) dropped.add(event.name);
    if (frame.isDrawn && SHAPES.has(event.name)) {
      const shape = shapeOf(event.name, event.attributes, frame);
      characters += shape?.d.length ?? 0;
      if (shape !== undefined) shapes.push(shape);
      if (shapes.length > MOST_SHAPES) throw new SvgSyntaxError(`it has more than ${MOST_SHAPES} shapes`);
      if (characters > MOST_PATH_CHARACTERS) throw new SvgSyntaxError('its outlines are too long for a logo');
    }
    if (event.isClosed) continue;
    frames.push(frame);
    if (frames.length > DEEPEST) throw new SvgSyntaxError(`it is nested more than ${DEEPEST} deep`);
  }
  return { shapes, dropped: [...dropped] };
}

function frameOf(parent: Frame, name: string, attributes: SvgAttributes, definitions: Definitions): Frame {
  const transform = attributes.get('transform');
  const isReadable = transform === undefined || isTransform(transform);
  return {
    name,
    painting: inheritPainting(parent.painting, propertiesOf(attributes, definitions.sheet), definitions.gradients),
    transforms: transform === undefined || !isReadable ? parent.transforms : [transform, ...parent.transforms],
    isDrawn: parent.isDrawn && isReadable && (CONTAINERS.has(name) || SHAPES.has(name)),
  };
}

function isDropped(name: string): boolean {
  return (
    !CONTAINERS.has(name) && !SHAPES.has(name) && !GRADIENTS.has(name) && !DEFINITIONS.has(name) && !SILENT.has(name)
  );
}

function shapeOf(name: string, attributes: SvgAttributes, { painting, transforms }: Frame): FlatShape | undefined {
  if (painting.isHidden || painting.opacity === 0) return undefined;
  const source = shapePath(name, attributes);
  if (source === undefined || source.length > MOST_PATH_CHARACTERS) return undefined;
  const d = transformed(source, transforms);
  if (d === undefined) return undefined;
  const hasFill = painting.fill !== 'none' && name !== 'line';
  const widthUnits = painting.strokeWidth * enlargement(transforms);
  const hasStroke = painting.stroke !== 'none' && widthUnits > 0;
  if (!hasFill && !hasStroke) return undefined;
  return {
    d,
    ...(hasFill ? { fill: painting.fill } : {}),
    ...(hasFill && painting.rule === 'evenodd' ? { rule: 'evenodd' as const } : {}),
    ...(hasStroke ? { stroke: { color: painting.stroke, widthUnits } } : {}),
    ...(painting.opacity < 1 ? { opacity: Math.round(painting.opacity * 1000) / 1000 } : {}),
  };
}

/** Moves the ink to the origin and scales it, so that rounding costs nothing and nobody needs the file's own units. */
function normalise(shapes: readonly FlatShape[]): FlatDrawing | undefined {
  if (shapes.length === 0) return undefined;
  const { left, top, right, bottom } = pathBounds(shapes.map(({ d }) => d));
  const side = Math.max(right - left, bottom - top);
  if (!(side > 0)) return undefined;
  const scale = DRAWING_UNITS / side;
  return {
    widthUnits: Math.max(1, Math.round((right - left) * scale)),
    heightUnits: Math.max(1, Math.round((bottom - top) * scale)),
    shapes: shapes.map((shape) => ({
      ...shape,
      d: svgpath(shape.d).translate(-left, -top).scale(scale).round(1).toString(),
      ...(shape.stroke === undefined
        ? {}
        : { stroke: { ...shape.stroke, widthUnits: Math.round(shape.stroke.widthUnits * scale * 10) / 10 } }),
    })),
  };
}
