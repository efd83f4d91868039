import { renderModel } from '@gesso/procedural/solid';
import type { Emit } from '../../../../../scripts/bench/measurement.ts';
import { registerFonts } from '../register-fonts.ts';
import { type ModelOrder, shapeModel } from './make-model.ts';
import { writeGlb } from './write-glb.ts';

const NOUNS = [
  'fox',
  'rocket',
  'coffee',
  'guitar',
  'sailboat',
  'pizza',
  'owl',
  'bicycle',
  'castle',
  'robot',
  'cactus',
  'dog',
];
/** The first round compiles; medians are of the others. */
const ROUNDS = 4;
const MOST_RELIEF_MS = 250;
const MOST_POSTER_MS = 500;
const POSTER_PX = 640;

/** Times reliefs of a dozen subjects at standard detail, from the words to the file, and the poster apart. */
export async function run(emit: Emit): Promise<void> {
  registerFonts();
  const [reliefMs, posterMs, sizes]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const noun of NOUNS) {
      const order = toOrder(noun, round);
      const startedAt = performance.now();
      const { built, label } = await shapeModel(order);
      const glb = await writeGlb(built.model, label, order);
      const writtenAt = performance.now();
      renderModel(built.model, POSTER_PX, label);
      if (round === 0) continue;
      reliefMs.push(writtenAt - startedAt);
      posterMs.push(performance.now() - writtenAt);
      sizes.push(glb.byteLength);
    }
  }
  const details = {
    models: reliefMs.length,
    slowestMs: Math.round(Math.max(...reliefMs)),
    medianBytes: medianOf(sizes),
  };
  emit({
    what: 'relief to GLB, median',
    value: Math.round(medianOf(reliefMs)),
    unit: 'ms',
    atMost: MOST_RELIEF_MS,
    details,
  });
  const poster = { sidePx: POSTER_PX, slowestMs: Math.round(Math.max(...posterMs)) };
  emit({
    what: 'poster without a GPU, median',
    value: Math.round(medianOf(posterMs)),
    unit: 'ms',
    atMost: MOST_POSTER_MS,
    details: poster,
  });
}

function toOrder(prompt: string, seed: number): ModelOrder {
  return {
    prompt,
    seed,
    variantIndex: 0,
    shape: 'relief',
    material: 'auto',
    base: 'auto',
    palette: 'auto',
    detail: 'standard',
    hasLabel: true,
  };
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
