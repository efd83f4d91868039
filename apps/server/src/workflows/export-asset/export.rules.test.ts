import { expect, test } from 'vitest';
import { exportFormatsOf, isOwnFormat, sourceOf } from './export.rules.ts';

test.each([
  [{ kind: 'image', mimeType: 'image/png' }, ['png', 'jpg', 'webp', 'svg', 'pdf', 'psd']],
  [{ kind: 'image', mimeType: 'image/webp' }, ['webp', 'png', 'jpg', 'svg', 'pdf', 'psd']],
  [{ kind: 'image', mimeType: 'image/avif' }, ['png', 'jpg', 'webp', 'svg', 'pdf', 'psd']],
  [{ kind: 'video', mimeType: 'video/webm' }, ['webm', 'mp4', 'gif']],
  [{ kind: 'video', mimeType: 'video/quicktime' }, ['mp4', 'webm', 'gif']],
  [{ kind: 'model3d', mimeType: 'model/gltf-binary' }, ['glb', 'stl']],
  [{ kind: 'model3d', mimeType: 'application/octet-stream' }, []],
] as const)('%j can be had as %j', (asset, formats) => {
  expect(exportFormatsOf(asset)).toEqual(formats);
});

test('a file in its own format is handed out as it is', () => {
  expect(isOwnFormat({ mimeType: 'image/jpeg' }, 'jpg')).toBe(true);
  expect(isOwnFormat({ mimeType: 'image/jpeg' }, 'png')).toBe(false);
});

test('the built-in engine is no trained model, and nothing is said of uploads', () => {
  expect(sourceOf({ model: 'gesso-edit' })).toBe('algorithmicMedia');
  expect(sourceOf({ model: 'flux-pro' })).toBe('trainedAlgorithmicMedia');
  expect(sourceOf({ model: null })).toBeUndefined();
});
