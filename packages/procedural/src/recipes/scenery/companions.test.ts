import { describe, expect, it } from 'vitest';
import { readBrief } from '../../brief/read-brief.ts';
import { composeScene } from '../../compose/compose-scene.ts';
import type { SubjectLayer } from '../../scene/layers.ts';
import { subjectLibrary } from '../../subjects/subjects.ts';

const compose = (prompt: string, variantIndex = 0, style = 'landscape') =>
  composeScene({ brief: readBrief(prompt, subjectLibrary), seed: 5, widthPx: 640, heightPx: 800, style, variantIndex });
const subjectsOf = (prompt: string, variantIndex = 0): readonly SubjectLayer[] =>
  compose(prompt, variantIndex).layers.filter((layer) => layer.kind === 'subject');
const heightOf = ({ art }: SubjectLayer): number => art.heightUnits * art.scale;

describe('a landscape', () => {
  it('shows every subject of its brief, in every variant', () => {
    for (const variant of [0, 1, 2, 3]) {
      const layers = subjectsOf('a fox and an owl under a lighthouse by the sea at night', variant);
      expect(layers.map(({ subject }) => subject).sort(), `${variant}`).toEqual(['fox', 'lighthouse', 'owl']);
      expect(new Set(layers.map(({ id }) => id)).size).toBe(3);
    }
  });

  it('shows as many as are asked for', () => {
    expect(subjectsOf('three wolves in a forest').map(({ subject }) => subject)).toEqual(['wolf', 'wolf', 'wolf']);
  });

  it('puts behind and larger what the first subject is before', () => {
    const layers = subjectsOf('a bear in front of a castle in the mountains');
    expect(layers.map(({ subject }) => subject)).toEqual(['castle', 'bear']);
    expect(heightOf(layers[0]!)).toBeGreaterThan(heightOf(layers[1]!));
  });

  it('keeps the ink of everything on the sheet and off the texts', () => {
    for (const variant of [0, 1, 2, 3]) {
      const scene = compose('a lion and a tent in the savanna "WILD" tagline "at dusk"', variant);
      const texts = scene.layers.filter((layer) => layer.kind === 'text');
      for (const { art } of scene.layers.filter((layer) => layer.kind === 'subject')) {
        const [right, bottom] = [art.xPx + art.widthUnits * art.scale, art.yPx + art.heightUnits * art.scale];
        expect(art.xPx).toBeGreaterThan(-640 * 0.03);
        expect(right).toBeLessThan(640 * 1.03);
        for (const { box } of texts) {
          const isApart = art.yPx >= box.yPx + box.heightPx - 12 || bottom <= box.yPx + 12;
          expect(isApart, `${variant}`).toBe(true);
        }
      }
    }
  });

  it('draws no second moon', () => {
    expect(subjectsOf('a wolf and the moon in a forest').map(({ subject }) => subject)).toEqual(['wolf']);
    expect(compose('a wolf and the moon in a forest').notes).toEqual([]);
  });
});

describe('a layout for one thing', () => {
  it('says what of the brief it has no place for', () => {
    expect(compose('a rocket and a castle', 0, 'object-poster').notes).toEqual([
      '“castle” has no place in this layout and is not drawn.',
    ]);
  });
});
