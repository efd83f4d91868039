import { type CorpusBrief, combine, type ExpectedStep, image, video } from '../corpus-brief.ts';

const NOT_SHOWN = ['of them', 'of each', 'clips', 'combine', 'animate', 'music'];

/** Some pictures, a clip of each and the film of the clips. */
function filmOf(count: number, says: readonly string[], music?: string): readonly ExpectedStep[] {
  const places = Array.from({ length: count }, (_, at) => at);
  return [
    ...places.map(() => image({ says, lacks: NOT_SHOWN })),
    ...places.map((at) => video({ from: [at], says, lacks: NOT_SHOWN })),
    combine({ from: places.map((at) => count + at), settings: music === undefined ? {} : { music } }),
  ];
}

/** Films whose pieces the brief lists, and pictures that become one. */
export const LISTS_OF_FILMS: readonly CorpusBrief[] = [
  {
    brief: 'a teaser: 5 images of a sailboat at sea, 5 clips of them and one combined video with calm music',
    credits: 137.5,
    steps: filmOf(5, ['sailboat at sea.'], 'calm'),
  },
  {
    brief: '5 images of a sailboat at sea, 5 clips of them and one combined video with calm music',
    steps: filmOf(5, ['sailboat at sea'], 'calm'),
  },
  { brief: '5 images of a fox, a clip of each and one combined video', steps: filmOf(5, ['fox']) },
  {
    brief: 'A trailer: 4 pictures of a haunted house, a clip of each, then one final video with dark music',
    steps: filmOf(4, ['haunted house.'], 'dark'),
  },
  {
    brief: 'Three pictures of a lighthouse at night, animate each, and combine the clips with calm music',
    steps: filmOf(3, ['a lighthouse at night'], 'calm'),
  },
  {
    brief: 'Three pictures of a sailboat from dawn to dusk, animate each, and combine the clips with calm music',
    steps: filmOf(3, ['a sailboat from dawn to dusk'], 'calm'),
  },
  {
    brief: '3 images of a dragon, turn each into a clip, and combine them into a teaser',
    steps: filmOf(3, ['a dragon']),
  },
  { brief: 'first 3 pictures of a robot, then 3 clips from these, then one film', steps: filmOf(3, ['a robot']) },
  {
    brief: '4 pictures of a market, animate each, then combine with dreamy music',
    steps: filmOf(4, ['market'], 'dreamy'),
  },
  { brief: '4 images of a garden; clips of all four; then put together', steps: filmOf(4, ['a garden']) },
  { brief: '4 pictures of a market. Animate them. Combine the clips.', steps: filmOf(4, ['a market']) },
  { brief: 'teaser made of 4 images of a castle and 4 clips', steps: filmOf(4, ['a castle.']) },
  { brief: 'a trailer – 3 images of a wolf, a clip of each and a final video', steps: filmOf(3, ['a wolf.']) },
  {
    brief: 'trailer for a space opera: 4 images, then animate them, finally combine everything with epic music',
    steps: filmOf(4, ['a space opera.'], 'cinematic'),
  },
  { brief: 'first a poster of a whale, then a video of a whale', steps: [image({ title: 'Poster' }), video({})] },
  {
    brief: '3 pictures of a lake and a clip of them all',
    steps: [
      ...[0, 1, 2].map(() => image({ says: ['a lake'] })),
      ...[0, 1, 2].map((at) => video({ from: [at], says: ['a lake'], lacks: ['all'] })),
    ],
  },
  {
    brief: 'campaign: 2 posters of a jazz night and a story',
    steps: [
      image({ count: 2, title: 'Poster', says: ['jazz night'], lacks: ['campaign'] }),
      image({ title: 'Story', says: ['jazz night'], lacks: ['campaign'] }),
    ],
  },
  {
    brief: 'promo film of a hotel in 3 scenes, 15 seconds, calm music',
    steps: [
      ...[0, 1, 2].map(() => video({ settings: { duration: 5 }, says: ['hotel.'], lacks: ['scenes'] })),
      combine({ from: [0, 1, 2], settings: { music: 'calm' } }),
    ],
  },
  { brief: 'a video with two shots of espresso', steps: [video({ says: ['two shots of espresso'] })] },
  {
    brief: 'a short film about a fox in winter, 20 seconds, 4 scenes',
    steps: [
      ...[0, 1, 2, 3].map(() =>
        video({ settings: { duration: 5 }, says: ['fox in winter'], lacks: ['4 scenes', '20 seconds'] }),
      ),
      combine({ from: [0, 1, 2, 3] }),
    ],
  },
  {
    brief: 'a video of an empty street at dawn, no people, with Kling',
    models: 'all',
    steps: [video({ model: 'kling-1.6-pro', settings: { negativePrompt: 'people' }, says: ['no people'] })],
  },
  {
    brief: 'a clip of a hall called No Limits, no people, with Kling',
    models: 'all',
    steps: [video({ settings: { negativePrompt: 'people' }, says: ['No Limits'] })],
  },
  {
    brief:
      'Launch campaign for a night festival in a pine forest, titled "NIGHTFALL", navy and moonlight: a poster, an Instagram post and a story',
    steps: ['Poster', 'Instagram post', 'Story'].map((title) =>
      image({ title, says: ['night festival in a pine forest', '“NIGHTFALL”', 'navy and moonlight'] }),
    ),
  },
  {
    brief:
      'Poster for a coffee roastery: a steaming cup on warm cream, vermilion and deep brown, flat and bold, titled "SLOW BREW", small line "Single origin, poured by hand"',
    steps: [image({ title: 'Poster', says: ['coffee roastery', '“SLOW BREW”', '“Single origin, poured by hand”'] })],
  },
];
