import { type CorpusBrief, combine, image, video } from '../corpus-brief.ts';

/** Clips, story-boards, teasers and films. */
export const CLIPS_AND_FILMS: readonly CorpusBrief[] = [
  {
    brief: 'a short clip of a paper boat in the rain',
    steps: [video({ title: 'Clip', says: ['paper boat in the rain'] })],
    noNotes: true,
  },
  {
    brief: 'Video of a lighthouse at night, 10 seconds, vertical',
    steps: [video({ ratio: '9:16', settings: { duration: 10 }, says: ['lighthouse at night'], lacks: ['10 seconds'] })],
  },
  {
    brief: '3s loop of a spinning record',
    steps: [video({ settings: { duration: 3, loop: true }, says: ['record'] })],
  },
  { brief: 'looping video of fireflies', steps: [video({ settings: { loop: true }, says: ['fireflies'] })] },
  { brief: 'animated logo for "Crux"', steps: [video({ title: 'Animated logo', says: ['“Crux”', 'logo'] })] },
  { brief: 'gif of a bouncing ball', steps: [video({ says: ['bouncing ball'] })] },
  { brief: 'animation of a rocket taking off', steps: [video({ says: ['rocket taking off'] })] },
  {
    brief: 'two clips of a campfire, square, 4 sec',
    steps: [video({ count: 2, ratio: '1:1', settings: { duration: 4 } })],
  },
  {
    brief: 'a video of a train with Kling, 10 seconds',
    models: 'all',
    steps: [
      video({ model: 'kling-1.6-pro', settings: { duration: '10', mode: 'std' }, says: ['train'], lacks: ['Kling'] }),
    ],
  },
  { brief: 'clip of a horse, 7s', models: 'all', steps: [video({ settings: { duration: '10' } })], notes: [/10 s/u] },
  {
    brief: '5 images, 5 video clips and 1 combined video about a coffee shop',
    models: 'all',
    credits: 250,
    steps: [
      image({ count: 5, model: 'gpt-image', says: ['coffee shop'] }),
      video({ count: 5, model: 'kling-1.6-pro', settings: { mode: 'std' }, says: ['coffee shop'] }),
      combine({ from: [1] }),
    ],
  },
  {
    brief: 'Includes 5 images, 5 video clips, and 1 combined video.',
    models: 'all',
    credits: 250,
    steps: [image({ count: 5 }), video({ count: 5 }), combine({ from: [1] })],
  },
  {
    brief: 'five pictures of the sea, five clips and one combined video with calm music',
    models: 'all',
    credits: 250,
    steps: [
      image({ count: 5, says: ['sea'] }),
      video({ count: 5, says: ['sea'] }),
      combine({ from: [1], settings: { music: 'calm' } }),
    ],
  },
  {
    brief: '2 images of a bakery, 2 clips from these images, combined into one video',
    steps: [
      image({ says: ['bakery'] }),
      image({ says: ['bakery'] }),
      video({ from: [0], says: ['bakery'] }),
      video({ from: [1], says: ['bakery'] }),
      combine({ from: [2, 3] }),
    ],
  },
  {
    brief: 'storyboard for a coffee ad, 4 frames',
    steps: [0, 1, 2, 3].map(() => image({ ratio: '16:9', says: ['coffee ad'], lacks: ['4 frames'] })),
  },
  {
    brief: 'Storyboard: Scene 1: a fox wakes up. Scene 2: the fox finds a map. Scene 3: the fox sails away.',
    steps: [
      image({ says: ['fox wakes up'], lacks: ['map'] }),
      image({ says: ['finds a map'], lacks: ['sails'] }),
      image({ says: ['sails away'], lacks: ['wakes'] }),
    ],
  },
  {
    brief: 'A 15 second teaser for our ice cream festival, "Scoop!", happy music',
    steps: [
      image({ says: ['ice cream festival'] }),
      image({ says: ['ice cream festival'] }),
      image({ says: ['ice cream festival'] }),
      video({ from: [0], settings: { duration: 5 } }),
      video({ from: [1], settings: { duration: 5 } }),
      video({ from: [2], settings: { duration: 5 } }),
      combine({ from: [3, 4, 5], settings: { music: 'bright' }, says: ['“Scoop!”', 'happy music'] }),
    ],
  },
  {
    brief: 'teaser for a documentary about whales',
    steps: [
      ...[0, 1, 2].map(() => image({ ratio: '16:9', says: ['whales'] })),
      ...[0, 1, 2].map((at) => video({ from: [at], ratio: '16:9' })),
      combine({ from: [3, 4, 5] }),
    ],
  },
  {
    brief: 'movie trailer, vertical, for a thriller called Night Shift, dark music',
    steps: [
      ...[0, 1, 2].map(() => image({ ratio: '9:16', says: ['thriller', 'Night Shift'] })),
      ...[0, 1, 2].map((at) => video({ from: [at], ratio: '9:16' })),
      combine({ from: [3, 4, 5], ratio: '9:16', settings: { music: 'dark' } }),
    ],
  },
  {
    brief: 'a 30 second video about beekeeping',
    steps: [
      ...[0, 1, 2].map(() => video({ settings: { duration: 10 }, says: ['beekeeping'] })),
      combine({ from: [0, 1, 2] }),
    ],
  },
  {
    brief: '3 clips of city streets, then combine them into one video with energetic music, no titles',
    steps: [video({ count: 3, says: ['city streets'] }), combine({ from: [0], settings: { music: 'energetic' } })],
  },
  {
    brief: 'an explainer film without music about recycling, 20 seconds',
    steps: [
      ...[0, 1].map(() => video({ settings: { duration: 10 }, says: ['recycling'] })),
      combine({ from: [0, 1], settings: { music: 'none' } }),
    ],
  },
  {
    brief: 'picture of a robot and a clip made from it',
    steps: [image({ says: ['robot'] }), video({ from: [0], says: ['robot'] })],
  },
  {
    brief: 'Generate a picture of a koi pond, then animate it',
    steps: [image({ says: ['koi pond'] }), video({ from: [0], says: ['koi pond'] })],
  },
  {
    brief: 'Generate a picture of a koi pond, then animate it',
    models: 'all',
    steps: [image({ model: 'gpt-image' }), video({ model: 'kling-1.6-pro', from: [0] })],
    noNotes: true,
  },
  {
    brief: 'slideshow of 4 pictures of autumn trees with dreamy music',
    steps: [image({ count: 4, says: ['autumn trees'] }), combine({ from: [0], settings: { music: 'dreamy' } })],
  },
  {
    brief: 'a 5 minute video of clouds',
    steps: [
      video({}),
      video({}),
      video({}),
      video({}),
      video({}),
      video({}),
      video({}),
      video({}),
      video({}),
      video({}),
      video({}),
      video({}),
      combine({ from: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] }),
    ],
    notes: [/2 minutes/u],
  },
  { brief: 'boomerang of a cat jumping, 2 seconds', steps: [video({ settings: { duration: 2, loop: true } })] },
];
