import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
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

/** Four variants on two cores against one: two turns and a little, since the cores share memory and caches. */
const MOST_FOR_FOUR = 2.2;

/** What a small server has left for the engine beside the rest of Gesso. */
const MOST_BYTES = 700 * 2 ** 20;
const PRINT_MEMORY = fileURLToPath(new URL('./testing/print-memory.ts', import.meta.url));

/** Two cores give at most 2; threads share memory and caches. */
const LEAST_SPEEDUP = 1.4;

/** Compares the built-in engine as the server uses it with the bare drawing of the same scenes, turn by turn. */
export async function run(emit: Emit): Promise<void> {
  registerFonts();
  const parallel = createGessoProvider({ warmAfterMs: null });
  const single = createGessoProvider({ warmAfterMs: null, workers: 1 });
  try {
    await compareMemory(emit);
    await Promise.all([draw(parallel, toRequest('warm up', 0, 4)), draw(single, toRequest('warm up', 0, 1))]);
    await comparePoster(emit, single);
    if (availableParallelism() > 1) {
      await compareTwins(emit, parallel);
      await compareVariants(emit, { parallel, single });
    }
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

/** What two cores give on this machine at the best: the very same picture on both of them against one alone. */
async function compareTwins(emit: Emit, provider: Provider): Promise<void> {
  const oneMs: number[] = [];
  const twoMs: number[] = [];
  for (const request of requests(1)) {
    const twins = ['first', 'second'].map((name) => ({ ...request, attemptId: `${request.attemptId} ${name} twin` }));
    oneMs.push(await measure(() => draw(provider, { ...request, attemptId: `${request.attemptId} alone` })));
    twoMs.push(await measure(() => Promise.all(twins.map((twin) => draw(provider, twin)))));
  }
  const value = round(sumOf(twoMs) / sumOf(oneMs));
  const details = { oneMs: round(medianOf(oneMs)), twoMs: round(medianOf(twoMs)) };
  emit({ what: 'the same picture on two cores at once, times one alone', value, unit: 'times', details });
}

async function compareVariants(emit: Emit, providers: { readonly parallel: Provider; readonly single: Provider }) {
  const parallelMs: number[] = [];
  const singleMs: number[] = [];
  const oneMs: number[] = [];
  const parallelCpuMs: number[] = [];
  const singleCpuMs: number[] = [];
  for (const request of requests(4)) {
    singleCpuMs.push(
      await measureProcessor(async () => singleMs.push(await measure(() => draw(providers.single, request)))),
    );
    parallelCpuMs.push(
      await measureProcessor(async () => parallelMs.push(await measure(() => draw(providers.parallel, request)))),
    );
    // One variant is the mean of the four, since recipes differ in how long they take.
    oneMs.push((singleMs.at(-1) ?? 0) / 4);
  }
  const details = {
    parallelMs: round(medianOf(parallelMs)),
    oneThreadMs: round(medianOf(singleMs)),
    // Others on the machine lengthen the wait and not this; half of it is the least that two cores can take.
    parallelProcessorMs: round(medianOf(parallelCpuMs)),
    oneThreadProcessorMs: round(medianOf(singleCpuMs)),
  };
  const speedup = round(sumOf(singleMs) / sumOf(parallelMs));
  emit({
    what: 'four variants, speed-up over one thread',
    value: speedup,
    unit: 'times',
    atLeast: LEAST_SPEEDUP,
    details,
  });
  const times = round(sumOf(parallelMs) / sumOf(oneMs));
  emit({ what: 'four variants on all cores, times one', value: times, unit: 'times', atMost: MOST_FOR_FOUR });
}

/** The most memory a fresh process holds, with its threads, Skia and the encoder. */
async function compareMemory(emit: Emit): Promise<void> {
  const largest = {
    ...toRequest(PROMPTS[0]!, 1, 1),
    settings: { ...toRequest('', 1, 1).settings, widthPx: 4096, heightPx: 4096 },
  };
  const four = PROMPTS.slice(0, 4).map((prompt) => toRequest(prompt, 1, 4));
  for (const [what, asked] of [
    ['memory while 4096² is drawn', [largest]],
    ['memory while four jobs of four variants run', four],
  ] as const) {
    const { stdout } = await promisify(execFile)(process.execPath, [PRINT_MEMORY, JSON.stringify(asked)]);
    emit({
      what,
      value: Number(stdout),
      unit: 'bytes',
      atMost: MOST_BYTES,
      details: { mebibytes: Math.round(Number(stdout) / 2 ** 20) },
    });
  }
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
    brand: null,
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

/** Milliseconds of processor time of this whole process, its threads and V8's own included. */
async function measureProcessor(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
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
