import type { BoardItem } from '../document/item.ts';
import type { ItemLook, ShapeKind } from '../document/item-look.ts';
import { SHAPE_KINDS } from '../document/item-look.ts';
import type { NewItem } from '../document/place-items.ts';
import { type CanvasPoint, canvasPoint } from '../geometry/point.ts';
import { type Rect, rectBetween } from '../geometry/rect.ts';
import { lineBetween } from '../gestures/dragging-end.ts';
import type { PlacingTool } from '../gestures/tool-gesture.ts';
import { textStyleOf } from '../look/text-style.ts';

/** Sizes in canvas units of what is made by a click. */
const FRAME_SIZE = 640;
const SHAPE_SIZE = 160;
const NOTE_SIZE = 200;
/** A click makes nothing smaller than this many CSS pixels, else it could not be found on a board seen from afar. */
const LEAST_ON_SCREEN = 64;

/** Ink of a line while nobody has chosen one: it stands out by 3 to 1 and more on boards of both themes. */
const LINE_STROKE = '#7d766c';

/** Which fields of the chosen look each kind of new item takes. */
const LOOK_FIELDS: Readonly<
  Record<'frame' | 'shape' | 'line' | 'text' | 'note' | 'drawing', readonly (keyof ItemLook)[]>
> = {
  frame: [],
  shape: ['fill', 'stroke', 'strokeWidth', 'dash', 'cornerRadius', 'opacity'],
  line: ['stroke', 'strokeWidth', 'dash', 'opacity'],
  text: ['fontFamily', 'fontSize', 'fontWeight', 'textAlign', 'lineHeight', 'textColor', 'opacity'],
  note: ['fontFamily', 'fontWeight', 'textAlign'],
  drawing: ['stroke', 'strokeWidth', 'opacity'],
};

/** The fields of a chosen look that suit a kind of item. */
export function lookFor(kind: keyof typeof LOOK_FIELDS, look: ItemLook): ItemLook {
  const fields = LOOK_FIELDS[kind].flatMap((name) => (look[name] === undefined ? [] : [[name, look[name]] as const]));
  return Object.fromEntries(fields);
}

/** Whether a tool makes one of the shapes. */
export function isShapeTool(tool: string): tool is ShapeKind {
  return SHAPE_KINDS.some((shape) => shape === tool);
}

/** Whether a tool makes a line between two ends. */
export function isLineTool(tool: PlacingTool): boolean {
  return tool === 'line' || tool === 'arrow';
}

/** The item that a tool makes between two points of the board. */
export function itemBetween(options: {
  readonly tool: PlacingTool;
  readonly id: string;
  readonly from: CanvasPoint;
  readonly to: CanvasPoint;
  readonly look: ItemLook;
}): NewItem {
  const { tool, id, from, to, look } = options;
  const base = { id, status: 'ready' } as const;
  const rect = rectBetween(from, to);
  if (tool === 'frame') return { ...base, kind: 'frame', ...atLeastOne(rect) };
  if (tool === 'note') return { ...base, kind: 'note', ...atLeastOne(rect), ...lookFor('note', look) };
  if (tool === 'text') {
    const own = lookFor('text', look);
    return { ...base, kind: 'text', ...rect, ...textBox(own, rect.width), textFit: 'wrap', ...own };
  }
  if (!isLineTool(tool)) {
    return { ...base, kind: 'shape', shape: tool, ...atLeastOne(rect), ...lookFor('shape', look) };
  }
  const line = lineBetween(from, to);
  const flips = Object.fromEntries(Object.entries(line.look).filter(([, value]) => value !== undefined));
  return {
    ...base,
    kind: 'shape',
    shape: tool,
    ...line.place,
    ...flips,
    stroke: LINE_STROKE,
    ...lookFor('line', look),
  };
}

/** The item that a tool makes at a click, around the point; a text begins there. */
export function itemAtClick(options: {
  readonly tool: PlacingTool;
  readonly id: string;
  readonly at: CanvasPoint;
  readonly zoom: number;
  readonly look: ItemLook;
}): NewItem {
  const { tool, id, at, zoom, look } = options;
  if (tool === 'text') {
    const own = lookFor('text', look);
    const box = textBox(own, 0);
    const { x, y } = { x: at.x, y: at.y - box.height / 2 };
    return { id, status: 'ready', kind: 'text', x, y, ...box, textFit: 'grow', ...own };
  }
  const usual = tool === 'frame' ? FRAME_SIZE : tool === 'note' ? NOTE_SIZE : SHAPE_SIZE;
  const half = Math.ceil(Math.max(usual, LEAST_ON_SCREEN / zoom) / 2);
  const [x, y] = [Math.round(at.x), Math.round(at.y)];
  const rise = isLineTool(tool) ? 0 : half;
  return itemBetween({ tool, id, from: canvasPoint(x - half, y - rise), to: canvasPoint(x + half, y + rise), look });
}

/** As an item of the board, to be drawn while it is not yet there; in front of everything. */
export function asDraft(item: NewItem): BoardItem {
  return { rotation: 0, index: 'z', ...item };
}

/** One line of letters, and at least one letter wide. */
function textBox(look: ItemLook, width: number): { readonly width: number; readonly height: number } {
  const { size, lineHeight } = textStyleOf({ ...look, kind: 'text' } as BoardItem);
  return { width: Math.max(width, size), height: size * lineHeight };
}

function atLeastOne(rect: Rect): Rect {
  return { ...rect, width: Math.max(1, rect.width), height: Math.max(1, rect.height) };
}
