import type { Blend, Paint } from '../scene/layers.ts';
import { element, type SvgAttributes } from './svg-element.ts';

/** Gradients, clips, masks and patterns of a drawing; equal ones are written once. */
export class SvgDefinitions {
  readonly #ids = new Map<string, string>();
  readonly #elements: string[] = [];

  /** Adds a definition and returns its id. */
  add(name: string, attributes: SvgAttributes, content: string): string {
    const key = element(name, attributes, content);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = `${name[0]}${this.#ids.size + 1}`;
    this.#ids.set(key, id);
    this.#elements.push(element(name, { id, ...attributes }, content));
    return id;
  }

  /** A clip to SVG path data, as an attribute value. */
  clip(d: string | undefined): string | undefined {
    return d === undefined ? undefined : `url(#${this.add('clipPath', {}, element('path', { d }))})`;
  }

  toString(): string {
    return this.#elements.length === 0 ? '' : element('defs', {}, this.#elements.join(''));
  }
}

/** `fill` and `fill-opacity` of a paint. */
export function fillOf(paint: Paint, definitions: SvgDefinitions): SvgAttributes {
  if (paint.kind === 'solid') return solid('fill', paint.color);
  const stops = paint.stops
    .map(({ at, color }) =>
      element('stop', { offset: String(Math.round(at * 1e4) / 1e4), ...solid('stop', color, 'stop-color') }),
    )
    .join('');
  const units = 'userSpaceOnUse';
  const id =
    paint.kind === 'linear'
      ? definitions.add(
          'linearGradient',
          { gradientUnits: units, x1: paint.from.xPx, y1: paint.from.yPx, x2: paint.to.xPx, y2: paint.to.yPx },
          stops,
        )
      : definitions.add(
          'radialGradient',
          { gradientUnits: units, cx: paint.center.xPx, cy: paint.center.yPx, r: paint.radiusPx },
          stops,
        );
  return { fill: `url(#${id})` };
}

/** A colour with its alpha apart, because not every reader knows `#rrggbbaa`. */
export function solid(kind: 'fill' | 'stroke' | 'stop', color: string, name: string = kind): SvgAttributes {
  const alpha = color.length > 7 ? Number.parseInt(color.slice(7, 9), 16) / 255 : 1;
  return {
    [name]: color.slice(0, 7),
    [`${kind}-opacity`]: alpha < 1 ? String(Math.round(alpha * 1e4) / 1e4) : undefined,
  };
}

/** The blend as a style; on each element, not on a group, whose clip would keep it from what is below. */
export function blendStyle(blend: Blend | undefined): string | undefined {
  return blend === undefined || blend === 'normal' ? undefined : `mix-blend-mode:${blend}`;
}

/** Opacity as an attribute, left out at 1. */
export function opacityOf(...shares: readonly (number | undefined)[]): string | undefined {
  const opacity = shares.reduce<number>((product, share) => product * (share ?? 1), 1);
  return opacity < 1 ? String(Math.round(opacity * 1e4) / 1e4) : undefined;
}
