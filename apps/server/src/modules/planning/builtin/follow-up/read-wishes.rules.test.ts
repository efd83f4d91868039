import { expect, test } from 'vitest';
import { readWishes } from './read-wishes.rules.ts';
import { FOLLOW_UPS, FRESH } from './testing/briefs.ts';

function told(brief: string): string | undefined {
  return readWishes(brief)
    ?.wishes.map(({ act, target }) => {
      const parts: string[] = [act.kind];
      if (act.kind === 'edit') parts.push(act.parts.join(', '));
      if (act.kind === 'version') parts.push(act.formats.map(({ label }) => label).join(','));
      if (act.kind === 'vary') parts.push(String(act.count));
      if (act.kind === 'animate')
        parts.push(
          act.format?.label ?? '',
          act.seconds ? `${act.seconds}s` : '',
          act.isLoop ? 'loop' : '',
          act.motion ?? '',
        );
      if (act.kind === 'model3d') parts.push(act.shape ?? '', act.material ?? '');
      if (act.kind === 'combine')
        parts.push(
          act.music ?? '',
          act.transition ?? '',
          act.seconds ? `${act.seconds}s` : '',
          ...act.titles.map((title) => `"${title}"`),
        );
      if (target !== undefined) {
        const { isPronoun, number, places, titleWords, noun, kinds } = target;
        const name = isPronoun
          ? { one: 'it', many: 'these', all: 'all' }[number]
          : [places.join(','), ...titleWords, noun ?? ''].filter((word) => word !== '').join(' ');
        const only = kinds?.join(' ') ?? '';
        parts.push(`@${[name === '' ? number : name, only].filter((word) => word !== '').join(' ')}`);
      }
      return parts.filter((part) => part !== '').join(' ');
    })
    .join(' + ');
}

test.each(FRESH)('“%s” stands alone', (brief) => {
  expect(told(brief)).toBeUndefined();
});

test.each(FOLLOW_UPS)('“%s” speaks of what lies there', (brief, expected) => {
  expect(told(brief)).toBe(expected);
});

test('slips, praise and capitals do not change what is meant', () => {
  for (const brief of ['Animte the frist one pls', 'Great! Animate the first one.', 'ANIMATE THE FIRST ONE'])
    expect(told(brief)).toBe('animate @0');
});

test('what is quoted is never read as a request', () => {
  expect(told('change the title to "animate the clips in 9:16"')).toBe(
    'edit change the title to "animate the clips in 9:16"',
  );
});
