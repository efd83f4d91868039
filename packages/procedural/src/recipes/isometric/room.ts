import type { Studio } from '../../compose/studio.ts';
import { mixHex } from '../../palette/color.ts';
import type { RandomStream } from '../../random/random-stream.ts';
import type { Layer, Shape } from '../../scene/layers.ts';
import { type Block, boxShapes, type Iso, type Item, plane, type Spot, shadowShape } from './iso.ts';
import type { MakeProp, RoomInks } from './prop.ts';
import { standSubject } from './standee.ts';
import type { Theme } from './themes.ts';

/** A room being furnished. */
export interface Room {
  readonly iso: Iso;
  readonly theme: Theme;
  readonly inks: RoomInks;
  readonly items: Item[];
  readonly shadows: string[];
  readonly random: RandomStream;
}

export function openRoom(studio: Studio, iso: Iso, theme: Theme, inks: RoomInks): Room {
  return { iso, theme, inks, items: [], shadows: [], random: studio.random('room') };
}

/** Puts a prop on a cell. */
export function furnish(room: Room, make: MakeProp, cell: Spot): void {
  const { height, shapes } = make(room.iso, cell, room.inks, room.random);
  room.items.push({ nearness: cell.x + cell.y + 1, shapes });
  if (height > 0) throwShadow(room, { ...cell, x: cell.x + 0.15, y: cell.y + 0.15, w: 0.7, d: 0.7, h: height });
}

export function throwShadow(room: Room, block: Block): void {
  room.shadows.push(shadowShape(room.iso, block).d);
}

/** The layers of a furnished room around its subject: what is behind it, itself, and what is in front. */
export function roomLayers(
  studio: Studio,
  room: Room,
  place: { readonly foot: Spot; readonly sizeUnits: number; readonly base: readonly Shape[]; readonly floor?: string },
): readonly Layer[] {
  const standee = standSubject(studio, room.iso, place.foot, place.sizeUnits, room.inks);
  const own = place.foot.x + place.foot.y;
  const sorted = [...room.items].sort((a, b) => a.nearness - b.nearness);
  const part = (id: string, name: string, depth: number, items: readonly Item[]): readonly Layer[] =>
    items.length === 0
      ? []
      : [{ id, name, slot: 'depth', kind: 'shapes', depth, shapes: items.flatMap(({ shapes }) => shapes) }];
  const shadows = [...room.shadows, standee.shadow].join('');
  return [
    { id: 'floor', name: 'Floor', slot: 'depth', kind: 'shapes', depth: 0.3, shapes: place.base },
    {
      id: 'shadows',
      name: 'Shadows',
      slot: 'light',
      kind: 'shapes',
      depth: 0.35,
      opacity: 0.26,
      shapes: [{ d: shadows, fill: { kind: 'solid', color: room.iso.dark } }],
      ...(place.floor === undefined ? {} : { clip: place.floor }),
    },
    ...part(
      'things-behind',
      'Things behind',
      0.45,
      sorted.filter(({ nearness }) => nearness <= own),
    ),
    {
      id: 'subject',
      name: studio.subject?.word ?? 'Ball',
      slot: 'subject',
      kind: 'shapes',
      depth: 0.7,
      shapes: standee.shapes,
    },
    ...part(
      'things-before',
      'Things before',
      0.8,
      sorted.filter(({ nearness }) => nearness > own),
    ),
  ];
}

/** A slab of ground: turf over soil, or water over sand. */
export function slabShapes(room: Room, size: number, thickness: number): readonly Shape[] {
  const { iso, inks, theme } = room;
  const top = theme.isWater ? inks.water : inks.land;
  const soil = mixHex(theme.isWater ? inks.land : inks.wood, inks.land, 0.3);
  const turf = thickness * 0.34;
  return [
    ...boxShapes(iso, { x: 0, y: 0, z: -thickness, w: size, d: size, h: thickness - turf }, soil),
    ...boxShapes(iso, { x: 0, y: 0, z: -turf, w: size, d: size, h: turf }, top),
    ...checks(iso, size, mixHex(mixHex(top, iso.light, 0.24), iso.light, 0.1)),
  ];
}

/** Every second cell a little lighter. */
function checks(iso: Iso, size: number, color: string): readonly Shape[] {
  const cells: Shape[] = [];
  for (let x = 0; x + 1 <= size; x += 1) {
    for (let y = x % 2; y + 1 <= size; y += 2) cells.push(plane(iso, square(x, y, 1), color));
  }
  return cells;
}

/** The four corners of a square on the floor. */
export function square(x: number, y: number, side: number): readonly Spot[] {
  return [
    { x, y, z: 0 },
    { x: x + side, y, z: 0 },
    { x: x + side, y: y + side, z: 0 },
    { x, y: y + side, z: 0 },
  ];
}
