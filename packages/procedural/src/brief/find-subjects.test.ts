import { describe, expect, it } from 'vitest';
import { subjectLibrary } from '../subjects/subjects.ts';
import { readBrief } from './read-brief.ts';

const read = (prompt: string) => readBrief(prompt, subjectLibrary);
const subjectsOf = (prompt: string): string[] =>
  read(prompt).subjects.map(({ word, count }) => (count === 1 ? word : `${count} ${word}`));
const relationsOf = (prompt: string): string[] => {
  const { subjects, relations } = read(prompt);
  return relations.map(({ from, kind, to }) => `${subjects[from]?.word} ${kind} ${subjects[to]?.word}`);
};

describe('several subjects', () => {
  it.each([
    ['a fox and an owl under a lighthouse', ['fox with owl', 'fox under lighthouse', 'owl under lighthouse']],
    ['a cat on a sofa beside a lamp', ['cat on sofa', 'sofa beside lamp']],
    ['a rocket over a castle', ['rocket over castle']],
    ['a bear in front of a tent', ['bear before tent']],
    ['a tent with a dog behind it and a bicycle', ['tent with dog', 'dog with bicycle']],
    ['a key on top of a book', ['key on book']],
    ['fox, owl, rabbit', ['fox with owl', 'owl with rabbit']],
    ['a fox', []],
  ])('of “%s” stand to each other as it says', (prompt, expected) => {
    expect(relationsOf(prompt)).toEqual(expected);
  });

  it.each([
    ['three grey wolves and a raven', ['3 wolf', 'raven']],
    ['two foxes', ['2 fox']],
    ['a pair of skis', ['2 skis']],
    ['7 balloons', ['7 balloon']],
    ['12 June concert', ['concert']],
    ['poster in 4 colours with a bear', ['bear']],
    ['1000 balloons', ['balloon']],
    ['a dozen roses', ['12 rose']],
  ])('of “%s” are as many as it says', (prompt, expected) => {
    expect(subjectsOf(prompt)).toEqual(expected);
  });
});

describe('words', () => {
  it.each([
    ['cherries, leaves, mice and cookies', ['cherry', 'leaf', 'mouse', 'cookie']],
    ['a pair of scissors', ['2 scissors']],
    ['sunglasses', ['sunglasses']],
    ['fox-themed logo', ['fox']],
    ["the lion's castle", ['lion', 'castle']],
    ['a chocolate cake', ['cake']],
    ['a lemon tree', ['tree']],
    ['a woman drinking coffee', ['coffee']],
    ['🦊 under 🌲🌲', ['fox', 'evergreen tree']],
    ['phone wallpaper with planets', ['planet']],
    ['t-shirt design with a skull', ['skull']],
    ['book cover about the sea', []],
    ['olive and cream poster', []],
    ['an olive', ['olive']],
    ['emerald palette with a ring', ['ring']],
  ])('of “%s” name things, and nothing else does', (prompt, expected) => {
    expect(subjectsOf(prompt)).toEqual(expected);
  });

  it('of an unquoted name name a thing only when nothing else does', () => {
    expect(subjectsOf('a logo called Fox & Hound')).toEqual(['fox', 'hound']);
    expect(subjectsOf('a bakery called Golden Fox')).toEqual(['bakery']);
  });

  it('that nobody drew are told of, beside what was found', () => {
    expect(read('a fox and a zorble').notes).toEqual(['There is no drawing for “zorble”; the design shows the rest.']);
    expect(read('a woman with a guitar').notes).toEqual(['People are not drawn; the design works without them.']);
    expect(read('a beautiful fox in the misty morning').notes).toEqual([]);
  });
});
