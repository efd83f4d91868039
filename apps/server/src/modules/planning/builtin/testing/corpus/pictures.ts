import { type CorpusBrief, image } from '../corpus-brief.ts';

/** Ideas without a medium are pictures; counts, variants, sizes. */
export const PICTURES: readonly CorpusBrief[] = [
  {
    brief: 'a fox in a forest at night',
    steps: [image({ title: 'Picture', count: 1, says: ['a fox in a forest at night'] })],
    noNotes: true,
  },
  {
    brief: '4 images of a fox in a forest at night',
    models: 'all',
    credits: 100,
    steps: [image({ count: 4, model: 'gpt-image', says: ['fox in a forest at night'], lacks: ['4'] })],
  },
  {
    brief: 'Make four images of a lighthouse.',
    models: 'all',
    credits: 100,
    steps: [image({ count: 4, model: 'gpt-image', says: ['lighthouse'], lacks: ['four'] })],
  },
  {
    brief: '4 images of a fox',
    credits: 72,
    steps: [image({ count: 4, model: 'gesso-image' })],
  },
  { brief: 'four pictures of owls', steps: [image({ count: 4, says: ['owls'] })] },
  { brief: 'a dozen pictures of sea shells', steps: [image({ count: 12, says: ['sea shells'], lacks: ['dozen'] })] },
  { brief: 'half a dozen images of tulips', steps: [image({ count: 6, says: ['tulips'] })] },
  { brief: 'a couple of pictures of my favourite fruit, mango', steps: [image({ count: 2, says: ['mango'] })] },
  { brief: 'two or three images of a red kite over a field', steps: [image({ count: 3, says: ['red kite'] })] },
  { brief: '3-4 illustrations of a bee', steps: [image({ count: 4, says: ['bee'] })] },
  { brief: 'ten square images of donuts', steps: [image({ count: 10, ratio: '1:1', says: ['donuts'] })] },
  { brief: 'a few illustrations of a sleepy bear', steps: [image({ count: 3, says: ['sleepy bear'] })] },
  { brief: 'twenty-four pictures of clouds', steps: [image({ count: 24, says: ['clouds'] })] },
  { brief: 'x3 picture of a tulip', steps: [image({ count: 3, says: ['tulip'] })] },
  {
    brief: 'two foxes and three owls in a tree',
    steps: [image({ count: 1, says: ['two foxes and three owls in a tree'] })],
  },
  { brief: 'three bears eating porridge', steps: [image({ count: 1, says: ['three bears eating porridge'] })] },
  { brief: '4 variants of a sunset over the sea', steps: [image({ count: 4, says: ['sunset over the sea'] })] },
  {
    brief: 'sailboat at dawn, 5 versions',
    steps: [image({ count: 5, says: ['sailboat at dawn'], lacks: ['5 versions'] })],
  },
  { brief: 'an owl. give me 3 options', steps: [image({ count: 3, says: ['owl'], lacks: ['options'] })] },
  { brief: 'a whale in 16:9', steps: [image({ ratio: '16:9', says: ['whale'], lacks: ['16:9'] })] },
  { brief: 'picture of a peacock, 9:16', steps: [image({ ratio: '9:16' })] },
  { brief: 'a hedgehog 1500x500', steps: [image({ ratio: '3:1', settings: { widthPx: 1500, heightPx: 500 } })] },
  { brief: 'a hedgehog 1920 × 1080 px', steps: [image({ settings: { size: 'full-hd' } })] },
  { brief: 'vertical illustration of a waterfall', steps: [image({ ratio: '4:5', says: ['waterfall'] })] },
  { brief: 'a wide picture of a savanna with an elephant', steps: [image({ ratio: '16:9', says: ['savanna'] })] },
  { brief: 'panorama of the alps 21:9', steps: [image({ ratio: '21:9', says: ['alps'] })] },
  { brief: 'illustration for a blog article about bees', steps: [image({ says: ['bees'] })] },
  {
    brief: 'my grandmother laughing in her kitchen',
    steps: [image({ says: ['grandmother laughing in her kitchen'] })],
  },
  {
    brief: 'photo of an old poster on a brick wall',
    steps: [image({ count: 1, title: 'Photo', says: ['old poster on a brick wall'] })],
  },
  { brief: 'a cat wearing a logo t-shirt watching a video', steps: [image({ count: 1, says: ['watching a video'] })] },
  { brief: 'sketch of a mug with a sticker on it', steps: [image({ count: 1, says: ['mug with a sticker'] })] },
  { brief: 'low poly mountain landscape, isometric, 2048x2048', steps: [image({ settings: { size: 'square-2048' } })] },
  {
    brief: 'create 2 images: one of a cat and one of a dog',
    steps: [image({ says: ['cat'], lacks: ['dog'] }), image({ says: ['dog'], lacks: ['cat'] })],
  },
  { brief: 'Ein Fuchs im Wald bei Nacht', steps: [image({ says: ['Ein Fuchs im Wald bei Nacht'] })] },
  { brief: '夜の森のキツネ', steps: [image({ says: ['夜の森のキツネ'] })] },
  { brief: 'high quality picture of a violin, 4k', models: 'all', steps: [image({ settings: { quality: 'high' } })] },
];
