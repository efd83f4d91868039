import { sweptEdges } from '../draw/draw-long-shadow.ts';
import type { ContactShadow, EdgeLight, PlacedArt, SubjectLayer } from '../scene/layers.ts';
import { element, short } from './svg-element.ts';
import { blendStyle, fillOf, opacityOf, type SvgDefinitions, solid } from './svg-paint.ts';

/** Shadows, the art and the light on it, in the renderer's order. */
export function svgSubject(layer: SubjectLayer, definitions: SvgDefinitions): string {
  const { art, opacity } = layer;
  const style = blendStyle(layer.blend);
  const parts: string[] = [];
  if (layer.contactShadow !== undefined)
    parts.push(contactShadow(layer.contactShadow, definitions, { style, opacity: opacityOf(opacity) }));
  if (layer.longShadow !== undefined) {
    const d = sweptEdges(art, layer.longShadow)
      .map((corners) => `M${corners.map(([x, y]) => `${short(x)} ${short(y)}`).join('L')}z`)
      .join('');
    const clip = definitions.clip(layer.longShadow.clip);
    parts.push(
      element('path', {
        d,
        ...solid('fill', layer.longShadow.color),
        'clip-path': clip,
        opacity: opacityOf(opacity),
        style,
      }),
    );
  }
  const paths = art.paths.map(({ d, fill, rule, opacity: own }) =>
    element('path', {
      d,
      ...solid('fill', fill),
      'fill-rule': rule === 'evenodd' ? rule : undefined,
      opacity: opacityOf(opacity, own),
      style,
    }),
  );
  parts.push(element('g', { transform: placement(art) }, paths.join('')));
  if (layer.shade !== undefined) parts.push(edge(art, layer.shade, 180, definitions, opacity, style));
  if (layer.rim !== undefined) parts.push(edge(art, layer.rim, 0, definitions, opacity, style));
  return element('g', { id: layer.id, 'clip-path': definitions.clip(layer.clip) }, parts.join(''));
}

/** The transform that puts art units where the scene wants them. */
export function placement(art: PlacedArt): string {
  const [width, height] = [art.widthUnits * art.scale, art.heightUnits * art.scale];
  const turn = art.rotationDeg === 0 ? '' : `rotate(${short(art.rotationDeg)}) `;
  const scale = Math.round(art.scale * 1e6) / 1e6;
  return (
    `translate(${short(art.xPx + width / 2)} ${short(art.yPx + height / 2)}) ${turn}` +
    `scale(${art.isFlipped ? -scale : scale} ${scale}) translate(${short(-art.widthUnits / 2)} ${short(-art.heightUnits / 2)})`
  );
}

function contactShadow(
  shadow: ContactShadow,
  definitions: SvgDefinitions,
  look: { style: string | undefined; opacity: string | undefined },
): string {
  const { color, widthPx, heightPx, centerXPx, centerYPx } = shadow;
  const half = widthPx / 2;
  const paint = {
    kind: 'radial' as const,
    center: { xPx: 0, yPx: 0 },
    radiusPx: half,
    stops: [
      { at: 0, color },
      { at: 0.45, color: `${color.slice(0, 7)}99` },
      { at: 1, color: `${color.slice(0, 7)}00` },
    ],
  };
  return element('rect', {
    x: -half,
    y: -half,
    width: widthPx,
    height: widthPx,
    transform: `translate(${short(centerXPx)} ${short(centerYPx)}) scale(1 ${Math.round((heightPx / widthPx) * 1e4) / 1e4})`,
    ...fillOf(paint, definitions),
    ...look,
  });
}

/** A band along one side of the silhouette: the silhouette through a mask that leaves out its own moved copy. */
function edge(
  art: PlacedArt,
  light: EdgeLight,
  turnDeg: number,
  definitions: SvgDefinitions,
  opacity: number | undefined,
  style: string | undefined,
): string {
  const radians = ((light.angleDeg + turnDeg) * Math.PI) / 180;
  const [dx, dy] = [-Math.sin(radians) * light.widthPx, Math.cos(radians) * light.widthPx];
  const silhouette = (fill: string): string =>
    art.paths
      .map(({ d, rule }) => element('path', { d, fill, 'fill-rule': rule === 'evenodd' ? rule : undefined }))
      .join('');
  const content =
    element('g', { transform: placement(art) }, silhouette('#fff')) +
    element('g', { transform: `translate(${short(dx)} ${short(dy)}) ${placement(art)}` }, silhouette('#000'));
  const box = { x: '-50%', y: '-50%', width: '200%', height: '200%' };
  const mask = definitions.add('mask', { maskUnits: 'userSpaceOnUse', ...box }, content);
  return element('rect', {
    width: '100%',
    height: '100%',
    ...solid('fill', light.color),
    mask: `url(#${mask})`,
    opacity: opacityOf(opacity, light.opacity),
    style,
  });
}
