import { describe, expect, it } from 'vitest';
import { readBrief } from '../brief/read-brief.ts';
import { composeScene } from '../compose/compose-scene.ts';
import { SCENE_VERSION } from './scene.ts';
import { SceneFormatError, upgradeScene } from './upgrade-scene.ts';

const scene = composeScene({ brief: readBrief('abstract'), seed: 1, widthPx: 100, heightPx: 100 });

describe('a stored scene', () => {
  it('of the present version comes back as it is', () => {
    const stored = JSON.parse(JSON.stringify(scene));
    expect(upgradeScene(stored)).toEqual(scene);
  });

  it('of an older version is lifted step by step', () => {
    const old = { version: 1, width: 50, height: 60, layers: [] };
    const lifted = upgradeScene(
      old,
      {
        1: ({ width, height, ...rest }) => ({ ...rest, version: 2, widthPx: width, heightPx: height }),
        2: (document) => ({ ...document, version: 3, notes: [] }),
      },
      3,
    );
    expect(lifted).toEqual({ version: 3, widthPx: 50, heightPx: 60, layers: [], notes: [] });
  });

  it('of version 1 gains an empty list of edits and keeps everything else', () => {
    const { edits: _edits, pairing: _pairing, ...origin } = scene.origin;
    const old = { ...scene, version: 1, origin };
    expect(upgradeScene(old)).toEqual({ ...old, version: 2, origin: { ...origin, edits: [] } });
  });

  it('of version 1 without an origin is refused', () => {
    expect(() => upgradeScene({ ...scene, version: 1, origin: undefined })).toThrow('no origin');
  });

  it('of a later version is refused with what to do', () => {
    expect(() => upgradeScene({ ...scene, version: SCENE_VERSION + 1 })).toThrow('Update Gesso');
  });

  it.each([
    ['nothing', undefined],
    ['a list', []],
    ['no version', { layers: [] }],
    ['version zero', { ...scene, version: 0 }],
    ['no size', { ...scene, widthPx: 'wide' }],
    ['a layer without kind', { ...scene, layers: [{ id: 'a' }] }],
    ['layers that are no list', { ...scene, layers: 'many' }],
  ])('that is broken (%s) is refused', (_name, stored) => {
    expect(() => upgradeScene(stored)).toThrow(SceneFormatError);
  });
});
