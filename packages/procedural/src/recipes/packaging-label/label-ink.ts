import { placeArt, subjectLayer } from '../../compose/place-subject.ts';
import type { Studio } from '../../compose/studio.ts';
import type { ColumnItem } from '../../compose/text-column.ts';
import { captionSpec, LARGE_TEXT_CONTRAST, titleText, worstBackdrop } from '../../compose/type-block.ts';
import { starPath } from '../../geometry/paths.ts';
import { contrastRatio, mixHex, readableOn } from '../../palette/color.ts';
import type { Layer } from '../../scene/layers.ts';
import type { TextAlign, TextSpec } from '../../type/text-layer.ts';
import type { LabelWords } from './label-words.ts';

/** The inks of a label on one of its papers. */
export interface LabelInks {
  readonly paper: string;
  /** Words and lines. */
  readonly ink: string;
  /** The colour of grounds and seals; can be told from the paper. */
  readonly tone: string;
  readonly pop: string;
}

/** Dark ink on light paper, or the other way round. */
export function labelInks({ colors }: Studio, isPaperLight: boolean): LabelInks {
  const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  const [paper, ink] = isPaperLight ? [light, dark] : [dark, light];
  const clear = [colors.primary, colors.accent, colors.secondary].filter((color) => contrastRatio(color, paper) > 1.6);
  const tone = clear[0] ?? mixHex(paper, ink, 0.6);
  return { paper, ink, tone, pop: clear[1] ?? mixHex(tone, ink, 0.4) };
}

/** The title as an item of a column. */
export function titleItem(
  studio: Studio,
  words: LabelWords,
  at: {
    readonly backdrop: string;
    readonly colors: readonly string[];
    readonly align: TextAlign;
    readonly share: number;
    readonly maxLines: number;
    readonly unitPx: number;
  },
): readonly ColumnItem[] {
  if (words.title === undefined) return [];
  const color = readableOn([at.backdrop], at.colors, LARGE_TEXT_CONTRAST);
  const spec: TextSpec = {
    id: 'title',
    role: 'title',
    text: titleText(studio) ?? words.title,
    face: studio.pairing.title,
    color,
    backdrop: worstBackdrop([at.backdrop], color),
    align: at.align,
    trackingEm: studio.pairing.titleTrackingEm,
    leading: studio.pairing.titleLeading,
    maxLines: at.maxLines,
    maxSizePx: at.unitPx * 24,
    minSizePx: at.unitPx * 4,
  };
  return [{ spec, share: at.share }];
}

/** Tagline, facts and net weight as items of a column, in this order. */
export function smallItems(
  studio: Studio,
  words: LabelWords,
  at: { readonly backdrop: string; readonly align: TextAlign; readonly unitPx: number; readonly share: number },
): readonly ColumnItem[] {
  const caption = (
    id: string,
    role: TextSpec['role'],
    text: string | undefined,
    size: number,
  ): readonly ColumnItem[] => {
    if (text === undefined) return [];
    const spec = captionSpec({ ...studio, unitPx: at.unitPx }, role, text, {
      backdrops: [at.backdrop],
      align: at.align,
    });
    const sizePx = at.unitPx * size * (spec.trackingEm > 0.1 ? 0.8 : 1);
    return [{ spec: { ...spec, id, maxSizePx: sizePx, minSizePx: sizePx * 0.55 }, share: at.share }];
  };
  return [
    ...caption('tagline', 'tagline', words.tagline, 5),
    ...caption('facts', 'place', words.facts, 4),
    ...caption('net-weight', 'caption', words.netWeight, 4),
  ];
}

/** The subject, or a star where there is none, filling a square on a ground. */
export function emblem(
  studio: Studio,
  at: {
    readonly x: number;
    readonly y: number;
    readonly size: number;
    readonly ground: string;
    readonly clip?: string;
    readonly id?: string;
  },
): Layer {
  const { colors, subject } = studio;
  const [dark, light] = colors.isDark ? [colors.ground, colors.ink] : [colors.ink, colors.ground];
  const id = at.id ?? 'subject';
  const main = contrastRatio(light, at.ground) > contrastRatio(dark, at.ground) ? light : dark;
  if (subject === undefined) {
    return {
      id,
      name: 'Star',
      slot: 'subject',
      kind: 'shapes',
      depth: 0.7,
      shapes: [{ d: starPath(at.x, at.y, at.size * 0.46, at.size * 0.2, 8), fill: { kind: 'solid', color: main } }],
    };
  }
  const pop = [colors.accent, colors.primary, colors.secondary].find((color) => contrastRatio(color, at.ground) > 1.5);
  const art = placeArt(
    subject.art,
    { tones: [dark, pop ?? mixHex(dark, light, 0.5), light], main, under: main === light ? dark : (pop ?? light) },
    { centerXPx: at.x, centerYPx: at.y, widthPx: at.size, heightPx: at.size },
  );
  const shadow =
    at.clip === undefined
      ? {}
      : {
          longShadow: {
            color: mixHex(at.ground, dark, 0.32),
            angleDeg: 135,
            lengthPx: Math.round(at.size * 2),
            clip: at.clip,
          },
        };
  return { ...subjectLayer(subject.word, art, shadow), id };
}
