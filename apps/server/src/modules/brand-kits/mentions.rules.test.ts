import { describe, expect, it } from 'vitest';
import { findMentions, withoutMentions } from './mentions.rules.ts';

const KITS = [{ name: 'Acme' }, { name: 'Acme Coffee' }, { name: 'Café+ (Süd)' }];
const namesIn = (text: string) => findMentions(text, KITS).map(({ kit }) => kit.name);
const strip = (text: string) => withoutMentions(text, findMentions(text, KITS));

describe('a mention', () => {
  it.each([
    ['@Acme', ['Acme']],
    ['poster for @acme.', ['Acme']],
    ['poster for @ACME coffee!', ['Acme Coffee']],
    ['@Acme  Coffee and (@acme)', ['Acme Coffee', 'Acme']],
    ['@café+ (SÜD), two banners', ['Café+ (Süd)']],
    ['a 5" sticker for @Acme, 3" wide', ['Acme']],
    ['an @Acme-style poster, @Acme’s menu', ['Acme', 'Acme']],
  ])('is found in %j', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it.each([
    'mail bob@acme.com',
    'write to @acme.example',
    'Acme without the sign',
    '@Acmes',
    '@Acme2',
    '@ Acme',
    'poster "Follow us @Acme" in blue',
    '“@Acme”',
    '@@',
    '',
  ])('is none in %j', (text) => {
    expect(namesIn(text)).toEqual([]);
  });

  it.each([
    ['poster for @Acme', 'poster'],
    ['poster for @Acme Coffee, new menu', 'poster, new menu'],
    ['@Acme: a poster "Hi"', 'a poster "Hi"'],
    ['a mug with @Acme’s new fox', 'a mug with new fox'],
    ['three banners in the colours of @acme, and a story by @Acme Coffee.', 'three banners, and a story.'],
    ['one\n\nfor @Acme\ntwo', 'one\n\n\ntwo'],
    ['@Acme', ''],
    ['nothing  here , stays', 'nothing  here , stays'],
  ])('is taken out of %j with what led to it', (text, rest) => {
    expect(strip(text)).toBe(rest);
  });

  it('is looked for in time that grows with the text alone', () => {
    const started = performance.now();
    expect(namesIn('@acme co '.repeat(2_200))).toHaveLength(2_200);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
