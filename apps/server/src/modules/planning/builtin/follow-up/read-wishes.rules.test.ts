import { expect, test } from 'vitest';
import { readWishes } from './read-wishes.rules.ts';

const FRESH = [
  'a 9:16 poster of a fox',
  'make a poster with a bigger headline',
  'poster of a fox in the snow, navy palette, no grain',
  '4 images for a coffee bar',
  'make a 3D model of a fox',
  'make a video of a lighthouse at night',
  'a clip of the sea, slow push-in, 6 seconds, loop',
  'logo for "Red Room", black and white',
  'design a banner for this summer',
  'create an Instagram post and story for a bakery',
  'make a poster in the style of this',
  'make a poster with this photo',
  'use this photo for a poster of our shop',
  'a poster like this one but for a tea shop',
  'draw a bear instead of a fox poster',
  'I need a logo, a business card and a banner for a florist',
  'make a poster of a fox and animate it',
  'create 5 images and 5 clips and combine them into one video',
  'generate four pictures of a red fox, then make a video of them',
  'fox',
  'a fox in a forest at night',
  'minimal, black and white, a lighthouse',
  'Warmer Days festival poster',
  'no waste shop logo',
  'swap meet flyer, retro colours',
  'a mug with a fox on it',
  'a bottle label for "Slow Brew"',
  'icon set for a travel app, 12 icons, navy and cream',
  '"Make it bigger" typographic poster',
  'make 3 posters for the jazz night',
  'design the poster for the jazz night, bigger headline',
  'another poster of a bear',
  '3 more posters of cats',
  'animated logo for Acme',
  'combine a fox and a bear in one poster',
  'a warmer, brighter kitchen campaign',
  'storyboard of a girl who finds a key, 6 frames',
  'pattern with lemons, square',
  'square logo for a bakery',
  'teaser for our new sneaker with a calm soundtrack',
  'change the world poster, big type',
  'remix album cover "Second Summer"',
  'the great wave, poster',
  'a 15 second video ad for a bike shop',
  'make me a poster that says "Combine"',
  'vertical video of rain over a city',
  'packaging for a chocolate bar, gold on black',
  'wallpaper for my phone with mountains',
  'two foxes at night, darker',
  'a fox on a red background',
  'hello',
];

/** What is asked for, act by act; `:` and what is spoken of where it was named. */
const FOLLOW_UPS: readonly (readonly [string, string])[] = [
  // Edits.
  ['make the headline bigger', 'edit make the headline bigger'],
  ['Please make the headline bigger!', 'edit make the headline bigger'],
  ['bigger headline and navy palette', 'edit bigger headline, navy palette'],
  ['swap the fox for a bear in the second', 'edit swap the fox for a bear @1'],
  ['in the second one, swap the fox for a bear', 'edit swap the fox for a bear @1'],
  ['replace the fox with a horse', 'edit replace the fox with a horse'],
  ['a bear instead of the fox', 'edit a bear instead of the fox'],
  ['navy palette', 'edit navy palette'],
  ['swap to the navy palette', 'edit swap to the navy palette'],
  ['use the navy palette on all of them', 'edit use the navy palette @all'],
  ['remove the tagline', 'edit remove the tagline'],
  ['remove the tagline and the moon', 'edit remove the tagline, the moon'],
  ['warmer', 'edit warmer'],
  ['make it warmer', 'edit make it warmer @it'],
  ['make these a bit darker', 'edit make it a bit darker @these'],
  ['can you make the last one darker?', 'edit make it darker @-1'],
  ['no grain', 'edit no grain'],
  ['no text', 'edit no text'],
  ['crop it to square', 'edit crop it to square @it'],
  ['blur the background', 'edit blur the background'],
  ['blur the background of the photo', 'edit blur the background @one image'],
  ['upscale the last one', 'edit upscale it @-1'],
  ['upscale picture 2', 'edit upscale it @1 image'],
  ['change the title to "Red Room"', 'edit change the title to "Red Room"'],
  ['add a moon', 'edit add a moon'],
  ['add the date "4 July" to the first two', 'edit add the date "4 July" to it @0,1'],
  ['make it night', 'edit make it night @it'],
  ['another font', 'edit another font'],
  ['a bigger headline', 'edit a bigger headline'],
  ['different background colour', 'edit different background colour'],
  ['make the background teal', 'edit make the background teal'],
  ['black and white', 'edit black and white'],
  ['black and white, more contrast', 'edit black and white, more contrast'],
  ['move the fox to the left', 'edit move the fox to the left'],
  ['flip it', 'edit flip it @it'],
  ['less busy', 'edit less busy'],
  ['make the text smaller in the first and third', 'edit make the text smaller @0,2'],
  ['make the headlien biger', 'edit make the headline bigger'],
  ['nice! now make the fox one warmer', 'edit make it warmer @fox'],
  ['the first one, but in blue', 'edit in blue @0'],
  ['remove the background', 'edit remove the background'],
  ['make the headline of the fox poster bigger', 'edit make the headline bigger @fox poster image'],
  ['I love the second one but make the title smaller', 'edit make the title smaller'],
  ['ok, use our brand colours', 'edit use our brand colours'],
  ['the headline should say "Hello"', 'edit the headline should say "Hello"'],
  ['vectorize the logo', 'edit vectorize it @logo image'],
  ['rotate the photo to the left', 'edit rotate it to the left @one image'],
  ['expand it to 16:9 in navy', 'edit expand it to 16:9 in navy @it'],
  // Versions.
  ['9:16 versions of these', 'version 9:16 @these'],
  ['9:16 version', 'version 9:16'],
  ['9:16 versions', 'version 9:16 @these'],
  ['an A4 version of the poster', 'version A4 @poster image'],
  ['story and banner versions', 'version 9:16,Banner'],
  ['make it square', 'version Square @it'],
  ['make the poster A4', 'version A4 @poster image'],
  ['resize them for Instagram stories', 'version 9:16 @these'],
  ['turn the second one into a banner', 'version Banner @1'],
  ['square, story and banner versions of the first', 'version Square,9:16,Banner @0'],
  ['as a banner', 'version Banner'],
  ['make a 9:16 version of the poster', 'version 9:16 @poster image'],
  ['make an Instagram story of this poster', 'version 9:16 @poster image'],
  ['1080x1350 version of it', 'version 1080 × 1350 @it'],
  ['all of them in 16:9', 'version 16:9 @all'],
  ['adapt it for LinkedIn posts', 'version Link post @it'],
  ['landscape version', 'version 16:9'],
  // Variations.
  ['3 more like the first', 'vary 3 @0'],
  ['vary this', 'vary 1 @it'],
  ['make variations of the second one', 'vary 3 @1'],
  ['give me two more', 'vary 2'],
  ['another one', 'vary 1'],
  ['more like this', 'vary 3 @it'],
  ['four variations of it', 'vary 4 @it'],
  ['try again', 'vary 1'],
  ['3 alternatives to the last one', 'vary 3 @-1'],
  // Clips.
  ['animate the first one', 'animate @0'],
  ['animate it', 'animate @it'],
  ['make clips of these', 'animate @these'],
  ['turn them into 6-second loops with a slow push-in', 'animate 6s loop push-in @these'],
  ['make a clip of each one', 'animate @all'],
  ['make it move', 'animate @it'],
  ['bring the fox poster to life', 'animate @fox poster image'],
  ['animate both, 8 seconds, pan', 'animate 8s pan @all'],
  ['animate it as a loop and let it snow', 'animate loop particles @it'],
  ['turn the second picture into a video', 'animate @1 image'],
  ['a gif of this', 'animate @it'],
  ['animate all three in 9:16', 'animate 9:16 @all'],
  ['anmiate the last two', 'animate @-2,-1'],
  // 3D.
  ['make a 3D model of it', 'model3d @it'],
  ['put this label on a bottle', 'model3d bottle @label image'],
  ['put it on a mug', 'model3d mug @it'],
  ['make it 3d in gold', 'model3d gold @it'],
  ['turn the logo into a 3d model', 'model3d @logo image'],
  ['show this design on a box', 'model3d box @one image'],
  // Films.
  ['combine the clips with a calm soundtrack', 'combine calm @many video'],
  ['combine the clips', 'combine @many video'],
  ['join these into one video with the title "Hello" and cross-fades', 'combine fade "Hello" @these'],
  ['merge all clips, no music', 'combine none @all video'],
  ['put the clips together with energetic music and hard cuts', 'combine energetic cut @many video'],
  ['make one video from the clips', 'combine @many video'],
  ['make a film of these', 'combine @these'],
  ['slideshow of these pictures, 3 seconds each, dreamy music', 'combine dreamy 3s @many image'],
  ['add dreamy music to the video', 'combine dreamy @one video'],
  // Several.
  ['make the headline bigger and animate it', 'edit make the headline bigger + animate @it'],
  ['make clips of these and combine them with calm music', 'animate @these + combine calm @these'],
  ['navy palette, then 9:16 and square versions', 'edit navy palette + version 9:16,Square'],
  ['animate the first and make a 3D model of the second', 'animate @0 + model3d @1'],
  ['make the first one warmer and the second one darker', 'edit make it warmer @0 + edit it darker @1'],
  [
    'animate these for 4 seconds, then join them with fades and the title "Summer"',
    'animate 4s @these + combine fade "Summer" @these',
  ],
];

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
