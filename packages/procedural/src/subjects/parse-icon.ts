import svgpath from 'svgpath';
import { pathBounds } from './path-bounds.ts';
import type { ArtBounds, ArtPath } from './subject-art.ts';

/** What a drawn icon consists of once everything but filled paths is resolved. */
export interface ParsedIcon {
  readonly paths: readonly ArtPath[];
  readonly bounds: ArtBounds;
}

const TOKEN = /<(\/?)(g|path|circle|ellipse|rect)\b([^>]*?)(\/?)>/gu;
/** Markup these icons hold beside plain shapes; an icon with any of it is refused rather than drawn wrong. */
const UNSUPPORTED = /<(use|defs|clipPath|filter|linearGradient|radialGradient|mask|symbol)\b/u;

interface Inherited {
  readonly fill: string;
  readonly rule: 'nonzero' | 'evenodd';
  readonly opacity: number;
}

/**
 * Reads the body of an Iconify icon into filled paths. A small reader is enough because the sets are known, local
 * files of groups and plain shapes; it never meets markup of strangers.
 *
 * @param currentColor - `#rrggbb` that stands for `currentColor` and for shapes without a fill.
 * @returns `undefined` when the icon uses gradients, clips or filters, or has nothing filled.
 */
export function parseIcon(body: string, currentColor: string): ParsedIcon | undefined {
  if (UNSUPPORTED.test(body)) return undefined;
  const groups: Inherited[] = [{ fill: currentColor, rule: 'nonzero', opacity: 1 }];
  const paths: ArtPath[] = [];
  for (const [, closing, tag, source, selfClosing] of body.matchAll(TOKEN)) {
    if (closing === '/') {
      if (tag === 'g') groups.pop();
      continue;
    }
    const attributes = readAttributes(source ?? '');
    const inherited = inherit(groups.at(-1) ?? groups[0]!, attributes, currentColor);
    if (tag === 'g') {
      if (selfClosing !== '/') groups.push(inherited);
      continue;
    }
    const d = shapePath(tag ?? '', attributes);
    if (d === undefined || inherited.fill === 'none') continue;
    paths.push({
      d: roundPath(d, attributes.get('transform')),
      fill: inherited.fill,
      ...(inherited.rule === 'evenodd' ? { rule: inherited.rule } : {}),
      ...(inherited.opacity < 1 ? { opacity: inherited.opacity } : {}),
    });
  }
  return paths.length === 0 ? undefined : { paths, bounds: pathBounds(paths.map(({ d }) => d)) };
}

function readAttributes(source: string): ReadonlyMap<string, string> {
  return new Map([...source.matchAll(/([\w-]+)="([^"]*)"/gu)].map(([, name, value]) => [name ?? '', value ?? '']));
}

function inherit(parent: Inherited, attributes: ReadonlyMap<string, string>, currentColor: string): Inherited {
  const own = attributes.get('fill');
  const rule = attributes.get('fill-rule');
  return {
    fill: own === undefined ? parent.fill : own === 'currentColor' ? currentColor : expandHex(own),
    rule: rule === 'evenodd' || rule === 'nonzero' ? rule : parent.rule,
    opacity: parent.opacity * Number(attributes.get('opacity') ?? attributes.get('fill-opacity') ?? 1),
  };
}

/** The sets write colours as `#rgb`, `#rrggbb` or, rarely, by name; other names become mid grey. */
function expandHex(color: string): string {
  if (/^#[\da-f]{6}$/iu.test(color) || color === 'none') return color.toLowerCase();
  if (/^#[\da-f]{3}$/iu.test(color))
    return `#${[...color.slice(1)].map((digit) => digit + digit).join('')}`.toLowerCase();
  return { white: '#ffffff', black: '#000000', red: '#ff0000' }[color] ?? '#808080';
}

function shapePath(tag: string, attributes: ReadonlyMap<string, string>): string | undefined {
  const read = (name: string): number => Number(attributes.get(name) ?? 0);
  if (tag === 'path') return attributes.get('d');
  if (tag === 'circle') return ellipsePath(read('cx'), read('cy'), read('r'), read('r'));
  if (tag === 'ellipse') return ellipsePath(read('cx'), read('cy'), read('rx'), read('ry'));
  if (tag === 'rect') return `M${read('x')} ${read('y')}h${read('width')}v${read('height')}h${-read('width')}z`;
  return undefined;
}

function ellipsePath(cx: number, cy: number, rx: number, ry: number): string {
  return `M${cx - rx} ${cy}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`;
}

function roundPath(d: string, transform: string | undefined): string {
  const path = svgpath(d);
  return (transform === undefined ? path : path.transform(transform)).round(3).toString();
}
