import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { defaultSettings, type Settings } from '@gesso/contract';
import type { GenerationRequest, Provider } from '@gesso/provider-kit';
import type { Emit } from '../../../../../scripts/bench/measurement.ts';
import { createGessoProvider } from '../gesso-provider.ts';
import { registerFonts } from '../register-fonts.ts';
import { openClipFilm } from './clip-film.ts';
import { toClipOrders } from './clip-orders.ts';
import { countFrames, drawFrames } from './draw-clip.ts';
import { encodeClip } from './encode-clip.ts';
import { gessoVideo } from './video-model.ts';

const PROMPTS = [
  'mountain lake at sunset "CALM", parallax',
  'coffee bar poster "SLOW BREW", tagline "small batch, every morning", kinetic type',
  'pine forest in winter, snow falling "FIRST SNOW"',
];

/** The share of the bare rate that composing, plates, the poster, the queue and the move between threads may leave. */
const LEAST_SHARE = 0.9;

const MOST_MEGABYTES = 700;
const PRINT_MEMORY = fileURLToPath(new URL('../testing/print-memory.ts', import.meta.url));

/** Frames kept for the encoder alone, one second; it gets them forwards and backwards. */
const KEPT_FRAMES = 24;

/**
 * Compares a clip of 5 s in 720p as the server makes it with its parts alone, turn by turn: drawing every frame, and
 * encoding as many frames that are there already.
 */
export async function run(emit: Emit): Promise<void> {
  registerFonts();
  const provider = createGessoProvider({ warmAfterMs: null, workers: 1 });
  try {
    // First, while nothing else has been drawn here; 1080p is the largest there is.
    await make(provider, toRequest('mountain lake, night falls', { size: '1920x1080', duration: 2 }));
    const megabytes = round(process.resourceUsage().maxRSS / 1024);
    emit({ what: 'clip 1080p, most memory of the process', value: megabytes, unit: 'MB', atMost: MOST_MEGABYTES });
    await measureFour(emit);
    const shares: number[] = [];
    const details: Record<string, number>[] = [];
    for (const prompt of PROMPTS) {
      const bare = await measureParts(toRequest(prompt));
      const engineMs = await measure(() => make(provider, toRequest(prompt)));
      shares.push((bare.drawMs + bare.encodeMs) / engineMs);
      details.push({ ...bare, engineMs, framesPerSecond: (bare.frames * 1000) / engineMs });
    }
    const value = round(shares.toSorted((one, other) => one - other)[1] ?? Number.NaN);
    const rounded = details.map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, each]) => [key, round(each)])),
    );
    emit({
      what: 'clip 5 s 720p, rate over draw + x264 alone',
      value,
      unit: 'times',
      atLeast: LEAST_SHARE,
      details: { clips: rounded },
    });
  } finally {
    await provider.close();
  }
}

/** Four clips at once in a process of its own, the encoders beside it included. */
async function measureFour(emit: Emit): Promise<void> {
  const asked = [...PROMPTS, 'city at night, rain'].map((prompt) =>
    toRequest(prompt, { size: '1920x1080', duration: 2 }),
  );
  const { stdout } = await promisify(execFile)(process.execPath, [PRINT_MEMORY, JSON.stringify(asked)]);
  const megabytes = round(Number(stdout) / 2 ** 20);
  emit({ what: 'four clips 1080p at once, most memory', value: megabytes, unit: 'MB', atMost: MOST_MEGABYTES });
}

async function measureParts(request: GenerationRequest) {
  const [order] = await toClipOrders(request);
  assert(order, 'one result is one order');
  const { film } = await openClipFilm(order);
  const frames = countFrames(film);
  const kept: Uint8Array[] = [];
  const drawMs = await measure(async () => {
    for await (const frame of drawFrames(film, frames)) if (kept.length < KEPT_FRAMES) kept.push(frame.slice());
  });
  film.close();
  const { widthPx, heightPx, fps, format } = order;
  const again = function* () {
    for (let index = 0; index < frames; index += 1) {
      const way = index % (2 * KEPT_FRAMES);
      yield kept[way < KEPT_FRAMES ? way : 2 * KEPT_FRAMES - 1 - way] ?? new Uint8Array();
    }
  };
  const encodeMs = await measure(() =>
    encodeClip({ frames: again(), frameCount: frames, widthPx, heightPx, fps, format }),
  );
  return { frames, drawMs, encodeMs };
}

function toRequest(prompt: string, changes: Settings = {}): GenerationRequest {
  return {
    attemptId: `${prompt} ${performance.now()}`,
    model: gessoVideo.key,
    prompt,
    settings: { ...defaultSettings(gessoVideo.settingsSchema), ...changes },
    count: 1,
    seed: 7,
    references: [],
    brand: null,
  };
}

async function make(provider: Provider, request: GenerationRequest): Promise<void> {
  await provider.fetch(await provider.submit(request), request);
}

async function measure(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
