import type { Composition, Studio } from '../../compose/studio.ts';
import { type SetBlock, setTypeBlock } from '../../compose/type-block.ts';
import { circlePath, rectPath } from '../../geometry/paths.ts';
import { mixHex } from '../../palette/color.ts';
import type { Box, Layer, ShapesLayer } from '../../scene/layers.ts';
import { chooseInks, type Inks } from './inks.ts';
import { KEY_SCREEN_DEG, printersMarks, printSubject, SPOT_SCREEN_DEG, screen } from './plates.ts';

/**
 * A print of two inks on paper: flat areas in the bright ink, the drawing as a halftone in the dark one, the plates a
 * little out of register, where they overlap a third colour. Crops: a sun behind the subject, a sheet flooded with the
 * bright ink, a sheet split between the inks, and the plates pulled far apart.
 */
export function composeDuotone(studio: Studio): Composition {
  const inks = chooseInks(studio);
  const rooms = divide(studio);
  const ground = studio.crop === 1 ? inks.spot : inks.paper;
  const type = setTypeBlock(studio, rooms.type, {
    align: 'left',
    stick: rooms.stick,
    backdrops: [ground],
    titleColors: [inks.key, inks.paper],
    maxLines: studio.isWide ? 4 : 2,
  });
  const picture = pictureRoom(studio, rooms, type);
  return {
    layers: [
      {
        id: 'paper',
        name: 'Paper',
        slot: 'background',
        kind: 'fill',
        depth: 0,
        paint: { kind: 'solid', color: inks.paper },
      },
      ...PICTURES[studio.crop % PICTURES.length]!(studio, inks, picture),
      ...(studio.detail === 'draft' ? [] : [printersMarks(studio, inks, 'right')]),
      ...type.layers,
    ],
    notes: [],
    lightAngleDeg: 315,
  };
}

interface Rooms {
  readonly type: Box;
  readonly stick: 'top' | 'bottom';
  readonly inner: Box;
}

type Picture = (studio: Studio, inks: Inks, room: Box) => readonly Layer[];

const PICTURES: readonly Picture[] = [sunPicture, floodPicture, splitPicture, apartPicture];

function divide(studio: Studio): Rooms {
  const { widthPx, heightPx, marginPx, unitPx, isWide, crop } = studio;
  // The flooded sheet keeps a border of paper, so its type stands further in.
  const inset = marginPx + (crop === 1 ? unitPx * 4.5 : 0);
  const inner: Box = { xPx: inset, yPx: inset, widthPx: widthPx - 2 * inset, heightPx: heightPx - 2 * inset };
  const stick = crop === 1 || crop === 3 ? 'top' : 'bottom';
  if (isWide) {
    const widthOfType = inner.widthPx * 0.44;
    const xPx = crop === 2 ? inner.xPx + inner.widthPx - widthOfType : inner.xPx;
    return { type: { ...inner, xPx, widthPx: widthOfType }, stick, inner };
  }
  const tall = inner.heightPx * 0.36;
  const yPx = stick === 'top' ? inner.yPx : inner.yPx + inner.heightPx - tall;
  return { type: { ...inner, yPx, heightPx: tall }, stick, inner };
}

function pictureRoom(studio: Studio, { type, stick, inner }: Rooms, set: SetBlock): Box {
  if (set.layers.length === 0) return inner;
  const gap = studio.unitPx * 4;
  if (studio.isWide) {
    const widthPx = inner.widthPx - type.widthPx - gap * 1.5;
    return { ...inner, xPx: type.xPx === inner.xPx ? inner.xPx + inner.widthPx - widthPx : inner.xPx, widthPx };
  }
  const heightPx = inner.heightPx - set.box.heightPx - gap;
  return { ...inner, heightPx, yPx: stick === 'top' ? inner.yPx + inner.heightPx - heightPx : inner.yPx };
}

/** A sun in the bright ink; the subject in front of it in paper and key, its shadow a screen. */
function sunPicture(studio: Studio, inks: Inks, room: Box): readonly Layer[] {
  const { unitPx, subject } = studio;
  const side = Math.min(room.widthPx, room.heightPx);
  const [x, y] = [room.xPx + room.widthPx / 2, room.yPx + room.heightPx / 2];
  const sun = flat('sun', circlePath(x + unitPx * 3, y - unitPx, side * 0.46), inks.spot);
  const sky = screen(studio, {
    id: 'sky',
    box: room,
    color: inks.spot,
    angleDeg: SPOT_SCREEN_DEG,
    from: { xPx: room.xPx, yPx: y - side * 0.1 },
    to: { xPx: room.xPx, yPx: room.yPx + room.heightPx * 1.25 },
    fullRadius: 0.5,
  });
  if (subject === undefined) return [sky, sun, ...abstractPlate(studio, inks, room)];
  return [
    sky,
    sun,
    ...printSubject(studio, subject, {
      center: { xPx: x, yPx: y },
      widthPx: side * 0.9,
      heightPx: side * 0.84,
      flat: { tones: [inks.spot, mixHex(inks.spot, inks.paper, 0.5), inks.paper], main: inks.paper, under: inks.paper },
      key: inks.key,
      slip: { xPx: unitPx * 0.7, yPx: unitPx * 0.5 },
    }),
  ];
}

/** The sheet flooded with the bright ink up to a border of paper; the light of the subject is the paper itself. */
function floodPicture(studio: Studio, inks: Inks, room: Box): readonly Layer[] {
  const { widthPx, heightPx, marginPx, unitPx, subject } = studio;
  const field: Box = {
    xPx: marginPx,
    yPx: marginPx,
    widthPx: widthPx - 2 * marginPx,
    heightPx: heightPx - 2 * marginPx,
  };
  const flood = flat('flood', rectPath(field.xPx, field.yPx, field.widthPx, field.heightPx), inks.spot);
  const fall = screen(studio, {
    id: 'fall',
    box: { ...field, yPx: room.yPx, heightPx: field.yPx + field.heightPx - room.yPx },
    color: inks.key,
    angleDeg: KEY_SCREEN_DEG,
    from: { xPx: room.xPx, yPx: room.yPx + room.heightPx * 0.35 },
    to: { xPx: room.xPx, yPx: field.yPx + field.heightPx + room.heightPx * 0.1 },
    fullRadius: 0.6,
    clip: rectPath(field.xPx, room.yPx, field.widthPx, field.yPx + field.heightPx - room.yPx),
  });
  const columns =
    studio.isWide && studio.hasText
      ? { ...fall, box: room, clip: rectPath(room.xPx, room.yPx, room.widthPx, room.heightPx) }
      : fall;
  if (subject === undefined) return [flood, columns, ...abstractPlate(studio, inks, room)];
  return [
    flood,
    columns,
    ...printSubject(studio, subject, {
      center: { xPx: room.xPx + room.widthPx / 2, yPx: room.yPx + room.heightPx / 2 },
      widthPx: room.widthPx * 0.98,
      heightPx: room.heightPx * 0.94,
      flat: { tones: [inks.spot, inks.paper, inks.paper], main: inks.paper, under: inks.paper },
      key: inks.key,
      slip: { xPx: -unitPx * 0.8, yPx: unitPx * 0.6 },
    }),
  ];
}

/** One half in each ink; the subject stands on the seam and changes its inks there. */
function splitPicture(studio: Studio, inks: Inks, room: Box): readonly Layer[] {
  const { unitPx, subject } = studio;
  const half = room.widthPx / 2;
  const left = rectPath(room.xPx, room.yPx, half, room.heightPx);
  const right = rectPath(room.xPx + half, room.yPx, room.widthPx - half, room.heightPx);
  const halves: Layer[] = [flat('spot-half', left, inks.spot), flat('key-half', right, inks.key)];
  if (subject === undefined) return [...halves, ...abstractPlate(studio, inks, room)];
  const print = {
    center: { xPx: room.xPx + half, yPx: room.yPx + room.heightPx / 2 },
    widthPx: room.widthPx * 0.86,
    heightPx: room.heightPx * 0.84,
  };
  return [
    ...halves,
    ...printSubject(studio, subject, {
      ...print,
      flat: {
        tones: [mixHex(inks.spot, inks.paper, 0.4), inks.paper, inks.paper],
        main: inks.paper,
        under: inks.paper,
      },
      key: inks.key,
      slip: { xPx: unitPx * 0.6, yPx: unitPx * 0.6 },
      clip: left,
    }),
    ...printSubject(studio, subject, {
      ...print,
      flat: { tones: [mixHex(inks.spot, inks.key, 0.3), inks.spot, inks.spot], main: inks.spot, under: inks.spot },
      key: inks.key,
      slip: { xPx: unitPx * 0.6, yPx: unitPx * 0.6 },
      clip: right,
      suffix: '-right',
    }),
  ];
}

/** The bright plate pulled far to one side of the dark one: where they meet, the overprint. */
function apartPicture(studio: Studio, inks: Inks, room: Box): readonly Layer[] {
  const { unitPx, subject } = studio;
  const pull = Math.min(room.widthPx * 0.08, unitPx * 9);
  const band = screen(studio, {
    id: 'band',
    box: { ...room, yPx: room.yPx + room.heightPx * 0.5, heightPx: room.heightPx * 0.5 },
    color: inks.spot,
    angleDeg: SPOT_SCREEN_DEG,
    from: { xPx: room.xPx, yPx: room.yPx + room.heightPx * 0.5 },
    to: { xPx: room.xPx, yPx: room.yPx + room.heightPx * 1.1 },
    fullRadius: 0.66,
  });
  if (subject === undefined) return [band, ...abstractPlate(studio, inks, room)];
  return [
    band,
    ...printSubject(studio, subject, {
      center: { xPx: room.xPx + room.widthPx / 2 - pull / 2, yPx: room.yPx + room.heightPx / 2 },
      widthPx: room.widthPx * 0.98 - pull,
      heightPx: room.heightPx * 0.98,
      flat: { tones: [inks.spot, inks.spot], main: inks.spot, under: inks.spot },
      key: inks.key,
      slip: { xPx: pull, yPx: -unitPx * 1.2 },
    }),
  ];
}

/** Without a subject: overlapping figures, one a plate of its own. */
function abstractPlate(studio: Studio, inks: Inks, room: Box): readonly Layer[] {
  const random = studio.random('plate');
  const side = Math.min(room.widthPx, room.heightPx);
  const x = room.xPx + room.widthPx * random.between(0.34, 0.46);
  const y = room.yPx + room.heightPx * random.between(0.5, 0.6);
  const radius = side * 0.36;
  const disc = (centerX: number, centerY: number, r: number, id: string, color: string, angleDeg: number) =>
    screen(studio, {
      id,
      box: { xPx: centerX - r, yPx: centerY - r, widthPx: 2 * r, heightPx: 2 * r },
      color,
      angleDeg,
      from: { xPx: centerX - r * 1.2, yPx: centerY - r * 1.2 },
      to: { xPx: centerX + r * 0.7, yPx: centerY + r * 0.7 },
      fullRadius: 0.72,
      clip: circlePath(centerX, centerY, r),
    });
  return [
    flat('figure', circlePath(x + radius * 0.9, y - radius * 0.35, radius * 0.85), mixHex(inks.paper, inks.spot, 0.8)),
    disc(x, y, radius, 'figure-key', inks.key, KEY_SCREEN_DEG),
  ];
}

function flat(id: string, d: string, color: string): ShapesLayer {
  return {
    id,
    name: 'Flat ink',
    slot: 'depth',
    kind: 'shapes',
    depth: 0.2,
    shapes: [{ d, fill: { kind: 'solid', color } }],
  };
}
