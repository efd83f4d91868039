import { groundFill } from '../../compose/ground-fill.ts';
import type { Studio } from '../../compose/studio.ts';
import { linesPath, rectPath } from '../../geometry/paths.ts';
import { contrastRatio, mixHex } from '../../palette/color.ts';
import type { Box, Layer, ShapesLayer } from '../../scene/layers.ts';
import { setDate } from './date-block.ts';
import { setFacts, setTitle } from './facts.ts';
import { flyerColors, stageLayers } from './stage.ts';

/** A ticket on a sheet of colour, its stub torn along a perforation: date on the stub, the rest on the ticket. */
export function composeTicket(studio: Studio): readonly Layer[] {
  const { colors, unitPx, widthPx, heightPx, marginPx, isWide } = studio;
  const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  const ground =
    [colors.primary, colors.accent, colors.secondary].find((tone) => contrastRatio(tone, light) > 1.7) ?? dark;
  const palette = flyerColors(studio, light);
  const inset = marginPx * 0.9;
  const ticket: Box = { xPx: inset, yPx: inset, widthPx: widthPx - 2 * inset, heightPx: heightPx - 2 * inset };
  const stubShare = isWide ? 0.3 : 0.28;
  const cut = isWide ? ticket.xPx + ticket.widthPx * (1 - stubShare) : ticket.yPx + ticket.heightPx * (1 - stubShare);
  const notch = unitPx * 4;
  const pad = unitPx * 6;
  const main: Box = isWide
    ? {
        xPx: ticket.xPx + pad,
        yPx: ticket.yPx + pad,
        widthPx: cut - ticket.xPx - 2 * pad,
        heightPx: ticket.heightPx - 2 * pad,
      }
    : {
        xPx: ticket.xPx + pad,
        yPx: ticket.yPx + pad,
        widthPx: ticket.widthPx - 2 * pad,
        heightPx: cut - ticket.yPx - 2 * pad,
      };
  const stub: Box = isWide
    ? {
        xPx: cut + pad,
        yPx: ticket.yPx + pad,
        widthPx: ticket.xPx + ticket.widthPx - cut - 2 * pad,
        heightPx: ticket.heightPx - 2 * pad,
      }
    : {
        xPx: ticket.xPx + pad,
        yPx: cut + pad * 0.8,
        widthPx: ticket.widthPx - 2 * pad,
        heightPx: ticket.yPx + ticket.heightPx - cut - pad * 1.6,
      };
  const barsPx = isWide ? stub.heightPx * 0.2 : stub.widthPx * 0.3;
  const dateRoom: Box = isWide
    ? { ...stub, heightPx: stub.heightPx - barsPx - unitPx * 4 }
    : { ...stub, widthPx: stub.widthPx - barsPx - unitPx * 5 };
  const bars: Box = isWide
    ? { ...stub, yPx: stub.yPx + stub.heightPx - barsPx, heightPx: barsPx }
    : { ...stub, xPx: stub.xPx + stub.widthPx - barsPx, widthPx: barsPx };
  const columnPx = isWide ? main.widthPx * 0.6 : main.widthPx;
  const title = setTitle(
    studio,
    { ...main, widthPx: columnPx, heightPx: main.heightPx * (isWide ? 0.52 : 0.3), stick: 'top' },
    { backdrops: [light], colors: [dark], maxLines: 3 },
  );
  const titlePx = title?.box.heightPx ?? 0;
  const factsRoom: Box = isWide
    ? {
        ...main,
        widthPx: columnPx,
        yPx: main.yPx + titlePx + unitPx * 4,
        heightPx: main.heightPx - titlePx - unitPx * 4,
      }
    : { ...main, yPx: main.yPx + main.heightPx * 0.78, heightPx: main.heightPx * 0.22 };
  const facts = setFacts(studio, factsRoom, { backdrop: light, button: dark, stick: 'bottom' });
  const top = main.yPx + titlePx + (titlePx > 0 ? unitPx * 4 : 0);
  const picture: Box = isWide
    ? { ...main, xPx: main.xPx + columnPx + pad, widthPx: main.widthPx - columnPx - pad }
    : {
        ...main,
        yPx: top,
        heightPx: main.yPx + main.heightPx - facts.heightPx - (facts.heightPx > 0 ? unitPx * 4 : 0) - top,
      };
  return [
    groundFill(ground),
    {
      id: 'ticket',
      name: 'Ticket',
      slot: 'depth',
      kind: 'shapes',
      depth: 0.2,
      shapes: [
        { d: ticketPath(ticket, cut, notch, isWide), fill: { kind: 'solid', color: light } },
        { d: perforation(ticket, cut, notch, unitPx, isWide), fill: { kind: 'solid', color: ground } },
      ],
    },
    ...stageLayers(studio, studio.hasText ? picture : main, palette),
    barcode(studio, bars, mixHex(dark, light, 0.06), isWide),
    ...(title === undefined ? [] : [title]),
    ...facts.layers,
    ...setDate(studio, dateRoom, {
      backdrop: light,
      colors: [ground, dark],
      align: isWide ? 'center' : 'left',
      stick: 'middle',
    }),
  ];
}

/** A box with a half circle bitten out of both ends of the perforation. */
function ticketPath(
  { xPx: x, yPx: y, widthPx: w, heightPx: h }: Box,
  cut: number,
  notch: number,
  isWide: boolean,
): string {
  const n = (value: number): number => Math.round(value * 10) / 10;
  const bite = (toX: number, toY: number): string => `A${n(notch)} ${n(notch)} 0 0 0 ${n(toX)} ${n(toY)}`;
  if (isWide) {
    return `M${n(x)} ${n(y)}H${n(cut - notch)}${bite(cut + notch, y)}H${n(x + w)}V${n(y + h)}H${n(cut + notch)}${bite(cut - notch, y + h)}H${n(x)}z`;
  }
  return `M${n(x)} ${n(y)}H${n(x + w)}V${n(cut - notch)}${bite(x + w, cut + notch)}V${n(y + h)}H${n(x)}V${n(cut + notch)}${bite(x, cut - notch)}z`;
}

function perforation(ticket: Box, cut: number, notch: number, unitPx: number, isWide: boolean): string {
  const [start, length] = isWide ? [ticket.yPx, ticket.heightPx] : [ticket.xPx, ticket.widthPx];
  const count = Math.max(6, Math.floor((length - notch * 3) / (unitPx * 2.6)));
  const [dash, thick] = [((length - notch * 3) / count) * 0.5, Math.max(1, unitPx * 0.4)];
  return Array.from({ length: count }, (_, index) => {
    const at = start + notch * 1.5 + ((length - notch * 3) * index) / count;
    return isWide ? rectPath(cut - thick / 2, at, thick, dash) : rectPath(at, cut - thick / 2, dash, thick);
  }).join('');
}

/** Bars of a code that means nothing; what it would mean is the button. */
function barcode(studio: Studio, box: Box, color: string, isUpright: boolean): ShapesLayer {
  const random = studio.random('barcode');
  const length = isUpright ? box.widthPx : box.heightPx;
  const module = Math.max(1, length / 46);
  const bars: string[] = [];
  let at = 0;
  // Each bar takes at least two modules, so the loop ends after 23.
  while (at < length - module * 3) {
    const thick = module * random.pick([1, 1, 2, 3]);
    const [x, y] = isUpright ? [box.xPx + at, box.yPx] : [box.xPx, box.yPx + at];
    bars.push(isUpright ? rectPath(x, y, thick, box.heightPx) : rectPath(x, y, box.widthPx, thick));
    at += thick + module * random.pick([1, 1, 2]);
  }
  return {
    id: 'barcode',
    name: 'Barcode',
    slot: 'ornament',
    kind: 'shapes',
    depth: 0.5,
    shapes: [{ d: bars.join('') || linesPath([[box.xPx, box.yPx]]), fill: { kind: 'solid', color } }],
  };
}
