import { describe, expect, it } from 'vitest';
import { readBrief } from '../brief/read-brief.ts';
import { composeScene } from '../compose/compose-scene.ts';
import { subjectLibrary } from '../subjects/subjects.ts';
import { chooseMotion, motionOf, weatherOf, withoutMotionWords } from './choose-motion.ts';

const scene = (prompt: string, style = 'auto') =>
  composeScene({ brief: readBrief(prompt, subjectLibrary), seed: 3, widthPx: 640, heightPx: 360, style });

describe('the words of a prompt say how it moves', () => {
  it.each([
    ['a city skyline as night falls', 'day-to-night'],
    ['the lights come on in the harbour', 'day-to-night'],
    ['rotating headphones on a podium', 'orbit'],
    ['perfume bottle, 360 view', 'orbit'],
    ['type "HELLO" on paper', 'kinetic-type'],
    ['typewriter title "DRAFT"', 'kinetic-type'],
    ['a logo that draws itself', 'draw-on'],
    ['mountains, slowly zoom out', 'pull-out'],
    ['push in on the lighthouse', 'push-in'],
    ['pan across the desert', 'pan'],
    ['forest with parallax', 'parallax'],
  ])('%s: %s', (prompt, kind) => {
    expect(motionOf(prompt)).toBe(kind);
  });

  it.each([
    ['a street in the rain', 'rain'],
    ['snow falling on pines', 'snow'],
    ['party with confetti', 'confetti'],
    ['campfire, sparks rising', 'sparks'],
    ['meadow with fireflies', 'fireflies'],
  ])('%s: %s', (prompt, kind) => {
    expect(weatherOf(prompt)).toBe(kind);
    expect(chooseMotion({ kind: 'auto', prompt, scene: scene('mountains', 'landscape'), seed: 1 })).toBe('particles');
  });

  it('and quoted words do not: they are set', () => {
    expect(motionOf('poster "ZOOM OUT"')).toBeUndefined();
    expect(weatherOf('poster "Purple rain"')).toBeUndefined();
  });
});

describe('without a word the scene decides, and the seed among what suits it', () => {
  const kindsOf = (prompt: string, style: string) =>
    new Set(
      Array.from({ length: 24 }, (_, seed) =>
        chooseMotion({ kind: 'auto', prompt, scene: scene(prompt, style), seed }),
      ),
    );

  it('a view in depth gets a camera', () => {
    const kinds = kindsOf('mountain lake at dawn', 'landscape');
    expect([...kinds].every((kind) => ['parallax', 'push-in', 'pull-out'].includes(kind))).toBe(true);
    expect(kinds.size).toBeGreaterThan(1);
  });

  it('a poster with a title gets moving type or is drawn', () => {
    expect([...kindsOf('poster "MAKE IT PLAIN"', 'typographic')]).toContain('kinetic-type');
  });
});

it('a kind that is named wins, and one that does not exist counts as auto', () => {
  const request = { prompt: 'city, night falls', scene: scene('city', 'landscape'), seed: 1 };
  expect(chooseMotion({ ...request, kind: 'orbit' })).toBe('orbit');
  expect(chooseMotion({ ...request, kind: 'teleport' })).toBe('day-to-night');
});

it('words that only say how it moves never become a drawing, and quotes stay whole', () => {
  const rest = withoutMotionWords('pine forest, snow falling, slowly zoom out "FALLING UP"');
  expect(rest).toContain('"FALLING UP"');
  expect(rest).toContain('pine forest');
  expect(rest).toContain('snow');
  expect(rest).not.toMatch(/falling\b(?!.*")|zoom/u);
  const brief = readBrief(withoutMotionWords('mountain landscape, winter, snow falling, video'), subjectLibrary);
  expect(brief.subjects.map(({ word }) => word)).not.toContain('falling');
  expect(brief.setting).toBe('mountains');
});
