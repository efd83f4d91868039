import { placeArt } from '../../compose/place-subject.ts';
import type { Studio } from '../../compose/studio.ts';
import { artShapes, type Matrix } from '../../geometry/art-shapes.ts';
import { contrastRatio, mixHex } from '../../palette/color.ts';
import type { Shape } from '../../scene/layers.ts';
import { ballShapes, type Iso, project, type Spot } from './iso.ts';
import type { RoomInks } from './prop.ts';

const COS = Math.cos(Math.PI / 6);
const SIN = 0.5;
/** Copies of the outline between front and back; at usual sizes they are two pixels apart. */
const SLICES = 9;

/** The subject as a thick card standing in a room. */
export interface Standee {
  readonly shapes: readonly Shape[];
  readonly shadow: string;
}

/**
 * Stands the subject on a spot, facing the light, its drawing sheared into the wall plane of the room and given
 * thickness. Where there is no subject a ball stands for it.
 *
 * @param sizeUnits - Height and width it may have, in units of the room.
 */
export function standSubject(studio: Studio, iso: Iso, foot: Spot, sizeUnits: number, inks: RoomInks): Standee {
  const { subject, colors } = studio;
  if (subject === undefined) return { shapes: ballShapes(iso, foot, sizeUnits * 0.36, inks.glow), shadow: '' };
  const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  const pop = [colors.accent, colors.primary, colors.secondary].find((color) => contrastRatio(color, light) > 1.5);
  const size = sizeUnits * iso.unitPx;
  const flat = placeArt(
    subject.art,
    { tones: [dark, pop ?? mixHex(dark, light, 0.5), light], main: dark, under: pop ?? light },
    { centerXPx: 0, centerYPx: -size / 2, widthPx: size, heightPx: size },
  );
  // The ink stands on the foot even when it is wider than high.
  const inkHeight = (subject.art.bounds.bottom - subject.art.bounds.top) * flat.scale;
  const lift = size / 2 - inkHeight / 2;
  const [x, y] = project(iso, foot);
  const wall = (dx: number, dy: number): Matrix => [COS, SIN, 0, 1, x + dx, y + lift + dy];
  const thick = Math.max(2, iso.unitPx * 0.26);
  const rimPx = Math.max(1, iso.unitPx * 0.16);
  const side = mixHex(light, dark, 0.45);
  const outlines = Array.from({ length: SLICES }, (_, slice) => {
    const share = 1 - slice / SLICES;
    return artShapes(flat, wall(COS * thick * share, -SIN * thick * share));
  });
  const outline = (paths: readonly { readonly d: string }[]): string => paths.map(({ d }) => d).join('');
  const front = artShapes(flat, wall(0, 0));
  const shadowMap: Matrix = [COS, SIN, -0.5, 0, x - lift * 0.5, y];
  return {
    shadow: outline(artShapes(flat, shadowMap)),
    shapes: [
      ...outlines.map(
        (paths): Shape => ({
          d: outline(paths),
          fill: { kind: 'solid', color: side },
          stroke: { color: side, widthPx: rimPx },
        }),
      ),
      { d: outline(front), fill: { kind: 'solid', color: light }, stroke: { color: light, widthPx: rimPx } },
      ...front.map(
        ({ d, fill, opacity, rule }): Shape => ({
          d,
          fill: { kind: 'solid', color: fill },
          ...(rule === undefined ? {} : { rule }),
          ...(opacity === undefined ? {} : { opacity }),
        }),
      ),
    ],
  };
}
