import { formatHex, modeHsl, modeRgb, parse, useMode } from 'culori/fn';
import { mixHex } from '../palette/color.ts';
import type { SvgAttributes } from './svg-elements.ts';

useMode(modeRgb);
useMode(modeHsl);

/** How shapes are painted unless they say otherwise. */
export interface Painting {
  readonly fill: string;
  readonly stroke: string;
  readonly strokeWidth: number;
  readonly rule: 'nonzero' | 'evenodd';
  readonly opacity: number;
  readonly isHidden: boolean;
}

export const FIRST_PAINTING: Painting = {
  fill: '#000000',
  stroke: 'none',
  strokeWidth: 1,
  rule: 'nonzero',
  opacity: 1,
  isHidden: false,
};

/** The properties that are looked at, from attributes, `style` and classes alike. */
const PROPERTIES = new Set(
  'fill stroke stroke-width fill-rule opacity fill-opacity stroke-opacity display visibility stop-color stop-opacity color offset'.split(
    ' ',
  ),
);
const MOST_RULES = 500;

/** Declarations by class name, out of a `<style>` element. */
export type StyleSheet = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Reads rules of single classes (`.a,.b{fill:#123456}`), which is what drawing programs write; others are passed over. */
export function readStyleSheet(text: string): StyleSheet {
  const sheet = new Map<string, Map<string, string>>();
  for (const [, selectors = '', body = ''] of text.matchAll(/([^{}]{1,400})\{([^{}]{0,2000})\}/gu)) {
    for (const selector of selectors.split(',')) {
      const name = /^\s*(?:\w+)?\.([\w-]+)\s*$/u.exec(selector)?.[1];
      if (name === undefined || sheet.size >= MOST_RULES) continue;
      sheet.set(name, new Map([...(sheet.get(name) ?? []), ...declarations(body)]));
    }
  }
  return sheet;
}

/** All properties of an element: attributes, then classes, then `style`, the last one winning. */
export function propertiesOf(attributes: SvgAttributes, sheet: StyleSheet): ReadonlyMap<string, string> {
  const properties = new Map<string, string>();
  for (const [name, value] of attributes) if (PROPERTIES.has(name)) properties.set(name, value.trim());
  for (const name of (attributes.get('class') ?? '').split(/\s+/u)) {
    for (const [property, value] of sheet.get(name) ?? []) properties.set(property, value);
  }
  for (const [property, value] of declarations(attributes.get('style') ?? '')) properties.set(property, value);
  return properties;
}

function declarations(text: string): readonly (readonly [string, string])[] {
  return text
    .split(';')
    .map((part) => {
      const colon = part.indexOf(':');
      return [
        part.slice(0, colon).trim().toLowerCase(),
        part
          .slice(colon + 1)
          .replace(/!important/iu, '')
          .trim(),
      ] as const;
    })
    .filter(([name]) => PROPERTIES.has(name));
}

/** How an element paints, given its parent and the colours of the gradients. */
export function inheritPainting(
  parent: Painting,
  properties: ReadonlyMap<string, string>,
  gradients: ReadonlyMap<string, string>,
): Painting {
  const rule = properties.get('fill-rule');
  return {
    fill: paint(properties.get('fill'), parent.fill, gradients),
    stroke: paint(properties.get('stroke'), parent.stroke, gradients),
    strokeWidth: lengthOf(properties.get('stroke-width'), parent.strokeWidth),
    rule: rule === 'evenodd' || rule === 'nonzero' ? rule : parent.rule,
    opacity: parent.opacity * share(properties.get('opacity')) * share(properties.get('fill-opacity')),
    isHidden:
      parent.isHidden ||
      properties.get('display') === 'none' ||
      /^(hidden|collapse)$/u.test(properties.get('visibility') ?? ''),
  };
}

function paint(value: string | undefined, inherited: string, gradients: ReadonlyMap<string, string>): string {
  if (value === undefined || value === 'inherit') return inherited;
  if (value === 'none' || value === 'transparent') return 'none';
  if (value.toLowerCase() === 'currentcolor') return '#000000';
  const reference = /^url\(\s*['"]?#([^'")\s]+)['"]?\s*\)/u.exec(value)?.[1];
  if (reference !== undefined) return gradients.get(reference) ?? 'none';
  return colorOf(value) ?? inherited;
}

/** `#rrggbb` of a CSS colour, `undefined` when it is none. */
export function colorOf(value: string): string | undefined {
  if (value.length > 64) return undefined;
  const color = parse(value);
  return color === undefined ? undefined : formatHex(color);
}

/** The colour half-way along a gradient's stops: flat art keeps its weight, and needs no gradient. */
export function middleColor(stops: readonly { readonly at: number; readonly color: string }[]): string {
  const sorted = [...stops].sort((a, b) => a.at - b.at);
  const next = sorted.find(({ at }) => at >= 0.5) ?? sorted.at(-1);
  const last = sorted.findLast(({ at }) => at <= 0.5) ?? sorted[0];
  if (next === undefined || last === undefined) return '#808080';
  return next.at === last.at ? next.color : mixHex(last.color, next.color, (0.5 - last.at) / (next.at - last.at));
}

/** A number or percentage between 0 and 1. */
export function share(value: string | undefined): number {
  if (value === undefined) return 1;
  const number = Number.parseFloat(value) / (value.trim().endsWith('%') ? 100 : 1);
  return Number.isFinite(number) ? Math.min(1, Math.max(0, number)) : 1;
}

function lengthOf(value: string | undefined, inherited: number): number {
  const number = Number.parseFloat(value ?? '');
  return Number.isFinite(number) && number >= 0 && number < 1e5 ? number : inherited;
}
