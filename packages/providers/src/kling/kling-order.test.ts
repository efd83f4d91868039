import { parseSettings } from '@gesso/contract';
import { KitError } from '@gesso/provider-kit';
import { expect, test } from 'vitest';
import { toKlingRequest } from './kling-order.ts';
import { kling16Pro } from './models.ts';

function order(input: Readonly<Record<string, unknown>>, pictures: readonly string[] = []) {
  const parsed = parseSettings(kling16Pro.settingsSchema, input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed));
  return { prompt: 'slow dolly toward a lighthouse', settings: parsed.settings, pictures, externalTaskId: 'job-8f2c' };
}

test('words alone become exactly the documented request, with the length as text', () => {
  expect(toKlingRequest(order({}))).toEqual({
    path: '/v1/videos/text2video',
    body: {
      model_name: 'kling-v1-6',
      mode: 'pro',
      prompt: 'slow dolly toward a lighthouse',
      duration: '5',
      aspect_ratio: '16:9',
      cfg_scale: 0.5,
      external_task_id: 'job-8f2c',
    },
  });
});

test('with pictures the first and the last are sent and the ratio is left to them', () => {
  const settings = { duration: '10', aspectRatio: '1:1', cfgPercent: 80, negativePrompt: 'people' };
  const { path, body } = toKlingRequest({
    ...order(settings, ['Zmlyc3Q=', 'bGFzdA==']),
    callbackUrl: 'https://a.example/c',
  });
  expect(path).toBe('/v1/videos/image2video');
  expect(body).toMatchObject({ image: 'Zmlyc3Q=', image_tail: 'bGFzdA==', cfg_scale: 0.8, negative_prompt: 'people' });
  expect(body).toMatchObject({ duration: '10', callback_url: 'https://a.example/c' });
  expect(body).not.toHaveProperty('aspect_ratio');
});

test.each([
  [{ camera: 'forward_up' }, { type: 'forward_up' }],
  [
    { camera: 'zoom', cameraAmount: -10 },
    { type: 'simple', config: { horizontal: 0, vertical: 0, pan: 0, tilt: 0, roll: 0, zoom: -10 } },
  ],
])('%j moves the camera as documented', (input, camera) => {
  expect(toKlingRequest(order(input)).body).toMatchObject({ camera_control: camera });
});

test('a move by nothing is refused before anything is paid', () => {
  const { settings } = order({ camera: 'pan', cameraAmount: 0 });
  expect(kling16Pro.findFault?.({ prompt: 'a', settings, references: [] })).toMatch(/-10 to 10 and not by 0/u);
});

test('a picture may stand without words', () => {
  expect(toKlingRequest({ ...order({}, ['Zmlyc3Q=']), prompt: '' }).body).not.toHaveProperty('prompt');
});

test.each([
  ['a last picture in standard mode', { mode: 'std' }, ['a', 'b']],
  ['a third picture', {}, ['a', 'b', 'c']],
])('%s is refused before anything is sent', (_, settings, pictures) => {
  expect(() => toKlingRequest(order(settings, pictures))).toThrow(KitError);
});
