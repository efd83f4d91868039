import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBrief } from '../brief/read-brief.ts';
import { composeScene } from '../compose/compose-scene.ts';
import { contrastRatio } from '../palette/color.ts';
import type { TextLayer } from '../scene/layers.ts';
import type { Scene } from '../scene/scene.ts';
import { subjectLibrary } from '../subjects/subjects.ts';
import { sharedArea } from './art-ink.ts';
import { editScene } from './edit-scene.ts';
import { contrastNeeded } from './keep-readable.ts';

const SEED = Number(process.env.FC_SEED ?? 20261124);
const FOX = '"NIGHTFALL" poster of a fox in a forest at night, tagline "A walk in the dark"';
const COFFEE = 'poster for a coffee bar "SLOW BREW", tagline "small batch, every morning"';

const texts = ({ layers }: Scene): readonly TextLayer[] => layers.filter((layer) => layer.kind === 'text');

describe('after any sequence of edits', () => {
  const instructions = [
    'bigger headline',
    'smaller headline',
    'bigger text',
    'smaller text',
    'navy palette',
    'use #e33 and white',
    'warmer',
    'cooler',
    'darker',
    'lighter',
    'more contrast',
    'swap colours',
    'another background colour',
    'white background',
    'black background',
    '9:16 version',
    'as a banner',
    'square version',
    'replace the fox with a horse',
    'add a moon',
    'remove the moon',
    'remove the tagline',
    'change the title to "A much longer title than before"',
    'change the title to "Go"',
    'add the date "12 June"',
    'add the place "The Old Harbour Hall"',
    'no grain',
    'more grain',
    'different font',
    'use a serif',
    'flip it',
    'move the fox to the left',
    'bigger subject',
    'much bigger subject',
    'rotate the subject',
    'make it night',
    'less busy',
    'different colours',
  ];
  const bases = fc.record({
    prompt: fc.constantFrom(FOX, COFFEE, 'bold poster "Make it plain"', 'rocket logo "ORBIT" tagline "since 1984"'),
    style: fc.constantFrom(
      'auto',
      'object-poster',
      'landscape',
      'typographic',
      'swiss',
      'badge',
      'product',
      'tiles',
      'flow',
      'contour',
    ),
    seed: fc.integer({ min: 0, max: 1000 }),
  });

  it('texts stay on the sheet, apart and readable, and ids stay unique', () => {
    fc.assert(
      fc.property(
        bases,
        fc.array(fc.constantFrom(...instructions), { minLength: 1, maxLength: 4 }),
        ({ prompt, style, seed }, steps) => {
          const brief = readBrief(prompt, subjectLibrary);
          const before = composeScene({ brief, seed, style, widthPx: 400, heightPx: 500 });
          const apply = (now: Scene, step: string) => editScene(now, step, { library: subjectLibrary }).scene;
          const scene = steps.reduce(apply, before);
          const layers = texts(scene);
          for (const [index, layer] of layers.entries()) {
            const { xPx, yPx, widthPx, heightPx } = layer.box;
            expect(Math.min(xPx, yPx)).toBeGreaterThanOrEqual(-0.5);
            expect(xPx + widthPx).toBeLessThanOrEqual(scene.widthPx + 0.5);
            expect(yPx + heightPx).toBeLessThanOrEqual(scene.heightPx + 0.5);
            expect(contrastRatio(layer.color, layer.backdrop)).toBeGreaterThanOrEqual(contrastNeeded(layer) - 0.02);
            // The box of a text on a circle holds the middle of the circle too.
            if (layer.arc !== undefined) continue;
            for (const other of layers.slice(index + 1).filter(({ arc }) => arc === undefined))
              expect(sharedArea(layer.box, other.box)).toBeLessThan(1);
          }
          expect(new Set(scene.layers.map(({ id }) => id)).size).toBe(scene.layers.length);
          expect(JSON.stringify(scene)).not.toMatch(/NaN|null/u);
        },
      ),
      { numRuns: 60, seed: SEED },
    );
  }, 60_000);
});
