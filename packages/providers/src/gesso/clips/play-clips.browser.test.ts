import { existsSync } from 'node:fs';
import { MOTION_KINDS } from '@gesso/procedural';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registerFonts } from '../register-fonts.ts';
import { openClipFilm } from './clip-film.ts';
import { countFrames, drawClip, drawFrames } from './draw-clip.ts';
import { encodeWithWasm } from './encode-with-wasm.ts';
import { clipOrder } from './testing/clip-order.ts';

const BROWSERS = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

const MOTIONS = MOTION_KINDS.map(({ id }) => id).filter((id) => id !== 'auto');

let browser: Browser;
let page: Page;

beforeAll(async () => {
  registerFonts();
  const executablePath = BROWSERS.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) throw new Error('Chromium is missing: install it or set CHROMIUM_PATH.');
  const args = ['--no-sandbox', '--autoplay-policy=no-user-gesture-required', '--disable-background-networking'];
  browser = await chromium.launch({ executablePath, args });
  page = await browser.newPage();
});

afterAll(() => browser?.close());

/** What the browser says of a clip that it played to its end. */
type Played = {
  readonly seconds: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly isEnded: boolean;
  readonly timesSeen: number;
  /** Mean difference of two moments, 0–255. */
  readonly changed: number;
};

/** Loads a clip as the product does, looks at two of its moments and plays it to the end. It runs in the page. */
const PLAY = `async ({ base64, mimeType }) => {
  const file = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const video = document.createElement('video');
  video.muted = true;
  const heard = (event) => new Promise((resolve, reject) => {
    video.addEventListener(event, resolve, { once: true });
    video.addEventListener('error', () => reject(new Error(video.error?.message)), { once: true });
  });
  const playable = heard('canplaythrough');
  video.src = URL.createObjectURL(new Blob([file], { type: mimeType }));
  await playable;
  const frameAt = async (seconds) => {
    const found = heard('seeked');
    video.currentTime = seconds;
    await found;
    const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
    const context = canvas.getContext('2d');
    context.drawImage(video, 0, 0);
    return context.getImageData(0, 0, canvas.width, canvas.height).data;
  };
  const [early, late] = [await frameAt(0.05), await frameAt(video.duration * 0.45)];
  const changed = early.reduce((sum, value, index) => sum + Math.abs(value - late[index]), 0) / early.length;
  await frameAt(0);
  video.playbackRate = 4;
  const times = new Set();
  video.addEventListener('timeupdate', () => times.add(video.currentTime));
  const ended = heard('ended');
  await video.play();
  await ended;
  const { duration: seconds, videoWidth: widthPx, videoHeight: heightPx, ended: isEnded } = video;
  return { seconds, widthPx, heightPx, isEnded, timesSeen: times.size, changed };
}`;

function play(bytes: Uint8Array, mimeType: string): Promise<Played> {
  const clip = { base64: Buffer.from(bytes).toString('base64'), mimeType };
  return page.evaluate<Played>(`(${PLAY})(${JSON.stringify(clip)})`);
}

function expectPlayed(played: Played, order: { readonly widthPx: number; readonly heightPx: number }): void {
  expect(played).toMatchObject({ widthPx: order.widthPx, heightPx: order.heightPx, isEnded: true });
  expect(Math.abs(played.seconds - 2)).toBeLessThan(0.05);
  expect(played.timesSeen).toBeGreaterThan(1);
  expect(played.changed).toBeGreaterThan(0.4);
}

describe('Chromium plays to the end', () => {
  test.each([
    ...MOTIONS.map((motion) =>
      clipOrder({ motion, prompt: 'coffee bar poster "SLOW BREW"', widthPx: 160, heightPx: 90 }),
    ),
    clipOrder({ format: 'webm', widthPx: 180, heightPx: 320 }),
    clipOrder({ format: 'webm', isLoop: true, motion: 'orbit', style: 'product', prompt: 'rotating headphones' }),
    clipOrder({ isLoop: true, motion: 'pan' }),
  ])('a clip of $format, $motion, loop $isLoop', async (order) => {
    const { bytes, mimeType } = await drawClip(order, {
      report: () => undefined,
      signal: new AbortController().signal,
    });
    expectPlayed(await play(bytes, mimeType), order);
  });

  test('a clip made without FFmpeg', async () => {
    const order = clipOrder({ motion: 'push-in' });
    const { film } = await openClipFilm(order);
    const frameCount = countFrames(film);
    const { widthPx, heightPx, fps } = order;
    const frames = drawFrames(film, frameCount);
    const { bytes, mimeType } = await encodeWithWasm({ frames, frameCount, widthPx, heightPx, fps, format: 'mp4' });
    expectPlayed(await play(bytes, mimeType), order);
  });
});
