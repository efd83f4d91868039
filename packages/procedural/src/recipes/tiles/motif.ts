import { placeArt, subjectLayer } from '../../compose/place-subject.ts';
import type { Studio } from '../../compose/studio.ts';
import { circlePath, starPath } from '../../geometry/paths.ts';
import { contrastRatio, mixHex } from '../../palette/color.ts';
import type { Layer } from '../../scene/layers.ts';
import type { TorusPoint } from './torus.ts';

/** How one figure of a pattern is drawn. */
export interface MotifStyle {
  readonly sizePx: number;
  readonly ground: string;
  readonly isFlipped: boolean;
  readonly turnDeg: number;
  /** 0–2: which of the brief's subjects and which inks. */
  readonly shade: number;
}

/** One figure of a pattern: a subject of the brief in a few inks, a rosette where it names none. */
export function motif(studio: Studio, at: TorusPoint, style: MotifStyle, index: number): readonly Layer[] {
  const { colors, brief } = studio;
  const { ground, shade, sizePx } = style;
  const id = index === 0 ? 'subject' : `subject-${index + 1}`;
  const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  const pops = [colors.primary, colors.accent, colors.secondary].filter((ink) => contrastRatio(ink, ground) > 1.4);
  const pop = pops[shade % Math.max(1, pops.length)] ?? mixHex(dark, light, 0.5);
  const subject = brief.subjects[shade % Math.max(1, brief.subjects.length)];
  if (subject === undefined) {
    const core = contrastRatio(light, pop) > 1.5 ? light : dark;
    return [
      {
        id,
        name: 'Rosette',
        slot: 'subject',
        kind: 'shapes',
        depth: 0.7,
        shapes: [
          {
            d: starPath(at.x, at.y, sizePx * 0.5, sizePx * 0.24, 8, style.turnDeg),
            fill: { kind: 'solid', color: pop },
          },
          { d: circlePath(at.x, at.y, sizePx * 0.17), fill: { kind: 'solid', color: core } },
        ],
      },
    ];
  }
  const isLightSeen = contrastRatio(light, ground) > 1.5;
  const isPopSeen = pops.length > 0 && contrastRatio(pop, ground) > 2.2;
  const main = contrastRatio(dark, ground) > contrastRatio(light, ground) ? dark : light;
  const art = placeArt(
    subject.art,
    {
      tones: isLightSeen ? [dark, pop, light] : [dark, pop, mixHex(pop, light, 0.6)],
      main: isPopSeen ? pop : main,
      under: isPopSeen ? (isLightSeen ? light : dark) : main === light ? dark : light,
    },
    {
      centerXPx: at.x,
      centerYPx: at.y,
      widthPx: sizePx,
      heightPx: sizePx,
      rotationDeg: style.turnDeg,
      isFlipped: style.isFlipped,
    },
  );
  return [{ ...subjectLayer(subject.word, art), id }];
}
