import { describe, expect, it } from 'vitest';
import type { BriefTextRole } from '../brief/brief.ts';
import { readBrief } from '../brief/read-brief.ts';
import { STYLES } from '../formats/styles.ts';
import type { Box, TextLayer } from '../scene/layers.ts';
import type { Scene } from '../scene/scene.ts';
import { composeScene } from './compose-scene.ts';

const SENTENCE = 'Slow bread wants patient hands, a warm corner and someone who forgets the clock for a whole night. ';
const LONG = SENTENCE.repeat(Math.ceil(5000 / SENTENCE.length))
  .slice(0, 5000)
  .trim();
const SIZES = [
  { widthPx: 512, heightPx: 640 },
  { widthPx: 800, heightPx: 200 },
];
const RECIPES = STYLES.map(({ id }) => id).filter((id) => id !== 'auto');

/** A brief whose texts the reader of prompts would have shortened: programs may bring their own. */
function compose(
  style: string,
  texts: readonly (readonly [BriefTextRole, string])[],
  size: (typeof SIZES)[number],
  variantIndex = 0,
): Scene {
  const brief = { ...readBrief('a poster'), texts: texts.map(([role, text]) => ({ role, text })) };
  return composeScene({ brief, seed: 5, ...size, variantIndex, style });
}

const textsOf = (scene: Scene): readonly TextLayer[] => scene.layers.filter((layer) => layer.kind === 'text');

describe.each(RECIPES)('a text of 5,000 characters in %s', (style) => {
  it('stays on the sheet, touches no other text, and is told of when it was cut', () => {
    for (const [index, size] of [...SIZES, ...SIZES].entries()) {
      const scene = compose(
        style,
        [
          ['title', LONG],
          ['tagline', LONG],
          ['date', '4 July'],
          ['place', 'Hall 2'],
        ],
        size,
        index,
      );
      const layers = textsOf(scene);
      for (const [at, layer] of layers.entries()) {
        expect(isInside(layer.box, size), `${layer.role} of crop ${index}`).toBe(true);
        for (const other of layers.slice(at + 1))
          expect(overlaps(layer, other), `${layer.role} and ${other.role} of crop ${index}`).toBe(false);
      }
      const isWhole = layers.some(
        ({ role, lines }) => role === 'title' && lines.map(({ text }) => text).join(' ') === LONG,
      );
      if (!isWhole) expect(scene.notes.join(' ')).toMatch(/was cut|left out/u);
    }
  });
});

describe('the notes of a scene', () => {
  it('name a text the layout has no place for', () => {
    const scene = compose(
      'logo-mark',
      [
        ['title', 'Nexa'],
        ['tagline', 'pay'],
        ['date', '4 July'],
      ],
      SIZES[0]!,
    );
    expect(scene.notes.join(' ')).toContain('“4 July” has no place');
  });

  it('say nothing when every text is set whole', () => {
    for (const style of ['event-flyer', 'object-poster', 'social-quote', 'duotone']) {
      const scene = compose(
        style,
        [
          ['title', 'Open Studio'],
          ['tagline', 'come in'],
          ['date', '4 July, 8 pm'],
          ['place', 'Hall 2'],
          ['price', '€5'],
          ['call-to-action', 'Book a seat'],
        ],
        SIZES[0]!,
      );
      expect(scene.notes, style).toEqual([]);
    }
  });
});

function isInside({ xPx, yPx, widthPx, heightPx }: Box, size: { widthPx: number; heightPx: number }): boolean {
  return xPx >= -0.5 && yPx >= -0.5 && xPx + widthPx <= size.widthPx + 0.5 && yPx + heightPx <= size.heightPx + 0.5;
}

/** Texts on a circle are measured by the property tests; their boxes are half discs. */
function overlaps(first: TextLayer, second: TextLayer): boolean {
  if (first.arc !== undefined || second.arc !== undefined) return false;
  const [one, other] = [first.box, second.box];
  const x = Math.min(one.xPx + one.widthPx, other.xPx + other.widthPx) - Math.max(one.xPx, other.xPx);
  const y = Math.min(one.yPx + one.heightPx, other.yPx + other.heightPx) - Math.max(one.yPx, other.yPx);
  return Math.min(x, y) >= 1;
}
