import { inkSize, placeArt, subjectLayer } from '../../compose/place-subject.ts';
import type { Studio } from '../../compose/studio.ts';
import { circlePath } from '../../geometry/paths.ts';
import { contrastRatio, mixHex } from '../../palette/color.ts';
import type { ArtRamp } from '../../palette/remap-art.ts';
import type { Layer, ShapesLayer } from '../../scene/layers.ts';

/** Where a subject goes on a plate of one colour. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly clip?: string;
  readonly rotationDeg?: number;
  readonly isFlipped?: boolean;
  readonly id?: string;
}

/** The subject lit from the upper left, its long shadow cut to the plate; rings where there is no subject. */
export function subjectOn(studio: Studio, plate: string, spot: Spot): readonly Layer[] {
  const { subject, colors } = studio;
  if (subject === undefined) return spot.clip === undefined ? [] : [arcs(studio, plate, spot)];
  const art = placeArt(subject.art, rampOn(studio, plate), {
    centerXPx: spot.x,
    centerYPx: spot.y,
    widthPx: spot.size,
    heightPx: spot.size,
    rotationDeg: spot.rotationDeg ?? 0,
    isFlipped: spot.isFlipped ?? false,
  });
  const ink = inkSize(subject.art, art);
  const shadow =
    spot.clip === undefined
      ? {}
      : {
          longShadow: {
            color: mixHex(plate, deepOf(studio), 0.3),
            angleDeg: 135,
            lengthPx: Math.round(spot.size * 2),
            clip: spot.clip,
          },
        };
  const rim = { color: '#ffffff', angleDeg: 315, widthPx: Math.max(1, ink.widthPx * 0.012), opacity: 0.45 };
  const shade = {
    color: colors.isDark ? colors.ground : colors.ink,
    angleDeg: 315,
    widthPx: ink.widthPx * 0.04,
    opacity: 0.25,
  };
  return [{ ...subjectLayer(subject.word, art, { ...shadow, rim, shade }), id: spot.id ?? 'subject' }];
}

/** Rings within rings stand in for a subject nobody named. */
function arcs(studio: Studio, plate: string, { x, y, size, clip }: Spot): ShapesLayer {
  const { colors } = studio;
  const tones = [deepOf(studio), colors.primary, colors.ground, colors.secondary, colors.accent, colors.ink];
  const clear = tones.filter((tone, index) => tones.indexOf(tone) === index && contrastRatio(tone, plate) > 1.2);
  return {
    id: 'rings',
    name: 'Rings',
    slot: 'subject',
    kind: 'shapes',
    depth: 0.7,
    shapes: clear.map((color, index) => ({
      d: circlePath(x, y + size * 0.5, (size * 0.92 * (clear.length - index)) / clear.length),
      fill: { kind: 'solid', color },
    })),
    ...(clip === undefined ? {} : { clip }),
  };
}

function rampOn({ colors }: Studio, plate: string): ArtRamp {
  const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  const middle = [colors.primary, colors.secondary, colors.accent].find((tone) => contrastRatio(tone, plate) > 1.4);
  const main = contrastRatio(light, plate) > 2 ? light : dark;
  return {
    tones: [dark, middle ?? mixHex(dark, light, 0.45), light],
    main,
    under: main === light ? dark : (middle ?? light),
  };
}

/** The first colour of the palette that can be told from a ground. */
export function standOff({ colors }: Studio, ground: string): string {
  return (
    [colors.accent, colors.primary, colors.secondary, colors.ink].find((tone) => contrastRatio(tone, ground) > 1.5) ??
    colors.ink
  );
}

/** The darker of the sheet's two colours, for shadows. */
export function deepOf({ colors }: Studio): string {
  return colors.isDark ? colors.ground : colors.ink;
}
