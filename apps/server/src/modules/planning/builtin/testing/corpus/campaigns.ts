import { type CorpusBrief, combine, image, model3d, SLOW_BREW, video } from '../corpus-brief.ts';

const IDEA = ['night market', '“Night Market”', 'navy and gold'];

/** One idea in several formats. */
export const CAMPAIGNS: readonly CorpusBrief[] = [
  {
    brief:
      'Campaign for our night market, title "Night Market": a poster A3, an Instagram post, a story and a web banner. Navy and gold.',
    steps: [
      image({ title: 'Poster, A3', settings: { size: 'a3-portrait' }, says: IDEA }),
      image({ title: 'Instagram post', ratio: '1:1', says: IDEA, lacks: ['banner', 'poster'] }),
      image({ title: 'Story', ratio: '9:16', says: IDEA, lacks: ['banner'] }),
      image({ title: 'Web banner', ratio: '3:1', says: IDEA, lacks: ['story'] }),
    ],
  },
  {
    brief: 'We open a coffee shop called Slow Brew in Lisbon. Make a logo, a business card and a menu. Warm, minimal.',
    steps: [
      image({ title: 'Logo', says: ['coffee shop', 'Slow Brew', 'Warm, minimal'] }),
      image({ title: 'Business card', says: ['coffee shop', 'Slow Brew', 'Warm, minimal'] }),
      image({ title: 'Menu', says: ['coffee shop', 'Slow Brew', 'Warm, minimal'], lacks: ['logo', 'Make'] }),
    ],
  },
  {
    brief: '2 posters and 3 instagram stories for a food truck festival',
    steps: [
      image({ count: 2, title: 'Poster', says: ['food truck festival'] }),
      image({ count: 3, title: 'Instagram story', says: ['food truck festival'] }),
    ],
  },
  {
    brief: 'A poster of a fox and an instagram story with an owl',
    steps: [image({ title: 'Poster', says: ['fox'], lacks: ['owl'] }), image({ says: ['owl'], lacks: ['fox'] })],
  },
  {
    brief: 'logo + flyer + facebook cover for a dog hotel, 2 variants each',
    steps: [
      image({ title: 'Logo', count: 2, says: ['dog hotel'], lacks: ['variants'] }),
      image({ title: 'Flyer', count: 2, says: ['dog hotel'] }),
      image({ title: 'Facebook cover', count: 2, says: ['dog hotel'] }),
    ],
  },
  {
    brief: `Please create for the launch of our running shoe "Cloudstep":
- 1 hero image for the website
- 2 instagram posts
- 1 story (9:16)
- a 6 second clip
Style: clean, bright, lots of white space.`,
    steps: [
      image({ title: 'Hero image', says: ['“Cloudstep”', 'running shoe', 'white space'] }),
      image({ count: 2, ratio: '1:1', says: ['“Cloudstep”', 'running shoe'] }),
      image({ ratio: '9:16', says: ['“Cloudstep”'] }),
      video({ settings: { duration: 6 }, says: ['“Cloudstep”', 'running shoe'] }),
    ],
  },
  {
    brief: 'social media kit for a surf school',
    steps: [
      image({ title: 'Instagram post', says: ['surf school'] }),
      image({ title: 'Instagram story', says: ['surf school'] }),
      image({ title: 'Facebook cover', says: ['surf school'] }),
    ],
  },
  {
    brief: 'brand identity for a bicycle repair shop named Spoke',
    steps: [
      image({ title: 'Logo', says: ['bicycle repair shop', 'Spoke'] }),
      image({ title: 'Business card', says: ['Spoke'] }),
      image({ title: 'Pattern', says: ['Spoke'] }),
    ],
  },
  {
    brief: 'campaign for a vegan burger',
    steps: [
      image({ title: 'Poster', says: ['vegan burger'] }),
      image({ title: 'Instagram post', says: ['vegan burger'] }),
      image({ title: 'Instagram story', says: ['vegan burger'] }),
      image({ title: 'Banner', says: ['vegan burger'] }),
    ],
  },
  {
    brief: 'the same poster in A4, 1:1 and 9:16: blossom festival, pink',
    steps: [
      image({ settings: { size: 'a4-portrait' }, says: ['blossom festival', 'pink'] }),
      image({ ratio: '1:1', says: ['blossom festival'] }),
      image({ ratio: '9:16', says: ['blossom festival'] }),
    ],
  },
  {
    brief: 'Packaging and a mug (3D) and a clip for "Slow Brew" coffee beans, navy and cream',
    brand: SLOW_BREW,
    steps: [
      image({ title: 'Packaging', says: ['“Slow Brew”', 'navy and cream'] }),
      model3d({ settings: { shape: 'mug' }, says: ['“Slow Brew”'] }),
      video({ says: ['“Slow Brew”'] }),
    ],
  },
  {
    brief: 'A poster with the text "Open Late" and a story without text for a night museum',
    steps: [
      image({ says: ['“Open Late”', 'night museum'], lacks: ['without text'] }),
      image({ says: ['night museum', 'without text'], lacks: ['“Open Late”'] }),
    ],
  },
  {
    brief: 'Poster for a theatre play, plus matching tickets and a teaser',
    steps: [
      image({ title: 'Poster', says: ['theatre play'] }),
      image({ title: 'Ticket', says: ['theatre play'] }),
      ...[0, 1, 2].map(() => image({ says: ['theatre play'] })),
      ...[2, 3, 4].map((at) => video({ from: [at] })),
      combine({ from: [5, 6, 7] }),
    ],
  },
  {
    brief: 'instagram carousel with 4 slides on how to brew tea',
    steps: [0, 1, 2, 3].map(() => image({ ratio: '1:1', says: ['brew tea'] })),
  },
  {
    brief: 'banner in three sizes: 728x90, 300x250 and 160x600 for a book sale',
    steps: [
      image({ ratio: '728:90', says: ['book sale'] }),
      image({ ratio: '300:250', says: ['book sale'] }),
      image({ ratio: '160:600', says: ['book sale'] }),
    ],
  },
];
