import { createCanvas } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import { type GeneratedBrief, generateBriefs, RECIPE_IDS } from '../../scripts/proof/generated-briefs.ts';
import { differenceHash, statisticsOf } from '../../scripts/proof/picture-statistics.ts';
import { READING_MODES, readBack } from '../../scripts/proof/read-back.ts';
import { drawBehindTexts, maskTexts, textLayersOf } from '../../scripts/proof/text-masks.ts';
import { registerFonts, registerFontsFor } from '../../scripts/register-fonts.ts';
import { renderScene } from '../../scripts/render.ts';
import { readBrief } from '../brief/read-brief.ts';
import { contrastRatio } from '../palette/color.ts';
import type { TextLayer } from '../scene/layers.ts';
import type { Scene } from '../scene/scene.ts';
import { subjectLibrary } from '../subjects/subjects.ts';
import { composeScene } from './compose-scene.ts';

const BRIEFS = generateBriefs(200);
/** Skia snaps the ink of small type to whole pixels, up to this far; drawn four times as large it is inside. */
const SLACK_PX = 2.5;
/** Pixels of a text that may fall below its contrast: edges of ornaments it crosses. */
const MOST_BELOW = 0.06;

beforeAll(registerFonts);

describe('200 generated briefs over every recipe and format', () => {
  const failures = { box: [] as string[], overlap: [] as string[], contrast: [] as string[], blank: [] as string[] };
  let drawn = 0;
  beforeAll(() => {
    for (const brief of BRIEFS) {
      const scene = compose(brief);
      registerFontsFor(scene);
      drawn += textLayersOf(scene).length;
      judgeTexts(scene, brief.name, failures);
      judgePicture(scene, brief.name, failures.blank);
    }
  }, 300_000);

  it('cover every recipe and hold at least 250 texts', () => {
    expect(new Set(BRIEFS.map(({ style }) => style))).toEqual(new Set(RECIPE_IDS));
    expect(drawn).toBeGreaterThan(250);
  });

  it('no ink of a text leaves its box or the sheet', () => expect(failures.box).toEqual([]));
  it('no two texts overlap, box by box and pixel by pixel', () => expect(failures.overlap).toEqual([]));
  it('every text keeps 4.5:1, titles 3:1, against its backdrop and against the pixels really behind it', () =>
    expect(failures.contrast).toEqual([]));
  it('no picture is blank, transparent or cut off', () => expect(failures.blank).toEqual([]));
});

describe('texts that are hard to fit, in every recipe', () => {
  const LONG = 'All work and no play makes a dull poster, said the printer. '.repeat(84);
  const HARD = {
    'a text of 5,000 characters': `poster "${LONG}" tagline "${LONG}"`,
    'a word of 60 letters':
      'poster "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunte" tagline "Taumatawhakatangihangakoauauotamateapokaiwhenuakitanatahupoku"',
    'lines of their own': 'poster "one\ntwo\nthree\nfour" tagline "five\nsix\n\nseven"',
    'scripts in both directions': 'poster "شاي Tea 茶 чай" tagline "שלום world 你好"',
  };
  it.each(Object.entries(HARD))('%s: in its box, apart, readable and told of when cut', (_name, prompt) => {
    const failures = { box: [] as string[], overlap: [] as string[], contrast: [] as string[] };
    for (const [index, style] of RECIPE_IDS.entries()) {
      const size = index % 2 === 0 ? { widthPx: 400, heightPx: 500 } : { widthPx: 480, heightPx: 270 };
      const scene = compose({ name: style, prompt, style, seed: index, variantIndex: index % 4, ...size });
      registerFontsFor(scene);
      judgeTexts(scene, style, failures);
      const isCut = textLayersOf(scene).some(({ lines }) => lines.at(-1)?.text.endsWith('…'));
      if (isCut && !scene.notes.some((note) => note.includes('cut'))) failures.box.push(`${style} cut a text silently`);
    }
    expect(failures).toEqual({ box: [], overlap: [], contrast: [] });
  });
});

describe('60 quoted texts of those designs', () => {
  it('are read back by Tesseract exactly as they were quoted', () => {
    const sample = BRIEFS.flatMap(straightTexts)
      .filter((_, index) => index % 4 === 0)
      .slice(0, 60);
    expect(sample).toHaveLength(60);
    let unread: readonly QuotedText[] = sample;
    let found: readonly string[] = [];
    for (const mode of READING_MODES) {
      if (unread.length === 0) break;
      const read = readBack(
        unread.map(({ layers }) => layers),
        mode,
      );
      const missed = unread.map((text, index) => ({ text, read: read[index] ?? '' })).filter(isMisread);
      unread = missed.map(({ text }) => text);
      found = missed.map((miss) => miss.read);
    }
    const wrong = unread.map(({ name, quoted }, index) => `${name}: “${quoted}” was read as “${found[index]}”`);
    expect(wrong).toEqual([]);
  }, 120_000);
});

function isMisread({
  text: { quoted, isUnicase },
  read,
}: {
  readonly text: QuotedText;
  readonly read: string;
}): boolean {
  return isUnicase ? quoted.toUpperCase() !== read.toUpperCase() : quoted !== read;
}

interface QuotedText {
  readonly name: string;
  readonly quoted: string;
  readonly layers: readonly TextLayer[];
  /** The face draws small letters as capitals. */
  readonly isUnicase: boolean;
}

/**
 * The titles and taglines of a design as quoted, with the layers that set them. Left out are ornaments, texts on a
 * circle or turned (whose letters the masks above have checked) and texts that a note says were cut.
 */
function straightTexts(brief: GeneratedBrief): readonly QuotedText[] {
  const scene = compose(brief);
  registerFontsFor(scene);
  const { texts } = readBrief(brief.prompt);
  return texts.flatMap(({ role, text }) => {
    const layers = textLayersOf(scene).filter((layer) => layer.role === role);
    const isStraight = layers.every(
      ({ arc, rotationDeg, outlinePx }) => arc === undefined && !rotationDeg && !outlinePx,
    );
    // Some layouts join small texts to one line, which is longer than what was quoted.
    const isWhole = layers.map((layer) => layer.text).join(' ') === text;
    if (layers.length === 0 || !isStraight || !isWhole || (role !== 'title' && role !== 'tagline')) return [];
    const isUnicase = layers.some(({ family }) => family === 'Bebas Neue');
    return [{ name: `${brief.name} ${layers[0]?.family}`, quoted: text, layers, isUnicase }];
  });
}

describe('four variants of 24 briefs', () => {
  it('differ in 6 of 64 bits of their hash at least, in crop, and in recipe, palette or type', () => {
    const alike: string[] = [];
    for (const brief of BRIEFS.slice(0, 24)) {
      const scenes = [0, 1, 2, 3].map((variantIndex) => compose({ ...brief, style: 'auto', variantIndex }));
      for (const scene of scenes) registerFontsFor(scene);
      const hashes = scenes.map((scene) => differenceHash(greyOf(scene)));
      for (const [one, other] of pairs) {
        const distance = hashes[one]!.filter((bit, index) => bit !== hashes[other]![index]).length;
        const choices = [one, other].map((index) => choicesOf(scenes[index]!));
        const same = choices[0]!.filter((choice, index) => choice === choices[1]![index]).length;
        if (distance < LEAST_DISTANCE || same > 2)
          alike.push(`${brief.prompt}: ${one} and ${other}, ${distance} of 64 bits, ${choices.join(' / ')}`);
      }
    }
    expect(alike).toEqual([]);
  }, 120_000);
});

/** Of 64 bits. Two unrelated pictures differ in 32 on average, the same picture at two sizes in 1 or 2. */
const LEAST_DISTANCE = 6;
const pairs = [
  [0, 1],
  [0, 2],
  [0, 3],
  [1, 2],
  [1, 3],
  [2, 3],
] as const;

function choicesOf({ origin, palette }: Scene): readonly unknown[] {
  return [origin.recipe, palette.name, origin.pairing];
}

/** The picture in grey at 9 × 8, by way of 64 px so that every pixel counts. */
function greyOf(scene: Scene): readonly number[] {
  const small = createCanvas(64, 64);
  small.getContext('2d').drawImage(renderScene(scene), 0, 0, 64, 64);
  const tiny = createCanvas(9, 8);
  const context = tiny.getContext('2d');
  context.drawImage(small, 0, 0, 9, 8);
  const { data } = context.getImageData(0, 0, 9, 8);
  return Array.from(
    { length: 72 },
    (_, index) => data[index * 4]! * 0.3 + data[index * 4 + 1]! * 0.59 + data[index * 4 + 2]! * 0.11,
  );
}

function compose({ prompt, ...request }: GeneratedBrief): Scene {
  return composeScene({ brief: readBrief(prompt, subjectLibrary), ...request });
}

function judgeTexts(
  scene: Scene,
  name: string,
  failures: { readonly box: string[]; readonly overlap: string[]; readonly contrast: string[] },
): void {
  const masks = maskTexts(scene);
  const behind = drawBehindTexts(scene);
  const taken = new Map<number, TextLayer>();
  for (const [index, { layer, pixels, ink }] of masks.entries()) {
    const what = `${name}: ${layer.id} “${layer.text}”`;
    if (ink === undefined) {
      failures.box.push(`${what} draws nothing at ${layer.sizePx} px`);
      continue;
    }
    const isStraight = layer.arc === undefined && !layer.rotationDeg;
    const room = isStraight ? layer.box : { xPx: 0, yPx: 0, widthPx: scene.widthPx, heightPx: scene.heightPx };
    const touchesEdge =
      ink.xPx <= 0 ||
      ink.yPx <= 0 ||
      ink.xPx + ink.widthPx >= scene.widthPx ||
      ink.yPx + ink.heightPx >= scene.heightPx;
    if (touchesEdge || !isInside(ink, room))
      failures.box.push(`${what} ${JSON.stringify(ink)} outside ${JSON.stringify(room)}`);
    for (const pixel of pixels) {
      const other = taken.get(pixel);
      if (other !== undefined && other !== layer) {
        failures.overlap.push(`${what} over ${other.id} “${other.text}”`);
        break;
      }
      taken.set(pixel, layer);
    }
    for (const { layer: other } of masks.slice(index + 1)) {
      if (boxesOverlap(layer, other)) failures.overlap.push(`${what} box over ${other.id} “${other.text}”`);
    }
    const needed = layer.role === 'title' || layer.role === 'ornament' ? 3 : 4.5;
    const stated = contrastRatio(layer.color, layer.backdrop);
    if (stated < needed - 0.01) failures.contrast.push(`${what} states ${stated.toFixed(2)}`);
    const below =
      pixels.filter((pixel) => contrastRatio(layer.color, hexAt(behind, pixel * 4)) < needed * 0.95).length /
      pixels.length;
    if (below > MOST_BELOW)
      failures.contrast.push(`${what} is below ${needed} on ${(below * 100).toFixed(0)} % of its ink`);
  }
}

function judgePicture(scene: Scene, name: string, blank: string[]): void {
  const { data } = renderScene(scene).getContext('2d').getImageData(0, 0, scene.widthPx, scene.heightPx);
  const found = statisticsOf(data, scene.widthPx, scene.heightPx);
  const isSound =
    found.transparent === 0 &&
    found.entropyBits > 0.5 &&
    found.edgeShare > 0.004 &&
    found.poorestHalfEntropyBits > 0.15;
  if (!isSound) blank.push(`${name}: ${JSON.stringify(found)}`);
}

interface Rectangle {
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

function isInside(inner: Rectangle, outer: Rectangle): boolean {
  return (
    inner.xPx >= outer.xPx - SLACK_PX &&
    inner.yPx >= outer.yPx - SLACK_PX &&
    inner.xPx + inner.widthPx <= outer.xPx + outer.widthPx + SLACK_PX &&
    inner.yPx + inner.heightPx <= outer.yPx + outer.heightPx + SLACK_PX
  );
}

/** Straight texts only: a text on a circle or turned has a box that others may stand in; their pixels are compared. */
function boxesOverlap(one: TextLayer, other: TextLayer): boolean {
  if ([one, other].some(({ arc, rotationDeg }) => arc !== undefined || Boolean(rotationDeg))) return false;
  const x =
    Math.min(one.box.xPx + one.box.widthPx, other.box.xPx + other.box.widthPx) - Math.max(one.box.xPx, other.box.xPx);
  const y =
    Math.min(one.box.yPx + one.box.heightPx, other.box.yPx + other.box.heightPx) - Math.max(one.box.yPx, other.box.yPx);
  return Math.min(x, y) >= 1;
}

function hexAt(data: ArrayLike<number>, at: number): string {
  return `#${[0, 1, 2].map((channel) => (data[at + channel] ?? 0).toString(16).padStart(2, '0')).join('')}`;
}
