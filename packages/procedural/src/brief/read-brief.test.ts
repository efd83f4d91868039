import { describe, expect, it } from 'vitest';
import { composeScene } from '../compose/compose-scene.ts';
import { subjectLibrary } from '../subjects/subjects.ts';
import { readBrief } from './read-brief.ts';

const read = (prompt: string) => readBrief(prompt, subjectLibrary);
const subjectsOf = (prompt: string): string[] => read(prompt).subjects.map(({ word }) => word);

describe('subjects', () => {
  it.each([
    ['Poster for a coffee bar', ['coffee']],
    ['a fox in a forest at night', ['fox']],
    ['rocket logo', ['rocket']],
    ['three wolves howling at the moon', ['wolf', 'moon']],
    ['perfume bottle product shot, elegant', ['perfume bottle']],
    ['a hot air balloon over the valley', ['hot air balloon']],
    ['summer sea landscape', []],
    ['abstract waves', ['wave']],
  ])('of “%s”', (prompt, expected) => {
    expect(subjectsOf(prompt)).toEqual(expected);
  });

  it('that are negated are not drawn', () => {
    expect(subjectsOf('a fox, without a moon, no trees')).toEqual(['fox']);
  });

  it('inside quotes are words to set, not things to draw', () => {
    expect(subjectsOf('a fox, "BEAR NECESSITIES"')).toEqual(['fox']);
  });

  it('that nobody drew are named in the notes', () => {
    expect(read('a quantum flurbinator').notes.join(' ')).toContain('flurbinator');
    expect(read('a fox').notes).toEqual([]);
  });

  it('are none without a library', () => {
    expect(readBrief('a fox').subjects).toEqual([]);
  });
});

describe('texts', () => {
  it('take the role their words give them', () => {
    expect(
      read('jazz poster titled "BLUE NOTE", date "12 June, 8 pm" at “The Cellar”, tagline \'late sessions\'').texts,
    ).toEqual([
      { role: 'title', text: 'BLUE NOTE' },
      { role: 'date', text: '12 June, 8 pm' },
      { role: 'place', text: 'The Cellar' },
      { role: 'tagline', text: 'late sessions' },
    ]);
  });

  it('without such words are title, tagline and date by position and form', () => {
    expect(read('"Harvest" "from field to table" "3 Oct 2026"').texts.map(({ role }) => role)).toEqual([
      'title',
      'tagline',
      'date',
    ]);
  });

  it('are not read from apostrophes', () => {
    expect(read("the baker's shop and the farmers' market").texts).toEqual([]);
  });

  it('are none when the prompt forbids text', () => {
    expect(read('a fox, no text please').isTextFree).toBe(true);
    expect(read('“FOX” without any words').texts).toEqual([]);
  });

  it('in scripts of Asia, the Near East and Europe are set as they are', () => {
    for (const text of ['夜の森', '慢享咖啡', '서울', 'قهوة', 'שלום', 'दीपावली', 'ตลาด', 'Νύχτα', 'Ночь', 'Tết']) {
      expect(read(`poster "${text}"`), text).toMatchObject({ texts: [{ text }], notes: [] });
    }
  });

  it('lose what no bundled face has, and are told of it', () => {
    const brief = read('poster "ABC ⵣⴰ 🇫🇷"');
    expect(brief.texts).toMatchObject([{ text: 'ABC' }]);
    expect(brief.notes.join(' ')).toContain('“ⵣ”, “ⴰ”, “🇫🇷”');
    expect(read('poster "ⵣⴰ"').texts).toEqual([]);
  });

  it('keep their emoji, with a drawing for each', () => {
    const brief = read('poster "Pizza 🍕 night ❤️"');
    expect(brief.texts).toMatchObject([{ text: 'Pizza 🍕 night ❤️' }]);
    expect(Object.entries(brief.emoji).map(([emoji, { id }]) => [emoji, id])).toEqual([
      ['🍕', 'fluent:pizza'],
      ['❤️', 'fluent:red-heart'],
    ]);
  });
});

describe('setting, time, mood, colour', () => {
  it('are read from plain words', () => {
    const brief = read('a calm, minimal poster of the sea at sunset in navy and #F53 on #102030');
    expect(brief).toMatchObject({ setting: 'sea', timeOfDay: 'sunset', medium: 'poster', moods: ['calm', 'minimal'] });
    expect(brief.colorWords).toContain('navy');
    expect(brief.hexColors).toEqual(['#ff5533', '#102030']);
  });
});

describe('what a design is and where it plays', () => {
  it.each([
    ['social quote "Be kind"', 'social-quote'],
    ['event flyer "Block Party"', 'event-flyer'],
    ['business card for a dentist', 'business-card'],
    ['packaging for honey', 'packaging'],
    ['wine label', 'packaging'],
    ['icon set about coffee', 'icon-set'],
    ['seamless pattern of lemons', 'pattern'],
    ['storyboard of a launch', 'storyboard'],
    ['mockup of a bottle', 'mockup'],
    ['web banner', 'banner'],
    ['hero image for a startup', 'hero'],
    ['restaurant menu', 'menu'],
    ['wedding invitation', 'invitation'],
    ['book cover', 'book-cover'],
    ['album cover', 'album-cover'],
    ['t-shirt design', 't-shirt'],
    ['sticker of a panda', 'sticker'],
    ['phone wallpaper', 'wallpaper'],
    ['instagram post', 'social-post'],
    ['logo and business card', 'logo'],
    ['a fox', 'picture'],
  ])('“%s” is a %s', (prompt, medium) => {
    expect(read(prompt).medium).toBe(medium);
  });

  it.each([
    ['a beach at sunset', { setting: 'sea', spot: 'beach', timeOfDay: 'sunset' }],
    ['a kitchen', { setting: 'interior', spot: 'kitchen' }],
    ['a cosy café in the morning', { setting: 'interior', spot: 'cafe', timeOfDay: 'dawn' }],
    ['an office desk', { setting: 'interior', spot: 'office' }],
    ['a street at night in the rain', { setting: 'city', spot: 'street', timeOfDay: 'night', weather: 'rain' }],
    ['a garden in a storm', { setting: 'field', spot: 'garden', weather: 'storm' }],
    ['snowy mountains', { setting: 'snow', weather: 'snow' }],
    ['a misty forest', { setting: 'forest', weather: 'fog', moods: ['calm'] }],
    ['outer space', { setting: 'space' }],
    ['the alps on a windy, sunny day', { setting: 'mountains', weather: 'wind', timeOfDay: 'day' }],
  ])('“%s” is read', (prompt, expected) => {
    expect(read(prompt)).toMatchObject(expected);
  });
});

describe('bad input', () => {
  it('sizes and names out of range are brought into it', () => {
    const brief = read('fox');
    const scene = composeScene({
      brief,
      seed: Number.NaN,
      widthPx: 0,
      heightPx: 1e9,
      style: 'nope',
      palette: 'nope',
      variantIndex: 17,
    });
    expect([scene.widthPx, scene.heightPx]).toEqual([64, 4096]);
    expect(composeScene({ brief, seed: 1, widthPx: Number.NaN, heightPx: -3 }).widthPx).toBe(1024);
  });
});
