import type { Studio } from '../../compose/studio.ts';
import { captionSpec, joined } from '../../compose/type-block.ts';
import type { TextLayer } from '../../scene/layers.ts';
import { setText, type TextSpec } from '../../type/text-layer.ts';

/** Date and place at the top, the line below the title at the bottom, and the height each of them takes. */
export function captionRows(studio: Studio, ground: string) {
  const { widthPx, heightPx, marginPx, unitPx, texts } = studio;
  const width = widthPx - 2 * marginPx;
  const limit = heightPx * 0.13;
  const block = { backdrops: [ground], align: 'left' as const };
  const layers: TextLayer[] = [];
  const row = (spec: TextSpec, xPx: number, widthRoom: number, stick: 'top' | 'bottom'): TextLayer => {
    const yPx = stick === 'top' ? marginPx : heightPx - marginPx - limit;
    return setText(spec, { xPx, yPx, widthPx: widthRoom, heightPx: limit, stick });
  };
  const { date } = texts;
  const place = joined(texts.place, texts.price);
  const tagline = joined(texts.tagline, texts.attribution, texts['call-to-action']);
  if (date !== undefined) layers.push(row(captionSpec(studio, 'date', date, block), marginPx, width * 0.48, 'top'));
  if (place !== undefined) {
    const hasDate = date !== undefined;
    const spec = {
      ...captionSpec(studio, 'place', place, block),
      align: hasDate ? ('right' as const) : ('left' as const),
    };
    layers.push(row(spec, hasDate ? marginPx + width * 0.52 : marginPx, width * 0.48, 'top'));
  }
  const topPx = layers.length === 0 ? 0 : Math.max(...layers.map(({ box }) => box.heightPx)) + unitPx * 4.5;
  let bottomPx = 0;
  if (tagline !== undefined) {
    const layer = row(captionSpec(studio, 'tagline', tagline, block), marginPx, width, 'bottom');
    layers.push(layer);
    bottomPx = layer.box.heightPx + unitPx * 4;
  }
  return { layers, topPx, bottomPx };
}
