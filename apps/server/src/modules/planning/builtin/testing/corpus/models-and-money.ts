import { type CorpusBrief, combine, image, model3d, picture, video } from '../corpus-brief.ts';

/** Models named in the brief, ceilings, attachments. */
export const MODELS_AND_MONEY: readonly CorpusBrief[] = [
  {
    brief: 'a fox with Flux pro',
    models: 'all',
    steps: [image({ model: 'flux-pro', says: ['fox'], lacks: ['flux'] })],
    noNotes: true,
  },
  {
    brief: 'use recraft: logo for a florist',
    models: 'all',
    steps: [image({ title: 'Logo', model: 'recraft-v3', says: ['florist'], lacks: ['recraft'] })],
  },
  { brief: '2 images of a barn using flux-dev', models: 'all', steps: [image({ count: 2, model: 'flux-dev' })] },
  {
    brief: 'poster of a barn, built-in engine please',
    models: 'all',
    steps: [image({ model: 'gesso-image', lacks: ['engine'] })],
  },
  { brief: 'a fox with Flux pro', steps: [image({ model: 'gesso-image', says: ['fox'] })], notes: [/Flux pro/u] },
  {
    brief: 'use midjourney for a castle',
    models: 'all',
    steps: [image({ says: ['castle'], lacks: ['midjourney'] })],
    notes: [/Midjourney/iu],
  },
  {
    brief: 'images with Flux pro and clips with Runway: 2 images and 2 clips of a glacier',
    models: 'all',
    steps: [
      image({ count: 2, model: 'flux-pro', says: ['glacier'] }),
      video({ count: 2, model: 'runway-gen4', says: ['glacier'] }),
    ],
  },
  {
    brief: 'a model on a fashion runway',
    models: 'all',
    steps: [image({ model: 'gpt-image', says: ['fashion runway'] })],
    noNotes: true,
  },
  { brief: 'a sculpture by Rodin in a garden', models: 'all', steps: [image({ says: ['Rodin'] })], noNotes: true },
  {
    brief: '4 images of a fox',
    models: 'all',
    ceilingCredits: 80,
    steps: [image({ count: 4, model: 'flux-dev' })],
    notes: [/ceiling/u],
  },
  {
    brief: '5 images, 5 video clips and 1 combined video about tea',
    models: 'all',
    ceilingCredits: 170,
    steps: [image({ count: 5 }), video({ count: 5, model: 'gesso-video' }), combine({ from: [1] })],
    notes: [/ceiling/u],
  },
  { brief: '4 images of a fox', ceilingCredits: 20, steps: [image({ count: 4 })], notes: [/above the ceiling/u] },
  {
    brief: 'a poster of a heron with gpt image',
    models: 'all',
    ceilingCredits: 52,
    steps: [image({})],
    notes: [/ceiling/u],
  },
  {
    brief: 'A poster with this photo, title "Home"',
    attachments: [picture('house.jpg')],
    steps: [image({ title: 'Poster', model: 'gesso-image', references: [0], says: ['“Home”'] })],
  },
  {
    brief: 'A poster with this photo, title "Home"',
    attachments: [picture('house.jpg')],
    models: 'all',
    steps: [image({ title: 'Poster', model: 'gpt-image', references: [0] })],
    noNotes: true,
  },
  {
    brief: 'A poster with this photo, with Flux pro',
    models: 'all',
    attachments: [picture('house.jpg')],
    steps: [image({ title: 'Poster', model: 'flux-pro' })],
    notes: [/Flux pro takes no pictures/u],
  },
  {
    brief: 'instagram post and story from the attached pictures',
    attachments: [picture('one.jpg'), picture('two.jpg')],
    steps: [image({ ratio: '1:1', references: [0, 1] }), image({ ratio: '9:16', references: [0, 1] })],
  },
  {
    brief: 'combine these into one video with calm music',
    attachments: [picture('a.mp4', { kind: 'video' }), picture('b.mp4', { kind: 'video' })],
    steps: [combine({ references: [0, 1], settings: { music: 'calm' } })],
  },
  {
    brief: 'a clip from this picture, slow zoom',
    models: 'all',
    attachments: [picture('boat.jpg')],
    steps: [video({ model: 'kling-1.6-pro', references: [0], says: ['slow zoom'] })],
  },
  {
    brief: '3D medal with the attached crest',
    attachments: [picture('crest.png')],
    steps: [model3d({ settings: { shape: 'medal' }, references: [0] })],
  },
];
