import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBrief } from '../brief/read-brief.ts';
import { composeScene } from '../compose/compose-scene.ts';
import { type Scene, upgradeScene } from '../index.ts';
import type { Layer, SubjectLayer, TextLayer } from '../scene/layers.ts';
import { subjectLibrary } from '../subjects/subjects.ts';
import { changeLayers, type LayerChange, LayerChangeError, layerBox, layerColors, TITLE_FAMILIES } from './index.ts';

function compose(prompt: string, seed = 7): Scene {
  return composeScene({ brief: readBrief(prompt, subjectLibrary), seed, widthPx: 1024, heightPx: 1280 });
}

const poster = compose('Poster of a fox in a forest at night, title “Night Walk”, tagline “Every Friday at ten”');
const seal = compose('Round badge logo for a coffee roaster, title “Beans & Bread”');
const scenes = [poster, seal, compose('Halftone poster of a moon', 3), compose('Abstract Voronoi pattern', 5)];

const layerOf = (scene: Scene, id: string): Layer => {
  const found = scene.layers.find((layer) => layer.id === id);
  if (found === undefined) throw new Error(`no layer ${id}`);
  return found;
};
const textOf = (scene: Scene, role: TextLayer['role']): TextLayer => {
  const found = scene.layers.find((layer) => layer.kind === 'text' && layer.role === role);
  if (found?.kind !== 'text') throw new Error(`no ${role}`);
  return found;
};
const subjectOf = (scene: Scene): SubjectLayer => {
  const found = scene.layers.find((layer) => layer.kind === 'subject');
  if (found?.kind !== 'subject') throw new Error('no subject');
  return found;
};
const middle = (layer: Layer) => {
  const box = layerBox(layer);
  if (box === undefined) throw new Error('covers the sheet');
  return { x: box.xPx + box.widthPx / 2, y: box.yPx + box.heightPx / 2, width: box.widthPx, height: box.heightPx };
};
const others = (scene: Scene, id: string) => scene.layers.filter((layer) => layer.id !== id);

describe('every layer that has a place', () => {
  const placed = scenes.flatMap((scene, index) =>
    scene.layers.flatMap((layer) =>
      layerBox(layer) === undefined ? [] : [[`${index} ${layer.id}`, scene, layer] as const],
    ),
  );

  test('there are drawings, shapes, texts and dots among them', () => {
    expect(new Set(placed.map(([, , { kind }]) => kind))).toEqual(new Set(['subject', 'shapes', 'text', 'dots']));
  });

  test.each(placed)('%s moves by what is asked, comes back, and nothing else changes', (_, scene, layer) => {
    const moved = changeLayers(scene, [{ kind: 'move', layerId: layer.id, xPx: 40, yPx: -25 }]);
    const [before, after] = [middle(layer), middle(layerOf(moved, layer.id))];
    expect(after.x - before.x).toBeCloseTo(40, 0);
    expect(after.y - before.y).toBeCloseTo(-25, 0);
    expect(others(moved, layer.id)).toEqual(others(scene, layer.id));
    const back = middle(
      layerOf(changeLayers(moved, [{ kind: 'move', layerId: layer.id, xPx: -40, yPx: 25 }]), layer.id),
    );
    expect(Math.abs(back.x - before.x) + Math.abs(back.y - before.y)).toBeLessThan(0.5);
  });

  test.each(placed)('%s scales about its middle', (_, scene, layer) => {
    const scaled = changeLayers(scene, [{ kind: 'scale', layerId: layer.id, factor: 0.5 }]);
    const [before, after] = [middle(layer), middle(layerOf(scaled, layer.id))];
    expect(after.width / before.width).toBeCloseTo(0.5, 1);
    // An arc of letters is boxed by its ring; its middle wanders by a part of a letter.
    expect(Math.abs(after.x - before.x) + Math.abs(after.y - before.y)).toBeLessThan(before.height * 0.1 + 1);
  });
});

test('a headline takes other words at its size, and a longer one becomes smaller instead of leaving the sheet', () => {
  const title = textOf(poster, 'title');
  const short = textOf(changeLayers(poster, [{ kind: 'text', layerId: title.id, text: 'Owls' }]), 'title');
  expect([short.text, short.sizePx]).toEqual(['Owls', title.sizePx]);
  expect(short.lines.map(({ text }) => text).join(' ')).toMatch(/owls/iu);
  const words = 'A very long night walk through the whole of the northern forest and back again before breakfast';
  const long = textOf(changeLayers(poster, [{ kind: 'text', layerId: title.id, text: words }]), 'title');
  expect(long.sizePx).toBeLessThan(title.sizePx);
  expect(long.lines.map(({ text }) => text).join(' ')).toBe(words);
  expect(long.box.xPx).toBeGreaterThanOrEqual(0);
  expect(long.box.xPx + long.box.widthPx).toBeLessThanOrEqual(poster.widthPx);
});

test('a text changes its face to the nearest cut of another family and is set anew', () => {
  const title = textOf(poster, 'title');
  for (const family of TITLE_FAMILIES) {
    const set = textOf(changeLayers(poster, [{ kind: 'face', layerId: title.id, family }]), 'title');
    expect(set.family).toBe(family);
    expect(set.text).toBe(title.text);
    expect(set.lines.every(({ widthPx }) => widthPx > 0 && widthPx <= poster.widthPx)).toBe(true);
  }
});

test('one colour of a layer is replaced everywhere in it, and how see-through it is stays', () => {
  const fox = subjectOf(poster);
  const [color = ''] = layerColors(fox);
  const red = layerOf(changeLayers(poster, [{ kind: 'recolor', layerId: fox.id, from: color, to: '#ff0000' }]), fox.id);
  expect(layerColors(red)).toContain('#ff0000');
  expect(layerColors(red)).not.toContain(color);
  const sky = {
    ...poster,
    layers: [
      {
        id: 'haze',
        name: 'Haze',
        slot: 'light',
        depth: 1,
        kind: 'fill',
        paint: { kind: 'solid', color: '#33669980' },
      } as const,
    ],
  };
  const [haze] = changeLayers(sky, [{ kind: 'recolor', layerId: 'haze', from: '#336699', to: '#FFEEDD' }]).layers;
  expect(haze).toMatchObject({ paint: { color: '#ffeedd80' } });
});

test('layers are reordered, hidden and removed', () => {
  const fox = subjectOf(poster).id;
  const last = poster.layers.length - 1;
  const ids = (scene: Scene) => scene.layers.map(({ id }) => id);
  expect(ids(changeLayers(poster, [{ kind: 'order', layerId: fox, to: 'front' }]))[last]).toBe(fox);
  expect(ids(changeLayers(poster, [{ kind: 'order', layerId: fox, to: 'back' }]))[0]).toBe(fox);
  const at = ids(poster).indexOf(fox);
  expect(ids(changeLayers(poster, [{ kind: 'order', layerId: fox, to: 'forward' }])).indexOf(fox)).toBe(at + 1);
  expect(layerOf(changeLayers(poster, [{ kind: 'opacity', layerId: fox, opacity: 0 }]), fox).opacity).toBe(0);
  expect(ids(changeLayers(poster, [{ kind: 'remove', layerId: fox }]))).toEqual(ids(poster).filter((id) => id !== fox));
});

test('a turned text gives the box around its turned lines, and a mirrored drawing keeps its place', () => {
  const title = textOf(poster, 'title');
  const turned = middle(layerOf(changeLayers(poster, [{ kind: 'rotate', layerId: title.id, degrees: 90 }]), title.id));
  expect(turned.width).toBeCloseTo(middle(title).height, 0);
  expect(turned.x).toBeCloseTo(middle(title).x, 0);
  const fox = subjectOf(poster);
  const mirrored = middle(layerOf(changeLayers(poster, [{ kind: 'flip', layerId: fox.id }]), fox.id));
  expect(Math.abs(mirrored.x - middle(fox).x)).toBeLessThan(1);
});

test.each<readonly [string, LayerChange, RegExp]>([
  ['a layer that is not there', { kind: 'remove', layerId: 'nobody' }, /no layer “nobody”/u],
  ['words for a drawing', { kind: 'text', layerId: subjectOf(poster).id, text: 'Fox' }, /is no text/u],
  ['no words', { kind: 'text', layerId: textOf(poster, 'title').id, text: ' ' }, /must have words/u],
  ['too many words', { kind: 'text', layerId: textOf(poster, 'title').id, text: 'a'.repeat(501) }, /at most 500/u],
  [
    'a strange face',
    { kind: 'face', layerId: textOf(poster, 'title').id, family: 'Papyrus' },
    /no typeface “Papyrus”/u,
  ],
])('%s is refused by its place among the changes', (_, change, message) => {
  const fine = { kind: 'opacity', layerId: poster.layers[0]?.id ?? '', opacity: 1 } as const;
  const attempt = () => changeLayers(poster, [fine, change]);
  expect(attempt).toThrow(LayerChangeError);
  expect(attempt).toThrow(message);
  expect(attempt).toThrow(expect.objectContaining({ index: 1 }));
});

test('whatever is done by hand in any order, the scene can be stored, read and drawn: no number is lost in it', () => {
  const any = (scene: Scene): fc.Arbitrary<LayerChange> => {
    const layerId = fc.constantFrom(...scene.layers.map(({ id }) => id));
    const far = fc.double({ min: -3000, max: 3000, noNaN: true });
    return fc.oneof(
      fc.record({ kind: fc.constant('move' as const), layerId, xPx: far, yPx: far }),
      fc.record({ kind: fc.constant('scale' as const), layerId, factor: fc.double({ min: 0, max: 50, noNaN: true }) }),
      fc.record({ kind: fc.constant('rotate' as const), layerId, degrees: fc.integer({ min: -720, max: 720 }) }),
      fc.record({ kind: fc.constant('flip' as const), layerId }),
      fc.record({
        kind: fc.constant('order' as const),
        layerId,
        to: fc.constantFrom('front', 'back', 'forward', 'backward'),
      }),
    );
  };
  fc.assert(
    fc.property(
      fc.constantFrom(...scenes).chain((scene) => fc.tuple(fc.constant(scene), fc.array(any(scene), { maxLength: 8 }))),
      ([scene, changes]) => {
        const changed = changeLayers(scene, changes);
        const stored = JSON.stringify(changed);
        expect(stored).not.toContain('null');
        expect(upgradeScene(JSON.parse(stored))).toEqual(JSON.parse(stored));
        expect(new Set(changed.layers.map(({ id }) => id))).toEqual(new Set(scene.layers.map(({ id }) => id)));
        for (const layer of changed.layers) {
          for (const value of Object.values(layerBox(layer) ?? {})) expect(Number.isFinite(value)).toBe(true);
        }
      },
    ),
    { numRuns: 60 },
  );
});
