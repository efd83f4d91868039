import type { Studio } from '../../compose/studio.ts';
import { mixHex } from '../../palette/color.ts';
import type { Shape } from '../../scene/layers.ts';
import { type Iso, plane, type Spot } from './iso.ts';
import type { Room } from './room.ts';

/** The two walls behind a floor: papered with a window and a picture indoors, painted as a sky outdoors. */
export function wallShapes(
  studio: Studio,
  room: Room,
  { cells: end, height }: { readonly cells: number; readonly height: number },
): readonly Shape[] {
  const { iso, theme, inks } = room;
  const { colors } = studio;
  const isNight = studio.brief.timeOfDay === 'night' || studio.brief.setting === 'space';
  const sky = isNight ? mixHex(colors.primary, iso.dark, 0.6) : mixHex(colors.primary, iso.light, 0.6);
  const paint = theme.isIndoors ? mixHex(inks.wall, colors.accent, 0.2) : sky;
  const left: readonly Spot[] = [
    { x: 0, y: 0, z: 0 },
    { x: 0, y: end, z: 0 },
    { x: 0, y: end, z: height },
    { x: 0, y: 0, z: height },
  ];
  const right: readonly Spot[] = [
    { x: 0, y: 0, z: 0 },
    { x: end, y: 0, z: 0 },
    { x: end, y: 0, z: height },
    { x: 0, y: 0, z: height },
  ];
  const thick = 0.22;
  const rim = mixHex(paint, iso.light, 0.35);
  const rims = [
    plane(
      iso,
      [
        { x: 0, y: 0, z: height },
        { x: 0, y: end, z: height },
        { x: -thick, y: end, z: height },
        { x: -thick, y: -thick, z: height },
      ],
      rim,
    ),
    plane(
      iso,
      [
        { x: 0, y: 0, z: height },
        { x: end, y: 0, z: height },
        { x: end, y: -thick, z: height },
        { x: -thick, y: -thick, z: height },
      ],
      rim,
    ),
    plane(
      iso,
      [
        { x: 0, y: end, z: -0.4 },
        { x: -thick, y: end, z: -0.4 },
        { x: -thick, y: end, z: height },
        { x: 0, y: end, z: height },
      ],
      mixHex(paint, iso.light, 0.1),
    ),
    plane(
      iso,
      [
        { x: end, y: 0, z: -0.4 },
        { x: end, y: -thick, z: -0.4 },
        { x: end, y: -thick, z: height },
        { x: end, y: 0, z: height },
      ],
      mixHex(paint, iso.dark, 0.35),
    ),
  ];
  const walls = [plane(iso, left, mixHex(paint, iso.dark, 0.18)), plane(iso, right, paint)];
  return [...rims, ...walls, ...(theme.isIndoors ? indoorWall(iso, inks) : outdoorWall(iso, inks, isNight, room))];
}

/** A window on one wall and a framed picture on the other. */
function indoorWall(iso: Iso, inks: Room['inks']): readonly Shape[] {
  const pane = (from: number, to: number, low: number, high: number, color: string): Shape =>
    plane(
      iso,
      [
        { x: from, y: 0, z: low },
        { x: to, y: 0, z: low },
        { x: to, y: 0, z: high },
        { x: from, y: 0, z: high },
      ],
      color,
    );
  const frame = (from: number, to: number, low: number, high: number, color: string): Shape =>
    plane(
      iso,
      [
        { x: 0, y: from, z: low },
        { x: 0, y: to, z: low },
        { x: 0, y: to, z: high },
        { x: 0, y: from, z: high },
      ],
      color,
    );
  return [
    pane(3.3, 5.3, 1.25, 2.9, inks.wood),
    pane(3.42, 4.24, 1.37, 2.78, inks.water),
    pane(4.36, 5.18, 1.37, 2.78, inks.water),
    frame(3.2, 4.6, 1.5, 2.8, inks.wood),
    frame(3.3, 4.5, 1.6, 2.7, inks.glow),
    frame(3.6, 4.2, 1.6, 2.2, inks.roof),
  ];
}

/** Sun or moon on one wall, clouds or stars on both. */
function outdoorWall(iso: Iso, inks: Room['inks'], isNight: boolean, { random }: Room): readonly Shape[] {
  const disc = Array.from({ length: 28 }, (_, index) => {
    const angle = (index * 2 * Math.PI) / 28;
    return { x: 4.3 + Math.cos(angle) * 0.72, y: 0, z: 2.35 + Math.sin(angle) * 0.72 };
  });
  const bars = isNight
    ? Array.from({ length: 26 }, (): Shape => {
        const [along, z, s] = [random.between(0.3, 5.6), random.between(0.9, 3.2), random.between(0.03, 0.06)];
        const onLeft = random.next() < 0.5;
        const at = (a: number, b: number): Spot =>
          onLeft ? { x: 0, y: along + a, z: z + b } : { x: along + a, y: 0, z: z + b };
        return plane(iso, [at(0, 0), at(s, s), at(0, s * 2), at(-s, s)], iso.light);
      })
    : [
        [1.4, 2.6, 1.5],
        [1.9, 2.42, 1.2],
        [3.6, 1.75, 1.1],
        [3.3, 1.57, 1.2],
      ].map(([along = 0, z = 0, length = 1]) =>
        plane(
          iso,
          [
            { x: 0, y: along, z },
            { x: 0, y: along + length, z },
            { x: 0, y: along + length, z: z + 0.13 },
            { x: 0, y: along, z: z + 0.13 },
          ],
          iso.light,
          0.75,
        ),
      );
  return [plane(iso, disc, isNight ? iso.light : inks.glow), ...bars];
}
