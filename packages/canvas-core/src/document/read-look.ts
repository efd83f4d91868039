import type { Rect } from '../geometry/rect.ts';
import {
  type ConnectorEnd,
  type ExportPreset,
  FONT_WEIGHTS,
  type ItemLook,
  LINE_DASHES,
  LINE_HEADS,
  SHAPE_KINDS,
  TEXT_ALIGNMENTS,
  TEXT_FITS,
} from './item-look.ts';

/** A line of ten thousand points is a page of handwriting; more comes from a broken client. */
const MAX_POINT_NUMBERS = 30_000;
const MAX_STROKE = 1_000;
const MAX_FONT_SIZE = 10_000;
const MAX_NAME = 100;
/** As many files as one item is ever exported to at once. */
const MAX_PRESETS = 20;
const COLOUR = /^#(?:[0-9a-f]{6}|[0-9a-f]{8})$/i;

/** How each field of a look is read. What cannot be understood is left out, so that the item stays usable. */
export const LOOK_READERS: { readonly [Name in keyof ItemLook]-?: (value: unknown) => ItemLook[Name] } = {
  shape: (value) => oneOf(SHAPE_KINDS, value),
  fill: colour,
  stroke: colour,
  strokeWidth: (value) => within(value, 0, MAX_STROKE),
  dash: (value) => oneOf(LINE_DASHES, value),
  headFrom: (value) => oneOf(LINE_HEADS, value),
  headTo: (value) => oneOf(LINE_HEADS, value),
  cornerRadius: (value) => within(value, 0, MAX_FONT_SIZE),
  opacity: (value) => within(value, 0, 1),
  fontFamily: name,
  fontSize: (value) => within(value, 1, MAX_FONT_SIZE),
  fontWeight: (value) => oneOf(FONT_WEIGHTS, value),
  textAlign: (value) => oneOf(TEXT_ALIGNMENTS, value),
  lineHeight: (value) => within(value, 0.5, 4),
  textFit: (value) => oneOf(TEXT_FITS, value),
  textColor: colour,
  points,
  from: connectorEnd,
  to: connectorEnd,
  crop,
  isFlippedX: flag,
  isFlippedY: flag,
  isLocked: flag,
  isHidden: flag,
  showsOverflow: flag,
  exportPresets: presets,
};

function oneOf<Value>(known: readonly Value[], value: unknown): Value | undefined {
  return known.find((candidate) => candidate === value);
}

function within(value: unknown, least: number, most: number): number | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  return Math.min(most, Math.max(least, value));
}

function colour(value: unknown): string | undefined {
  return typeof value === 'string' && COLOUR.test(value) ? value.toLowerCase() : undefined;
}

function name(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= MAX_NAME ? value : undefined;
}

function flag(value: unknown): true | undefined {
  return value === true ? true : undefined;
}

function points(value: unknown): readonly number[] | undefined {
  if (!Array.isArray(value) || value.length < 6 || value.length > MAX_POINT_NUMBERS || value.length % 3 !== 0) {
    return undefined;
  }
  return value.every((number) => typeof number === 'number' && Number.isFinite(number)) ? value : undefined;
}

function connectorEnd(value: unknown): ConnectorEnd | undefined {
  if (!isRecord(value)) return undefined;
  const [x, y] = [within(value.x, -1e7, 1e7), within(value.y, -1e7, 1e7)];
  if (x === undefined || y === undefined) return undefined;
  const itemId = name(value.itemId);
  return itemId === undefined ? { x, y } : { itemId, x, y };
}

function crop(value: unknown): Rect | undefined {
  if (!isRecord(value)) return undefined;
  const [x, y] = [within(value.x, 0, 1), within(value.y, 0, 1)];
  const [width, height] = [within(value.width, 0, 1), within(value.height, 0, 1)];
  if (x === undefined || y === undefined || !width || !height) return undefined;
  return { x, y, width: Math.min(width, 1 - x), height: Math.min(height, 1 - y) };
}

function presets(value: unknown): readonly ExportPreset[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const read = value.slice(0, MAX_PRESETS).flatMap((entry) => preset(entry) ?? []);
  return read.length > 0 ? read : undefined;
}

function preset(value: unknown): ExportPreset | undefined {
  if (!isRecord(value)) return undefined;
  const format = oneOf(['png', 'jpg', 'webp', 'svg', 'pdf'] as const, value.format);
  const scale = within(value.scale, 0.1, 8);
  if (format === undefined || scale === undefined) return undefined;
  return { format, scale, suffix: typeof value.suffix === 'string' ? value.suffix.slice(0, MAX_NAME) : '' };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
