import { expect, test } from 'vitest';
import { readMusic } from './choose-music.ts';

test.each([
  ['combine the clips with a calm soundtrack', 'calm'],
  ['dark alley scenes, happy music', 'bright'],
  ['a film with music that is epic', 'cinematic'],
  ['fast cuts, techno', 'energetic'],
  ['join them, no music', 'none'],
  ['join them without any sound', 'none'],
  ['silent film', 'none'],
  ['join these', undefined],
  ['', undefined],
])('“%s” asks for %s', (prompt, music) => {
  expect(readMusic(prompt)).toBe(music);
});
