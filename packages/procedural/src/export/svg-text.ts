import type { InlineArt, LineRun, TextArc, TextLayer } from '../scene/layers.ts';
import { fontStack } from '../type/font-faces.ts';
import { element, escapeXml, short } from './svg-element.ts';
import { opacityOf, type SvgDefinitions, solid } from './svg-paint.ts';

/**
 * Text as text, to be edited in other programs. It looks right where the families are installed; each line is told its
 * width, so that another font at least keeps to its place.
 */
export function svgText(layer: TextLayer, definitions: SvgDefinitions): string {
  const { box, rotationDeg, arc } = layer;
  const centre = `${short(box.xPx + box.widthPx / 2)} ${short(box.yPx + box.heightPx / 2)}`;
  const type = {
    'font-family': fontStack(layer.family, layer.text, layer.locale),
    'font-size': layer.sizePx,
    'font-weight': layer.weight,
    'font-style': layer.style === 'italic' ? 'italic' : undefined,
    'letter-spacing': layer.trackingPx === 0 ? undefined : layer.trackingPx,
    direction: layer.direction,
    'xml:space': 'preserve',
    ...(layer.outlinePx === undefined
      ? solid('fill', layer.color)
      : { fill: 'none', ...solid('stroke', layer.color), 'stroke-width': layer.outlinePx, 'stroke-linejoin': 'round' }),
  };
  const content = arc === undefined ? straight(layer) : onArc(layer, arc, definitions);
  return element(
    'g',
    {
      id: layer.id,
      ...type,
      transform: rotationDeg ? `rotate(${short(rotationDeg)} ${centre})` : undefined,
      opacity: opacityOf(layer.opacity),
    },
    content,
  );
}

function straight({ lines, direction }: TextLayer): string {
  return lines
    .flatMap((line) => {
      const runs: readonly LineRun[] = line.runs ?? [{ text: line.text, offsetPx: 0, widthPx: line.widthPx }];
      return runs.map((run) => {
        const x = line.xPx + run.offsetPx;
        if (run.art !== undefined) return inlineArt(run.art, x, line.baselinePx);
        const start = direction === 'rtl' ? x + run.widthPx : x;
        return element(
          'text',
          { x: start, y: line.baselinePx, textLength: run.widthPx, lengthAdjust: 'spacingAndGlyphs' },
          escapeXml(run.text),
        );
      });
    })
    .join('');
}

function inlineArt({ paths, units, sidePx, risePx }: InlineArt, x: number, baseline: number): string {
  const scale = Math.round((sidePx / units) * 1e5) / 1e5;
  const drawn = paths.map(({ d, fill, rule, opacity }) =>
    element('path', {
      d,
      ...solid('fill', fill),
      stroke: 'none',
      'fill-rule': rule === 'evenodd' ? rule : undefined,
      opacity: opacityOf(opacity),
    }),
  );
  return element(
    'g',
    { transform: `translate(${short(x)} ${short(baseline - risePx)}) scale(${scale})` },
    drawn.join(''),
  );
}

function onArc(
  { lines }: TextLayer,
  { center, radiusPx, middleDeg, facing }: TextArc,
  definitions: SvgDefinitions,
): string {
  const at = (degrees: number): string => {
    const angle = (degrees * Math.PI) / 180;
    return `${short(center.xPx + radiusPx * Math.sin(angle))} ${short(center.yPx - radiusPx * Math.cos(angle))}`;
  };
  // From the far side, over the middle, back to the far side; the text is centred on it.
  const sweep = facing === 'outside' ? 1 : 0;
  const [from, to] = sweep === 1 ? [middleDeg - 179, middleDeg + 179] : [middleDeg + 179, middleDeg - 179];
  const r = short(radiusPx);
  const d = `M${at(from)}A${r} ${r} 0 0 ${sweep} ${at(middleDeg)}A${r} ${r} 0 0 ${sweep} ${at(to)}`;
  const id = definitions.add('path', { d }, '');
  return element(
    'text',
    { 'text-anchor': 'middle' },
    element('textPath', { href: `#${id}`, startOffset: '50%' }, escapeXml(lines[0]?.text ?? '')),
  );
}
