import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { defaultSettings } from '@gesso/contract';
import type { GenerationRequest, Provider } from '@gesso/provider-kit';
import type { Emit } from '../../../../scripts/bench/measurement.ts';
import { composePicture, encodePng, paintScene } from './draw-picture.ts';
import { createGessoProvider } from './gesso-provider.ts';
import { gessoImage } from './image-model.ts';
import { toPictureOrders } from './picture-orders.ts';
import { registerFonts } from './register-fonts.ts';

const PROMPTS = [
  'poster of a fox in the forest at night "NIGHT MARKET"',
  'minimal coffee shop poster "MORNING BREW", warm',
  'mountain landscape at sunset',
  'swiss poster "GRID" red and black',
  'badge for a surf club "PACIFIC"',
  'abstract flow in teal',
];

/** Each prompt is drawn once per seed; medians over these swing by a few percent on a quiet machine. */
const SEEDS = [1, 2, 3, 4, 5];

/** The share that composing, queueing and moving between threads may add to drawing and encoding. */
const MOST_TIMES = 1.5;

/** Two cores give at most 2; threads share memory and caches. */
const LEAST_SPEEDUP = 1.4;

/** Compares the built-in engine as the server uses it with the bare drawing of the same scenes, turn by turn. */
export async function run(emit: Emit): Promise<void> {
  registerFonts();
  const parallel = createGessoProvider({ warmAfterMs: null });
  const single = createGessoProvider({ warmAfterMs: null, workers: 1 });
  try {
    await Promise.all([draw(parallel, toRequest('warm up', 0, 4)), draw(single, toRequest('warm up', 0, 1))]);
    await comparePoster(emit, single);
    if (availableParallelism() > 1) await compareVariants(emit, { parallel, single });
  } finally {
    await Promise.all([parallel.close(), single.close()]);
  }
}

async function comparePoster(emit: Emit, provider: Provider): Promise<void> {
  const bareMs: number[] = [];
  const engineMs: number[] = [];
  for (const request of requests(1)) {
    const [order] = toPictureOrders(request);
    assert(order, 'one result is one order');
    const scene = composePicture(order);
    bareMs.push(await measure(() => encodePng(paintScene(scene), scene)));
    engineMs.push(await measure(() => draw(provider, request)));
  }
  const value = round(sumOf(engineMs) / sumOf(bareMs));
  const details = { engineMs: round(medianOf(engineMs)), bareMs: round(medianOf(bareMs)), pictures: bareMs.length };
  emit({ what: 'poster 1024², times bare draw + encode', value, unit: 'times', atMost: MOST_TIMES, details });
}

async function compareVariants(emit: Emit, providers: { readonly parallel: Provider; readonly single: Provider }) {
  const parallelMs: number[] = [];
  const singleMs: number[] = [];
  for (const request of requests(4)) {
    singleMs.push(await measure(() => draw(providers.single, request)));
    parallelMs.push(await measure(() => draw(providers.parallel, request)));
  }
  const value = round(sumOf(singleMs) / sumOf(parallelMs));
  const details = { parallelMs: round(medianOf(parallelMs)), oneThreadMs: round(medianOf(singleMs)) };
  emit({ what: 'four variants, speed-up over one thread', value, unit: 'times', atLeast: LEAST_SPEEDUP, details });
}

function requests(count: number): readonly GenerationRequest[] {
  return PROMPTS.flatMap((prompt) => SEEDS.map((seed) => toRequest(prompt, seed, count)));
}

function toRequest(prompt: string, seed: number, count: number): GenerationRequest {
  return {
    attemptId: `${prompt} ${seed} ${count}`,
    model: gessoImage.key,
    prompt,
    settings: { ...defaultSettings(gessoImage.settingsSchema), count },
    count,
    seed,
    references: [],
  };
}

async function draw(provider: Provider, request: GenerationRequest): Promise<void> {
  await provider.fetch(await provider.submit(request), request);
}

async function measure(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
