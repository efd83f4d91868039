import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { browserMemory } from './browser-memory.ts';
import { chromiumPath } from './chromium.ts';

/** What was seen of one board. Times in milliseconds unless they are named otherwise. */
export type BoardMeasures = {
  readonly completeS: number;
  readonly panAtFit: Gesture;
  readonly zoom: Gesture;
  readonly sharpMs: number;
  readonly pan: Gesture;
  readonly drag: Gesture;
  /** The longest task of the page, and of the gestures alone. */
  readonly longestTaskMs: number;
  readonly longestGestureTaskMs: number;
  readonly peakBytes: number;
  readonly codeGzipBytes: number;
  /** Until the board was complete. */
  readonly requests: number;
};

type Gesture = { readonly medianMs: number; readonly p95Ms: number };
type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

const VIEW = { width: 1280, height: 800 };
const GIVE_UP_MS = 60_000;
/** So near that some twenty pictures are in view. */
const NEAR = 0.4;

/** What the page at `/bench` exposes, see `board-bench.ts` of the web app. */
type Bench = {
  readonly ready: Promise<void>;
  zoomToFit(): void;
  zoomTo(scale: number, x: number, y: number): void;
  panBy(dx: number, dy: number): void;
  itemRect(position: number): Box;
};

declare global {
  // Names of the measured page, for the functions that run in it.
  var __bench: Bench;
  var __tasks: { start: number; ms: number }[];
  var __frames: number[] | null;
}

/**
 * Opens a board of `count` pictures in a fresh browser and does with it what people do: looks at all of it, pans, flies in,
 * pans among twenty pictures, drags one. Frame times feel everything else that runs on the machine.
 */
export async function measureBoard(url: string, count: number): Promise<BoardMeasures> {
  const profile = mkdtempSync(join(tmpdir(), 'gesso-canvas-bench-'));
  let peakBytes = 0;
  const watch = setInterval(() => {
    peakBytes = Math.max(peakBytes, browserMemory(profile));
  }, 500);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    viewport: VIEW,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
    ],
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.addInitScript(NOTE_TASKS_AND_FRAMES);
    let requests = 0;
    page.on('request', () => {
      requests += 1;
    });
    const openedAt = performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction(() => globalThis.__bench, null, { polling: 50 });
    await page.evaluate(() => globalThis.__bench.ready);
    await untilMost(page, count, isPainted);
    const completeS = (performance.now() - openedAt) / 1000;
    const requestsUntilComplete = requests;
    await page.waitForTimeout(700);
    const gesturesAt = await page.evaluate(() => performance.now());
    const panAtFit = await drive(page, 1500, '__bench.panBy((share < 0.5 ? -0.2 : 0.2) * ms, 0);');
    const zoom = await flyIn(page, count);
    const landedAt = performance.now();
    await untilMost(page, count, isSharp);
    const sharpMs = performance.now() - landedAt;
    const pan = await drive(page, 2500, '__bench.panBy(-0.6 * ms, 0);');
    await page.waitForTimeout(500);
    const drag = await dragOne(page, count);
    const tasks = await page.evaluate(() => globalThis.__tasks);
    const longest = (from: number) => Math.max(0, ...tasks.filter(({ start }) => start >= from).map(({ ms }) => ms));
    const codeGzipBytes = await page.evaluate<number>(`performance.getEntriesByType('resource')
      .filter(({ name }) => /\\.(js|css)(\\?|$)/.test(name)).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`);
    return {
      completeS,
      panAtFit,
      zoom,
      sharpMs,
      pan,
      drag,
      longestTaskMs: longest(0),
      longestGestureTaskMs: longest(gesturesAt),
      peakBytes,
      codeGzipBytes,
      requests: requestsUntilComplete,
    };
  } finally {
    clearInterval(watch);
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Runs in the page. As text, like all that speaks of frames, since a server has none. */
const NOTE_TASKS_AND_FRAMES = `
  globalThis.__tasks = [];
  globalThis.__frames = null;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) __tasks.push({ start: startTime, ms: duration });
  }).observe({ type: 'longtask', buffered: true });
  const note = (now) => {
    globalThis.__frames?.push(now);
    requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
`;

/**
 * Moves the view once a frame.
 *
 * @param move - Text of a statement; `share` is how much of the time is over, `ms` is the time since the last frame.
 */
async function drive(page: Page, durationMs: number, move: string): Promise<Gesture> {
  const stamps = await page.evaluate<number[]>(`new Promise((done) => {
    const began = performance.now();
    const stamps = [];
    let last = began;
    const frame = (now) => {
      stamps.push(now);
      const at = performance.now();
      const share = Math.min(1, (at - began) / ${durationMs});
      const ms = at - last;
      last = at;
      ${move}
      if (share < 1) requestAnimationFrame(frame);
      else done(stamps);
    };
    requestAnimationFrame(frame);
  })`);
  return summarise(stamps);
}

/** From the whole board to some twenty pictures left of its middle, with a start and an end as soft as a person's. */
async function flyIn(page: Page, count: number): Promise<Gesture> {
  await page.evaluate(() => globalThis.__bench.zoomToFit());
  await page.waitForTimeout(300);
  const boxes = await boxesOf(page, count);
  const scale = (boxes[0] as Box).w / 512;
  const columns = Math.ceil(Math.sqrt(count * 1.6));
  const [x, y] = [(columns * 560 - 48) / 2, (Math.ceil(count / columns) * 560 - 48) / 2];
  const goal = x - 750 / NEAR;
  return drive(
    page,
    1500,
    `const soft = share >= 1 ? 1 : share * share * (3 - 2 * share);
     __bench.zoomTo(${scale} * ${NEAR / scale} ** soft, ${x} + ${goal - x} * soft, ${y});`,
  );
}

async function dragOne(page: Page, count: number): Promise<Gesture> {
  const boxes = await boxesOf(page, count);
  const away = ({ x, y, w, h }: Box) => Math.hypot(x + w / 2 - VIEW.width / 2, y + h / 2 - VIEW.height / 2);
  const position = boxes.reduce((best, box, at) => (away(box) < away(boxes[best] as Box) ? at : best), 0);
  const box = boxes[position] as Box;
  const [x, y] = [box.x + box.w / 2, box.y + box.h / 2];
  await page.mouse.move(x, y);
  await page.evaluate(() => {
    globalThis.__frames = [];
  });
  await page.mouse.down();
  const began = performance.now();
  for (let share = 0; share < 1; ) {
    share = Math.min(1, (performance.now() - began) / 1500);
    await page.mouse.move(x + 260 * share, y + 120 * Math.sin(share * 6));
    await new Promise((wake) => setTimeout(wake, 8));
  }
  await page.mouse.up();
  const moved = ((await boxesOf(page, count))[position] as Box).x - box.x;
  if (Math.abs(moved - 260) > 30) throw new Error(`The dragged picture moved by ${moved} instead of 260 pixels.`);
  return summarise((await page.evaluate(() => globalThis.__frames)) ?? []);
}

function boxesOf(page: Page, count: number): Promise<Box[]> {
  return page.evaluate(
    (count) => Array.from({ length: count }, (_, position) => globalThis.__bench.itemRect(position)),
    count,
  );
}

type Shot = { readonly at: (x: number, y: number) => readonly number[] };

/** Looks at the screen until 95 of 100 pictures that lie wholly in view pass. */
async function untilMost(page: Page, count: number, passes: (shot: Shot, box: Box) => boolean): Promise<void> {
  const deadline = performance.now() + GIVE_UP_MS;
  for (;;) {
    const boxes = (await boxesOf(page, count)).filter(
      ({ x, y, w, h }) => x > 0 && y > 0 && x + w < VIEW.width && y + h < VIEW.height,
    );
    const shot = await takeShot(page);
    const passed = boxes.filter((box) => passes(shot, box)).length;
    if (boxes.length > 0 && passed >= 0.95 * boxes.length) return;
    if (performance.now() > deadline) {
      throw new Error(`Only ${passed} of ${boxes.length} pictures were there after ${GIVE_UP_MS} ms.`);
    }
    await page.waitForTimeout(100);
  }
}

async function takeShot(page: Page): Promise<Shot> {
  const { data, info } = await sharp(await page.screenshot())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    at: (x, y) => {
      const place = (Math.round(y) * info.width + Math.round(x)) * 3;
      return [...data.subarray(place, place + 3)];
    },
  };
}

/** Paint where the picture lies, which the board around it is too light for. */
function isPainted({ at }: Shot, { x, y, w, h }: Box): boolean {
  return Math.min(...at(x + w * 0.15, y + h * 0.5)) < 200;
}

/** Whether the fine stripes in the middle can be told apart. */
function isSharp({ at }: Shot, { x, y, w, h }: Box): boolean {
  const shades: number[] = [];
  for (let share = 0.36; share < 0.64; share += 0.5 / w) {
    shades.push(at(x + w * share, y + h * 0.5).reduce((sum, value) => sum + value, 0));
  }
  const mean = shades.reduce((sum, shade) => sum + shade, 0) / shades.length;
  return Math.sqrt(shades.reduce((sum, shade) => sum + (shade - mean) ** 2, 0) / shades.length) > 40;
}

function summarise(stamps: readonly number[]): Gesture {
  const gaps = stamps.slice(1).map((stamp, position) => stamp - (stamps[position] as number));
  gaps.sort((one, other) => one - other);
  const at = (share: number) => gaps[Math.min(gaps.length - 1, Math.floor(share * gaps.length))] ?? Number.NaN;
  return { medianMs: at(0.5), p95Ms: at(0.95) };
}
