import type { Studio } from '../../compose/studio.ts';
import { circlePath, linesPath } from '../../geometry/paths.ts';
import { mixHex } from '../../palette/color.ts';
import type { Box, Layer, Shape } from '../../scene/layers.ts';
import { boxShapes, type Iso, plane, project } from './iso.ts';
import { ripple, rock } from './nature-props.ts';
import { furnish, openRoom, type Room, roomLayers, slabShapes, square, throwShadow } from './room.ts';
import { roomInks, themeOf } from './themes.ts';
import { wallShapes } from './walls.ts';

const COS = Math.cos(Math.PI / 6);
/** Cells along a side of a platform. */
const CELLS = 6;
const SLAB = 0.7;

/** A platform floating on the sheet, a disc of light behind it. */
export function islandScene(studio: Studio, box: Box, ground: string): readonly Layer[] {
  const room = roomIn(studio, box, ground, { cells: CELLS, above: 2.1, below: SLAB });
  const [x, y] = project(room.iso, { x: CELLS / 2, y: CELLS / 2, z: 0.8 });
  const disc = mixHex(ground, studio.colors.accent, 0.3);
  fillCells(room, CELLS);
  return [
    {
      id: 'disc',
      name: 'Disc',
      slot: 'ornament',
      kind: 'shapes',
      depth: 0.1,
      shapes: [{ d: circlePath(x, y, room.iso.unitPx * CELLS * 0.68), fill: { kind: 'solid', color: disc } }],
    },
    ...furnished(studio, room, slabShapes(room, CELLS, SLAB)),
  ];
}

/** A room cut open: two walls behind the floor, painted as sky where the setting is outdoors. */
export function dioramaScene(studio: Studio, box: Box, ground: string): readonly Layer[] {
  const height = 3.4;
  const room = roomIn(studio, box, ground, { cells: CELLS, above: height, below: SLAB * 0.6 });
  fillCells(room, CELLS);
  return furnished(studio, room, [
    ...wallShapes(studio, room, { cells: CELLS, height }),
    ...slabShapes(room, CELLS, SLAB * 0.6),
  ]);
}

/** A world without edges: cells over the whole sheet, the subject on a square in the middle. */
export function endlessScene(studio: Studio, box: Box): readonly Layer[] {
  const { widthPx, heightPx } = studio;
  const theme = themeOf(studio);
  const inks = roomInks(studio, studio.colors.ground, theme);
  // Seventy cells fill a sheet richly; on long sheets they grow instead of becoming more.
  const rich = Math.max(studio.unitPx * 11, Math.sqrt((widthPx * heightPx) / 78));
  // The subject on its plinth is six units high and has to fit in.
  const unitPx = Math.max(studio.unitPx * 4, Math.min(rich, box.heightPx / 6.2));
  const iso: Iso = {
    ...lights(studio),
    unitPx,
    xPx: Math.round(box.xPx + box.widthPx / 2),
    yPx: Math.round(box.yPx + box.heightPx * 0.56),
  };
  const room = openRoom(studio, iso, theme, inks);
  const floor = mixHex(theme.isWater ? inks.water : inks.land, iso.light, 0.24);
  const base: Shape[] = [{ d: `M0 0H${widthPx}V${heightPx}H0z`, fill: { kind: 'solid', color: floor } }];
  const isCity = studio.brief.setting === 'city';
  const reach = Math.ceil((widthPx + heightPx) / unitPx / 1.4) + 3;
  for (let x = -reach; x <= reach; x += 1) {
    for (let y = -reach; y <= reach; y += 1) {
      const [px, py] = project(iso, { x: x + 0.5, y: y + 0.5, z: 0 });
      if (px < -unitPx || px > widthPx + unitPx || py < -unitPx || py > heightPx + unitPx * 3.2) continue;
      const isRoad = isCity && (mod(x, 4) === 2 || mod(y, 4) === 2);
      if (isRoad) base.push(plane(iso, square(x, y, 1), mixHex(inks.wood, floor, 0.35)));
      else if (mod(x + y, 2) === 0) base.push(plane(iso, square(x, y, 1), mixHex(floor, iso.light, 0.08)));
      if (isRoad || (Math.abs(x) <= 1 && Math.abs(y) <= 1)) continue;
      // Nothing tall stands right in front of the subject.
      const isBefore = x >= 0 && y >= 0 && x <= 3 && y <= 3;
      const make = room.random.pick(theme.props);
      const landmark = room.random.next() < 0.06 ? room.random.pick(theme.landmarks) : undefined;
      const chosen = isBefore ? (theme.isWater ? ripple : undefined) : (landmark ?? make);
      if (chosen !== undefined) furnish(room, chosen, { x, y, z: 0 });
    }
  }
  const plinth = { x: -1, y: -1, z: 0, w: 3, d: 3, h: 0.3 };
  throwShadow(room, plinth);
  return roomLayers(studio, room, {
    foot: { x: 0.5, y: 0.7, z: 0.3 },
    sizeUnits: 3.2,
    base: [...base, ...boxShapes(iso, plinth, inks.roof)],
  });
}

/** Steps leading up to the subject, bodies of the setting on them, cubes in the air. */
export function podiumScene(studio: Studio, box: Box, ground: string): readonly Layer[] {
  const room = roomIn(studio, box, ground, { cells: CELLS, above: 3.4, below: 0.7 });
  const { iso, inks } = room;
  const steps = [
    { side: CELLS, z: -0.5, h: 0.5, color: inks.land },
    { side: 4.2, z: 0, h: 0.6, color: inks.plant },
    { side: 2.8, z: 0.6, h: 0.6, color: inks.roof },
  ];
  const base = steps.flatMap(({ side, z, h, color }) => {
    const from = (CELLS - side) / 2;
    throwShadow(room, { x: from, y: from, z, w: side, d: side, h: h * 1.3 });
    return boxShapes(iso, { x: from, y: from, z, w: side, d: side, h }, color);
  });
  for (const cell of ledge()) {
    const isBack = cell.x === 0 || cell.y === 0;
    const make = isBack || room.random.next() < 0.25 ? room.random.pick(room.theme.props) : undefined;
    if (make !== undefined) furnish(room, make, { ...cell, z: 0 });
  }
  const cubes = [0, 1, 2, 3].flatMap((index) => {
    const side = room.random.between(0.24, 0.46);
    const spot = [
      { x: -0.6, y: 2 },
      { x: 2, y: -0.6 },
      { x: -1, y: 4.4 },
      { x: 4.2, y: -1 },
    ][index]!;
    return boxShapes(
      iso,
      { ...spot, z: room.random.between(1.6, 3), w: side, d: side, h: side },
      [inks.glow, inks.roof, inks.plant, inks.wall][index]!,
    );
  });
  return [
    { id: 'cubes', name: 'Cubes', slot: 'ornament', kind: 'shapes', depth: 0.2, shapes: cubes },
    ...roomLayers(studio, room, {
      foot: { x: CELLS / 2, y: CELLS / 2 + 0.2, z: 1.2 },
      sizeUnits: 3,
      base,
      floor: floorClip(iso),
    }),
  ];
}

/** The cells around the steps. */
function ledge(): readonly { readonly x: number; readonly y: number }[] {
  const last = CELLS - 1;
  const sides = Array.from({ length: last }, (_, at) => [
    { x: at, y: 0 },
    { x: last, y: at },
    { x: last - at, y: last },
    { x: 0, y: last - at },
  ]);
  return sides.flat();
}

function furnished(studio: Studio, room: Room, base: readonly Shape[]): readonly Layer[] {
  const middle = CELLS / 2;
  const plinth = { x: middle - 1, y: middle - 0.6, z: 0, w: 2, d: 1.4, h: 0.24 };
  throwShadow(room, plinth);
  const island: Shape[] = room.theme.isWater
    ? [...boxShapes(room.iso, { x: middle - 1.4, y: middle - 1.2, z: 0, w: 2.9, d: 2.6, h: 0.12 }, room.inks.land)]
    : [];
  return roomLayers(studio, room, {
    foot: { x: middle, y: middle + 0.2, z: 0.24 },
    sizeUnits: 2.9,
    base: [...base, ...island, ...boxShapes(room.iso, plinth, room.inks.roof)],
    floor: floorClip(room.iso),
  });
}

/** Landmarks in the far corners, props elsewhere, nothing tall before the subject. */
function fillCells(room: Room, cells: number): void {
  const { theme, random } = room;
  for (let x = 0; x < cells; x += 1) {
    for (let y = 0; y < cells; y += 1) {
      const isMiddle = Math.abs(x - cells / 2 + 0.5) < 1.6 && Math.abs(y - cells / 2 + 0.5) < 1.6;
      if (isMiddle) continue;
      const isBefore = x + y >= cells + 1;
      const isFar = x === 0 || y === 0;
      const isCorner = isFar && (x === cells - 1 || y === cells - 1 || x + y === 0);
      const along = theme.isIndoors && isFar && x + y > 0 ? theme.landmarks[y === 0 ? 0 : 1] : undefined;
      const make = along ?? (isCorner && !theme.isIndoors ? random.pick(theme.landmarks) : random.pick(theme.props));
      const low = theme.isWater ? ripple : random.next() < 0.3 && !theme.isIndoors ? rock : undefined;
      const chosen = isBefore && !theme.isIndoors ? (random.next() < 0.5 ? low : undefined) : make;
      if (chosen !== undefined) furnish(room, chosen, { x, y, z: 0 });
    }
  }
}

function roomIn(
  studio: Studio,
  box: Box,
  ground: string,
  size: { readonly cells: number; readonly above: number; readonly below: number },
): Room {
  const theme = themeOf(studio);
  const tall = size.cells + size.above + size.below;
  const unitPx = Math.max(1, Math.min(box.widthPx / (2 * size.cells * COS + 0.6), box.heightPx / tall));
  const slack = box.heightPx - tall * unitPx;
  const iso: Iso = {
    ...lights(studio),
    unitPx,
    xPx: Math.round(box.xPx + box.widthPx / 2),
    yPx: Math.round(box.yPx + slack / 2 + size.above * unitPx),
  };
  return openRoom(studio, iso, theme, roomInks(studio, ground, theme));
}

function lights({ colors }: Studio): Pick<Iso, 'light' | 'dark'> {
  const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  return { dark: mixHex(dark, '#000000', 0.15), light: mixHex(light, '#ffffff', 0.4) };
}

function floorClip(iso: Iso): string {
  return linesPath(
    square(0, 0, CELLS).map((corner) => project(iso, corner)),
    true,
  );
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}
