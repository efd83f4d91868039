import { dotsOf } from '../draw/draw-dots.ts';
import type { DotsLayer, Layer, ShapesLayer, TextLayer } from '../scene/layers.ts';
import type { Scene } from '../scene/scene.ts';
import { element, escapeXml, short } from './svg-element.ts';
import { svgGrain } from './svg-grain.ts';
import { blendStyle, fillOf, opacityOf, SvgDefinitions, solid } from './svg-paint.ts';
import { svgSubject } from './svg-subject.ts';
import { svgText } from './svg-text.ts';

/** How a scene is written as SVG. */
export interface SvgOptions {
  /**
   * The outlines of a text as SVG elements in scene pixels. With them the file looks the same everywhere; without, text
   * stays text and needs its fonts.
   */
  readonly outlineText?: (layer: TextLayer) => string;
  /** What the file is called by readers that show a title. */
  readonly title?: string;
  /** RDF to put into `metadata`, well-formed. */
  readonly metadata?: string;
}

/**
 * Writes a scene as a self-contained SVG document of its own size: vector throughout, every layer a group with the
 * layer's id, and nothing fetched from outside. Only grain is an embedded picture.
 */
export function sceneToSvg(scene: Scene, options: SvgOptions = {}): string {
  const { widthPx, heightPx } = scene;
  const definitions = new SvgDefinitions();
  const layers = scene.layers.map((layer) => svgLayer(layer, scene, definitions, options)).join('\n');
  const credits = scene.credits.length === 0 ? '' : element('desc', {}, escapeXml(scene.credits.join(' ')));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    element(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        width: widthPx,
        height: heightPx,
        viewBox: `0 0 ${widthPx} ${heightPx}`,
        style: 'isolation:isolate',
      },
      [
        options.title === undefined ? '' : element('title', {}, escapeXml(options.title)),
        credits,
        options.metadata === undefined ? '' : element('metadata', {}, options.metadata),
        definitions.toString(),
        layers,
      ]
        .filter((part) => part !== '')
        .join('\n'),
    ),
    '',
  ].join('\n');
}

function svgLayer(layer: Layer, scene: Scene, definitions: SvgDefinitions, options: SvgOptions): string {
  switch (layer.kind) {
    case 'fill': {
      const size = { width: scene.widthPx, height: scene.heightPx };
      const look = { opacity: opacityOf(layer.opacity), style: blendStyle(layer.blend) };
      return element('rect', { id: layer.id, ...size, ...fillOf(layer.paint, definitions), ...look });
    }
    case 'shapes':
      return svgShapes(layer, definitions);
    case 'subject':
      return svgSubject(layer, definitions);
    case 'dots':
      return svgDots(layer, definitions);
    case 'grain':
      return svgGrain(layer, scene, definitions);
    case 'text': {
      const outlines = options.outlineText?.(layer);
      return outlines === undefined
        ? svgText(layer, definitions)
        : element('g', { id: layer.id, 'aria-label': layer.text }, outlines);
    }
    default:
      return layer satisfies never;
  }
}

function svgShapes(layer: ShapesLayer, definitions: SvgDefinitions): string {
  const style = blendStyle(layer.blend);
  const clip = definitions.clip(layer.clip);
  // A clipped group keeps blends inside itself, so with a blend every shape is clipped on its own.
  const own = style === undefined ? undefined : clip;
  const shapes = layer.shapes.map(({ d, fill, rule, stroke, opacity }) => {
    const line =
      stroke === undefined
        ? {}
        : {
            ...solid('stroke', stroke.color),
            'stroke-width': stroke.widthPx,
            'stroke-linecap': stroke.cap === 'round' ? 'round' : undefined,
            'stroke-linejoin': 'round',
          };
    return element('path', {
      d,
      ...(fill === undefined ? { fill: 'none' } : fillOf(fill, definitions)),
      'fill-rule': rule === 'evenodd' ? rule : undefined,
      ...line,
      opacity: opacityOf(layer.opacity, opacity),
      'clip-path': own,
      style,
    });
  });
  return element('g', { id: layer.id, 'clip-path': own === undefined ? clip : undefined }, shapes.join(''));
}

function svgDots(layer: DotsLayer, definitions: SvgDefinitions): string {
  const style = blendStyle(layer.blend);
  const clip = definitions.clip(layer.clip);
  const circles = dotsOf(layer).map(
    ({ x, y, radius }) => `<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius)}"/>`,
  );
  const look = { ...solid('fill', layer.color), style, opacity: opacityOf(layer.opacity) };
  return element('g', { id: layer.id, 'clip-path': clip, ...look }, circles.join(''));
}
