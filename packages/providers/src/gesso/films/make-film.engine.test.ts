import { createHash } from 'node:crypto';
import { defaultSettings, parseSettings } from '@gesso/contract';
import type { GenerationRequest, Reference } from '@gesso/provider-kit';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { toClipOrders } from '../clips/clip-orders.ts';
import { drawClip } from '../clips/draw-clip.ts';
import { gessoVideo } from '../clips/video-model.ts';
import { composePicture, drawPicture, type PictureOrder } from '../draw-picture.ts';
import { registerFonts } from '../register-fonts.ts';
import type { Work } from '../work.ts';
import { gessoCombine } from './film-model.ts';
import { type FilmOrder, toFilmOrders } from './film-orders.ts';
import { makeFilm } from './make-film.ts';

beforeAll(registerFonts);

const unwatched = () => ({ report: () => undefined, signal: new AbortController().signal });

const PICTURE: PictureOrder = {
  prompt: 'poster of a fox "NIGHT MARKET"',
  seed: 3,
  variantIndex: 0,
  widthPx: 320,
  heightPx: 320,
  style: 'auto',
  palette: 'auto',
  detail: 'draft',
  hasTexture: false,
};

function toRequest(
  settings: Record<string, unknown>,
  references: readonly Reference[],
  prompt = '',
): GenerationRequest {
  const parsed = parseSettings(gessoCombine.settingsSchema, settings);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  const { count } = parsed.settings;
  return {
    attemptId: 'a',
    model: 'gesso-combine',
    prompt,
    settings: parsed.settings,
    count: Number(count),
    seed: 4,
    references,
    brand: null,
  };
}

const reference = (mimeType: string, bytes: Uint8Array, scene: Reference['scene'] = null): Reference => ({
  mimeType,
  title: '',
  scene,
  read: async () => bytes,
});

/** The film of a request, small: a whole 720p film takes the tests half a minute. */
async function film(request: GenerationRequest, change: Partial<FilmOrder> = {}): Promise<Work> {
  const [order] = await toFilmOrders(request);
  if (order === undefined) throw new Error('no order');
  return makeFilm({ ...order, widthPx: 192, heightPx: 108, ...change }, unwatched());
}

async function makeClip(): Promise<Uint8Array> {
  const settings = { ...defaultSettings(gessoVideo.settingsSchema), duration: 2 };
  const request = { ...toRequest({}, []), model: 'gesso-video', settings, prompt: 'a boat on the sea', count: 1 };
  const [order] = await toClipOrders(request);
  if (order === undefined) throw new Error('no order');
  return (await drawClip({ ...order, widthPx: 160, heightPx: 160, detail: 'draft' }, unwatched())).bytes;
}

async function probe(bytes: Uint8Array) {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) });
  const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
  return {
    size: [video?.displayWidth, video?.displayHeight],
    pictureSeconds: await video?.computeDuration(),
    soundSeconds: await audio?.computeDuration(),
  };
}

test('a clip, a design and a picture become one film with titles, music to its end and a still', async () => {
  const picture = (await drawPicture(PICTURE)).bytes;
  const references = [
    reference('video/mp4', await makeClip()),
    reference('image/png', picture, { ...composePicture(PICTURE) }),
    reference('image/png', picture),
  ];
  const request = toRequest({ stillSeconds: 2, transition: 'fade' }, references, 'calm music "HELLO" "GOODBYE"');
  const made = await film(request);
  expect(made).toMatchObject({ mimeType: 'video/mp4', facts: { shots: 3, music: 'calm', fps: 24, codec: 'h264' } });
  const { size, pictureSeconds = 0, soundSeconds = 0 } = await probe(made.bytes);
  expect(size).toEqual([192, 108]);
  // Three shots of two seconds, less two cross-fades of 0.6 s.
  expect(Math.abs(pictureSeconds - 4.8)).toBeLessThan(1 / 24 + 0.001);
  expect(Math.abs(soundSeconds - 4.8)).toBeLessThan(0.06);
  const still = await sharp(made.poster).stats();
  expect(still.entropy).toBeGreaterThan(1);
  expect(await sharp(made.poster).metadata()).toMatchObject({ width: 192, height: 108 });
});

test('the same order gives the same bytes, another seed another film', async () => {
  const picture = (await drawPicture(PICTURE)).bytes;
  const request = toRequest({ stillSeconds: 2, music: 'dark' }, [reference('image/png', picture)]);
  const hash = async (seed: number) =>
    createHash('sha256')
      .update((await film({ ...request, seed })).bytes)
      .digest('hex');
  const first = await hash(4);
  expect(await hash(4)).toBe(first);
  expect(await hash(99)).not.toBe(first);
});

test('WebM without music has no sound track; an upright clip in a wide film is shown whole', async () => {
  const clip = await makeClip();
  const made = await film(
    toRequest({ format: 'webm', music: 'none', transition: 'cut' }, [reference('video/mp4', clip)]),
  );
  expect(made).toMatchObject({ mimeType: 'video/webm', facts: { music: 'none', codec: 'vp9' } });
  expect(await probe(made.bytes)).toMatchObject({ size: [192, 108], soundSeconds: undefined });
});

test.each([
  ['a damaged clip', reference('video/mp4', Buffer.from('not a film at all, only words'))],
  ['a damaged picture', reference('image/png', Buffer.from('not a picture'))],
])('%s is refused by name', async (_name, broken) => {
  await expect(film(toRequest({}, [broken]))).rejects.toMatchObject({ code: 'invalid-settings', retryable: false });
});

test('no reference, and one that is neither clip nor picture, are refused before anything starts', async () => {
  await expect(toFilmOrders(toRequest({}, []))).rejects.toMatchObject({ code: 'invalid-settings' });
  const mesh = reference('model/gltf-binary', Buffer.from('glTF'));
  await expect(toFilmOrders(toRequest({}, [mesh]))).rejects.toMatchObject({
    message: 'Reference 1 is neither a clip nor a picture.',
  });
});

test('a film longer than three minutes is refused with what to do', async () => {
  const picture = (await drawPicture(PICTURE)).bytes;
  const references = Array.from({ length: 16 }, () => reference('image/png', picture));
  await expect(film(toRequest({ transition: 'cut' }, references), { stillMs: 12_000 })).rejects.toMatchObject({
    code: 'invalid-settings',
    message: expect.stringContaining('Combine fewer'),
  });
});

test('a film that nobody wants any more ends at once', async () => {
  const controller = new AbortController();
  const [order] = await toFilmOrders(
    toRequest({ stillSeconds: 10 }, [reference('image/png', (await drawPicture(PICTURE)).bytes)]),
  );
  if (order === undefined) throw new Error('no order');
  const report = (progress: number) => progress > 0.02 && controller.abort();
  const small = { ...order, widthPx: 192, heightPx: 108 };
  await expect(makeFilm(small, { report, signal: controller.signal })).rejects.toMatchObject({ code: 'unavailable' });
});
