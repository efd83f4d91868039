import { expect, test } from 'vitest';
import { findPlanFaults } from '../../plan.rules.ts';
import type { PlanningRequest, PlanStep } from '../../planning.ts';
import { planFollowUp } from './plan-follow-up.ts';
import {
  BUILT_IN,
  buildRequest,
  CAMERA,
  CLIPS,
  clip,
  design,
  POSTERS,
  photo,
  REPAINTER,
} from './testing/build-request.ts';

async function plan(brief: string, rest: Partial<PlanningRequest> = {}) {
  const request = buildRequest(brief, rest);
  const answer = await planFollowUp(request);
  if (answer?.kind !== 'plan') throw new Error(`no plan: ${JSON.stringify(answer)}`);
  expect(findPlanFaults(answer.plan, request.models)).toEqual([]);
  return { ...answer.plan, notes: answer.notes };
}

/** `s1 edit gesso-edit [fox-poster] Make it warmer`. */
const shown = ({ id, kind, model, references, inputs, prompt }: PlanStep): string =>
  `${id} ${kind} ${model} [${[...references, ...inputs].join(' ')}] ${prompt}`;

async function stepsOf(brief: string, rest: Partial<PlanningRequest> = {}): Promise<readonly string[]> {
  return (await plan(brief, rest)).steps.map(shown);
}

test('an edit of a design tells the editing model what to change, one step for each design', async () => {
  expect(await stepsOf('make the headline bigger', { attachments: [POSTERS[0]!] })).toEqual([
    's1 edit gesso-edit [fox-poster] Make the headline bigger',
  ]);
  expect(await stepsOf('navy palette and no grain on all of them')).toEqual([
    's1 edit gesso-edit [fox-poster] Navy palette, no grain',
    's2 edit gesso-edit [bear-poster] Navy palette, no grain',
  ]);
});

test('titles name what was done and what it is, and grow no longer with every edit', async () => {
  const { steps } = await plan('make the headline bigger', { attachments: [design('Warmer: Fox poster')] });
  expect(steps[0]?.title).toBe('Headline bigger: Fox poster');
  const again = await plan('9:16 version', { attachments: [design('Headline bigger: Fox poster')] });
  expect(again.steps[0]?.title).toBe('9:16 version: Fox poster');
  const third = await plan('animate it', { attachments: [design('9:16 version: Fox poster')] });
  expect(third.steps[0]?.title).toBe('Clip: Fox poster');
});

test('the selection comes before the latest results, and those before older ones', async () => {
  expect(await stepsOf('animate the second one', { attachments: [design('A'), design('B')] })).toEqual([
    's1 video gesso-video [b] B',
  ]);
  expect(await stepsOf('animate the second one')).toEqual(['s1 video gesso-video [bear-poster] Bear poster']);
  expect(await stepsOf('combine the clips')).toEqual([
    's1 combine gesso-combine [clip-harbour clip-market clip-night] Combine the clips',
  ]);
});

test('titles tell pieces apart, in the latest results or in those before', async () => {
  expect(await stepsOf('make the bear one warmer')).toEqual(['s1 edit gesso-edit [bear-poster] Make it warmer']);
  const earlier = [...POSTERS, design('Owl poster', { runId: 'run-0' })];
  expect(await stepsOf('animate the owl poster', { earlier })).toEqual([
    's1 video gesso-video [owl-poster] Owl poster',
  ]);
});

test('where it cannot be told which one is meant, one question names them, and the answer is planned', async () => {
  const asked = await planFollowUp(buildRequest('make the headline bigger'));
  expect(asked).toMatchObject({
    kind: 'questions',
    questions: [
      { id: 'which', text: 'Which one should be changed?', options: ['Fox poster', 'Bear poster', 'All of them'] },
    ],
  });
  const answered = (value: string) =>
    stepsOf('make the headline bigger', {
      answers: [{ questionId: 'which', text: 'Which one should be changed?', value }],
    });
  expect(await answered('Bear poster')).toEqual(['s1 edit gesso-edit [bear-poster] Make the headline bigger']);
  expect(await answered('All of them')).toHaveLength(2);
  expect(await answered('the first')).toEqual(['s1 edit gesso-edit [fox-poster] Make the headline bigger']);
  expect(await answered('the bear please')).toEqual(['s1 edit gesso-edit [bear-poster] Make the headline bigger']);
});

test('an answer that names none of them is refused with the names', async () => {
  const answers = [{ questionId: 'which', text: '', value: 'the giraffe' }];
  expect(await planFollowUp(buildRequest('warmer', { answers }))).toMatchObject({
    kind: 'refused',
    message: expect.stringContaining('Fox poster, Bear poster'),
  });
});

test('pieces of one title are told apart by their place', async () => {
  const earlier = [1, 2, 3].map((number) => design('Fox poster', { assetId: `fox-${number}` }));
  expect(await planFollowUp(buildRequest('warmer', { earlier }))).toMatchObject({
    questions: [{ options: ['1. Fox poster', '2. Fox poster', '3. Fox poster', 'All of them'] }],
  });
  const answers = [{ questionId: 'which', text: '', value: '2. Fox poster' }];
  expect(await stepsOf('warmer', { earlier, answers })).toEqual(['s1 edit gesso-edit [fox-2] Warmer']);
});

test('a crop without a shape is asked for its shape', async () => {
  const attachments = [photo('Shop.jpg')];
  expect(await planFollowUp(buildRequest('crop it', { attachments }))).toMatchObject({
    kind: 'questions',
    questions: [{ id: 'crop-shape', options: ['Square', '4:5', '9:16', '16:9', 'Only its empty edges'] }],
  });
  const crop = (value: string) =>
    stepsOf('crop it', { attachments, answers: [{ questionId: 'crop-shape', text: '', value }] });
  expect(await crop('4:5')).toEqual(['s1 edit gesso-edit [shop-jpg] Crop it to 4:5']);
  expect(await crop('Only its empty edges')).toEqual(['s1 edit gesso-edit [shop-jpg] Trim it']);
});

test('versions are laid out for each shape, and a piece that has the shape is left alone', async () => {
  const { steps } = await plan('story and banner versions of these');
  expect(steps.map(({ title, prompt }) => `${title} | ${prompt}`)).toEqual([
    '9:16 version: Fox poster | 9:16 version at 1080x1920',
    'Banner version: Fox poster | Banner version at 1536x512',
    '9:16 version: Bear poster | 9:16 version at 1080x1920',
    'Banner version: Bear poster | Banner version at 1536x512',
  ]);
  const earlier = [design('Fox poster'), design('Wide fox', { widthPx: 1080, heightPx: 1920 })];
  const same = await plan('9:16 versions', { earlier });
  expect(same.steps.map(shown)).toEqual(['s1 edit gesso-edit [fox-poster] 9:16 version at 1080x1920']);
  expect(same.notes.join()).toContain('“Wide fox” has the shape 9:16 already');
});

test('clips, loops and camera moves are settings of the model, in the shape of the picture', async () => {
  const { steps } = await plan('turn them into 6-second loops with a slow push-in');
  expect(steps).toHaveLength(2);
  expect(steps[0]).toMatchObject({
    kind: 'video',
    title: 'Clip: Fox poster',
    prompt: 'Fox poster, with a slow push-in',
    settings: { duration: 6, loop: true, motion: 'push-in', size: '960x960' },
  });
});

test('lengths a model cannot make are brought to the nearest and told', async () => {
  const { steps, notes } = await plan('animate it, 8 seconds', {
    attachments: [photo('Shop.jpg')],
    models: [...BUILT_IN, CAMERA],
  });
  expect(steps[0]).toMatchObject({ model: 'kling-1.6-pro', settings: { duration: '10' } });
  expect(notes.join()).toContain('10 s');
});

test('a model of a vendor gives way to the built-in one where it would go over the ceiling', async () => {
  const rest = { attachments: [photo('Shop.jpg')], models: [...BUILT_IN, CAMERA], ceilingMillicredits: 5_000 };
  const { steps, notes } = await plan('animate it', rest);
  expect(steps[0]?.model).toBe('gesso-video');
  expect(notes.join()).toContain('ceiling');
  expect(
    (await plan('animate it with Kling', { ...rest, attachments: [POSTERS[0]!], ceilingMillicredits: null })).steps[0]
      ?.model,
  ).toBe('kling-1.6-pro');
});

test('a label goes onto a bottle, a flat print becomes a panel, and a logo a thing of its own', async () => {
  const settings = async (brief: string, title: string) =>
    (await plan(brief, { attachments: [design(title)] })).steps[0]?.settings;
  expect(await settings('put this label on a bottle', 'Slow Brew label')).toEqual({ shape: 'bottle' });
  expect(await settings('make a 3D model of it', 'Fox poster')).toEqual({ shape: 'panel' });
  expect(await settings('make it 3d in gold', 'Fox logo')).toEqual({ material: 'gold' });
});

test('a film takes music, transitions and titles from the words', async () => {
  const brief = 'join the clips into one video with the title "Hello", cross-fades and a calm soundtrack';
  const { steps } = await plan(brief);
  expect(steps).toHaveLength(1);
  expect(steps[0]).toMatchObject({
    title: 'Combined video: Hello',
    settings: { music: 'calm', transition: 'fade' },
    references: CLIPS.map(({ assetId }) => assetId),
  });
  expect(steps[0]?.prompt).toContain('"Hello"');
});

test('several things at once are steps made from each other', async () => {
  expect(await stepsOf('make the headline bigger and animate it', { attachments: [POSTERS[0]!] })).toEqual([
    's1 edit gesso-edit [fox-poster] Make the headline bigger',
    's2 video gesso-video [s1] Fox poster',
  ]);
  expect(await stepsOf('make clips of these and combine them with calm music')).toEqual([
    's1 video gesso-video [fox-poster] Fox poster',
    's2 video gesso-video [bear-poster] Bear poster',
    's3 combine gesso-combine [s1 s2] Combine them with calm music',
  ]);
  expect(await stepsOf('make these warmer and animate the second')).toEqual([
    's1 edit gesso-edit [fox-poster] Make it warmer',
    's2 edit gesso-edit [bear-poster] Make it warmer',
    's3 video gesso-video [s2] Bear poster',
  ]);
  expect(await stepsOf('make the first one warmer and the second one darker')).toEqual([
    's1 edit gesso-edit [fox-poster] Make it warmer',
    's2 edit gesso-edit [bear-poster] Darker',
  ]);
});

test('layers are changed before pixels, because afterwards there are none', async () => {
  expect(await stepsOf('make the headline bigger, blur the background', { attachments: [POSTERS[0]!] })).toEqual([
    's1 edit gesso-edit [fox-poster] Make the headline bigger',
    's2 edit gesso-edit [s1] Blur the background',
  ]);
});

test('more like a design are variations that have not been made yet', async () => {
  const earlier = [...POSTERS, design('Variation 2: Fox poster', { runId: 'run-0' })];
  expect(
    (await plan('3 more like the first', { earlier })).steps.map(({ title, prompt }) => `${title} | ${prompt}`),
  ).toEqual([
    'Variation 3: Fox poster | Variation 3',
    'Variation 4: Fox poster | Variation 4',
    'Variation 5: Fox poster | Variation 5',
  ]);
});

test('a photograph is edited where the built-in operations can, repainted where a model can, else refused plainly', async () => {
  const attachments = [photo('Shop.jpg')];
  expect(await stepsOf('crop it to square, warmer and blur the background', { attachments })).toEqual([
    's1 edit gesso-edit [shop-jpg] Crop it to square, warmer, blur the background',
  ]);
  const swap = 'swap the dog for a cat';
  expect(await stepsOf(swap, { attachments, models: [...BUILT_IN, REPAINTER] })).toEqual([
    's1 edit gpt-image [shop-jpg] Swap the dog for a cat',
  ]);
  expect(await planFollowUp(buildRequest(swap, { attachments }))).toMatchObject({
    kind: 'refused',
    message: expect.stringMatching(/needs an image model that repaints.*no such model has a key/u),
  });
});

test('one of several that cannot be done is told and the others are planned', async () => {
  const { steps, notes } = await plan('swap the fox for a bear', { attachments: [POSTERS[0]!, photo('Shop.jpg')] });
  expect(steps.map(shown)).toEqual(['s1 edit gesso-edit [fox-poster] Swap the fox for a bear']);
  expect(notes.join()).toContain('Shop.jpg');
});

test('the colours of the brand are said as colours', async () => {
  const brand = {
    name: 'Slow Brew',
    colors: ['#16264f', '#f7eed9'],
    titleFont: 'Fraunces',
    textFont: null,
    hasLogo: false,
    tone: '',
  };
  expect(await stepsOf('use our brand colours', { attachments: [POSTERS[0]!], brand })).toEqual([
    's1 edit gesso-edit [fox-poster] Use #16264f and #f7eed9',
  ]);
});

test.each<[string, Partial<PlanningRequest>, RegExp]>([
  ['combine the clips', { earlier: POSTERS }, /no clip in this conversation/u],
  ['make the headline bigger', { earlier: [] }, /nothing here yet/u],
  ['animate the fifth one', {}, /only 2 pictures/u],
  ['make the clip warmer', {}, /Clips cannot be changed/u],
  ['animate it', { attachments: [clip('Clip: Night')] }, /needs a picture.*clip is selected/u],
  ['combine it', { attachments: [clip('Clip: Night')] }, /only one/u],
  ['9:16 version', { attachments: [design('Fox', { widthPx: 1080, heightPx: 1920 })] }, /already/u],
  ['vary this', { attachments: [photo('IMG_2041.jpg')] }, /references/u],
  ['delete the second one', {}, /press Delete/u],
  ['translate it to German', {}, /change the title to/u],
  ['use our brand colours', { attachments: [design('Fox')] }, /No brand kit/u],
  ['make it pop', { attachments: [design('Fox')] }, /not understood/u],
  ['3 versions in 9:16, 4:5, 16:9, 1:1, 3:2, 2:3, 4:3, 3:4, a3, a4, a5, 21:9, 5:4 and 2:1 of these', {}, /at most 24/u],
])('“%s” is refused with what to do instead', async (brief, rest, message) => {
  expect(await planFollowUp(buildRequest(brief, rest))).toMatchObject({
    kind: 'refused',
    message: expect.stringMatching(message),
  });
});

test('a fresh brief is left to the fresh planner, whatever lies there', async () => {
  for (const brief of ['a 9:16 poster of a fox', 'make a poster with a bigger headline', 'no grain, poster of a fox'])
    expect(await planFollowUp(buildRequest(brief, { attachments: [POSTERS[0]!] }))).toBeUndefined();
  expect(await planFollowUp(buildRequest('navy palette', { earlier: [] }))).toBeUndefined();
});
