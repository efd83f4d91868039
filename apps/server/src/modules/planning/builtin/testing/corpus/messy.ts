import { type CorpusBrief, image, video } from '../corpus-brief.ts';

/** Slips, slang, shouting, mail signatures and other ways in which people write. */
export const MESSY: readonly CorpusBrief[] = [
  { brief: 'postr for a jaz nite', steps: [image({ title: 'Poster', ratio: '2:3' })] },
  { brief: 'instgram post of a pancake', steps: [image({ title: 'Instagram post', ratio: '1:1', says: ['pancake'] })] },
  { brief: 'instagrm storry for a gym', steps: [image({ ratio: '9:16', says: ['gym'] })] },
  { brief: 'buisness card for a plumber', steps: [image({ title: 'Business card', says: ['plumber'] })] },
  { brief: 'a vidoe of a waterfal', steps: [video({ says: ['waterfal'] })] },
  { brief: 'pls mak 3 baners for spring sale', steps: [image({ count: 3, title: 'Banner', says: ['spring sale'] })] },
  {
    brief: 'can u do a logoo for my barber shop thx',
    steps: [image({ title: 'Logo', says: ['barber shop'], lacks: ['can u', 'thx'] })],
  },
  { brief: 'LOGO FOR A ROCK BAND!!! NAME: "LOUD"', steps: [image({ title: 'Logo', says: ['ROCK BAND', '“LOUD”'] })] },
  {
    brief: 'hi there, hope you are well. could you make a flyer for a chess club? thanks, Tom',
    steps: [image({ title: 'Flyer', says: ['chess club'], lacks: ['hope you', 'thanks', 'Tom'] })],
  },
  {
    brief: 'make a storybord of 6 frames abuot a rocket',
    steps: [0, 1, 2, 3, 4, 5].map(() => image({ says: ['a rocket'], lacks: ['abuot', 'about'] })),
  },
  { brief: 'postr wiht a whale', steps: [image({ title: 'Poster', says: ['with a whale'] })] },
  { brief: 'poster poster poster', steps: [image({ title: 'Poster', count: 1 })] },
  { brief: 'hmm maybe some kind of poster? about frogs', steps: [image({ title: 'Poster', says: ['frogs'] })] },
  { brief: 'a   poster\n\n\nfor\tspace   camp', steps: [image({ title: 'Poster', says: ['space camp'] })] },
  { brief: 'thumnail for my cooking chanel', steps: [image({ ratio: '16:9', says: ['cooking'] })] },
  { brief: 'wallpapper for iphone, aurora', steps: [image({ ratio: '9:16', says: ['aurora'] })] },
  { brief: '4 imges of a castel', steps: [image({ count: 4, says: ['castel'] })] },
  {
    brief: 'store front illustration with flowers',
    steps: [image({ title: 'Illustration', ratio: undefined, says: ['store front', 'flowers'] })],
  },
  { brief: '🦊', steps: [image({ title: 'Picture', says: ['🦊'] })] },
  { brief: '🦊🌙 poster', steps: [image({ title: 'Poster', says: ['🦊🌙'] })] },
  { brief: 'sticker pack: 🍕🍔🌮', steps: [image({ says: ['🍕🍔🌮'] })] },
  {
    brief: 'a poster; then 2 stories; thanks!! about: open mic night',
    steps: [
      image({ title: 'Poster', says: ['open mic night'] }),
      image({ count: 2, ratio: '9:16', says: ['open mic night'] }),
    ],
  },
  {
    brief: 'Make it pop. A poster. For a lemonade stand. Yellow.',
    steps: [image({ title: 'Poster', says: ['lemonade stand', 'Yellow'] })],
  },
  { brief: 'something nice for the living room wall with a heron', steps: [image({ says: ['heron'] })] },
  {
    brief: `${'We are a small family bakery and we love what we do. '.repeat(30)}Please make a poster and a flyer for our anniversary, "100 years".`,
    steps: [
      image({ title: 'Poster', says: ['anniversary', '“100 years”', 'family bakery'] }),
      image({ title: 'Flyer', says: ['anniversary', '“100 years”'] }),
    ],
  },
];
