import { parseSettings } from '@gesso/contract';
import { composeScene, readBrief, type Scene, type TextLayer, upgradeScene } from '@gesso/procedural';
import { subjectLibrary } from '@gesso/procedural/subjects';
import type { GenerationRequest } from '@gesso/provider-kit';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { encodePng, paintScene } from '../draw-picture.ts';
import { registerFonts } from '../register-fonts.ts';
import { gessoEdit } from './edit-model.ts';
import { toEditOrders } from './edit-orders.ts';
import { editPicture } from './edit-picture.ts';

type Design = { readonly scene: Scene; readonly bytes: Uint8Array };

let fox: Design;
let plain: Buffer;

beforeAll(async () => {
  registerFonts();
  const brief = readBrief(
    'poster of a fox in a forest at night "NIGHTFALL", tagline "A walk in the dark"',
    subjectLibrary,
  );
  const scene = composeScene({ brief, seed: 7, style: 'landscape', widthPx: 240, heightPx: 300 });
  fox = { scene, bytes: await encodePng(paintScene(scene), scene) };
  plain = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#ffffff' } })
    .png()
    .toBuffer();
});

/** Asks the model as a run does: the design comes as it was stored, and the words as a step's prompt. */
async function ask(prompt: string, from: Design | Buffer = fox) {
  const parsed = parseSettings(gessoEdit.settingsSchema, {});
  if (!parsed.ok) throw new Error('the defaults are not taken');
  const isDesign = 'scene' in from;
  const bytes = isDesign ? from.bytes : from;
  const request = {
    attemptId: 'a',
    model: 'gesso-edit',
    prompt,
    settings: parsed.settings,
    count: 1,
    seed: 1,
    brand: null,
    references: [
      {
        mimeType: 'image/png',
        title: 'Fox poster',
        scene: isDesign ? JSON.parse(JSON.stringify(from.scene)) : null,
        read: async () => bytes,
      },
    ],
  } satisfies GenerationRequest & { readonly brand: null };
  const [order] = await toEditOrders(request);
  return editPicture(order!);
}

async function design(prompt: string, from: Design = fox): Promise<Design & { readonly notes: readonly string[] }> {
  const { scene, bytes, notes = [] } = await ask(prompt, from);
  // Read as it is kept: what is no design would fail here.
  return { scene: upgradeScene(JSON.parse(JSON.stringify(scene))), bytes, notes };
}

const texts = ({ scene }: Design): readonly TextLayer[] => scene.layers.filter((layer) => layer.kind === 'text');
const title = (from: Design): TextLayer => texts(from).find(({ role }) => role === 'title')!;
const pictureOf = ({ scene }: Design) => scene.layers.filter(({ kind, id }) => kind !== 'text' && id !== 'rule');
const subjects = ({ scene }: Design) =>
  scene.layers.flatMap((layer) => (layer.kind === 'subject' ? [layer.subject] : []));

describe('a follow-up on a design', () => {
  test('“make the headline bigger” sets only the headline larger', async () => {
    const edited = await design('Make the headline bigger');
    expect(title(edited).sizePx).toBeGreaterThan(title(fox).sizePx * 1.05);
    expect(texts(edited).map(({ text }) => text)).toEqual(texts(fox).map(({ text }) => text));
    expect(subjects(edited)).toEqual(subjects(fox));
    expect(edited.scene.palette).toEqual(fox.scene.palette);
  });

  test('“9:16 version” lays the same texts, subject and colours out for a story', async () => {
    const edited = await design('9:16 version at 1080x1920');
    const { width, height } = await sharp(edited.bytes).metadata();
    expect([width, height, edited.scene.widthPx, edited.scene.heightPx]).toEqual([1080, 1920, 1080, 1920]);
    expect(
      texts(edited)
        .map(({ text }) => text)
        .toSorted(),
    ).toEqual(
      texts(fox)
        .map(({ text }) => text)
        .toSorted(),
    );
    expect([subjects(edited), edited.scene.palette]).toEqual([subjects(fox), fox.scene.palette]);
  });

  test('“swap the fox for a bear” draws a bear and leaves texts and colours', async () => {
    const edited = await design('Swap the fox for a bear');
    expect(subjects(edited)).toEqual(['bear']);
    expect(texts(edited)).toEqual(texts(fox));
    expect(edited.scene.palette).toEqual(fox.scene.palette);
  });

  test('“navy palette” changes colours and no place', async () => {
    const edited = await design('Navy palette');
    expect(edited.scene.palette.name).toBe('navy');
    expect(texts(edited).map(({ box, sizePx }) => ({ box, sizePx }))).toEqual(
      texts(fox).map(({ box, sizePx }) => ({ box, sizePx })),
    );
    expect(subjects(edited)).toEqual(subjects(fox));
  });

  test('“make the headline white” colours the headline alone', async () => {
    const edited = await design('make the headline white', await design('navy palette'));
    expect(title(edited).color).toBe('#ffffff');
    expect(pictureOf(edited)).toEqual(pictureOf(await design('navy palette')));
  });

  test('upscaling lays it out twice as large, with every line where it was', async () => {
    const edited = await design('upscale it 2x');
    expect([edited.scene.widthPx, edited.scene.heightPx]).toEqual([480, 600]);
    expect(title(edited).sizePx / title(fox).sizePx).toBeCloseTo(2, 1);
    expect(Math.abs(title(edited).box.yPx - 2 * title(fox).box.yPx)).toBeLessThan(6);
  });

  test('variations differ from it and from each other, and keep its texts, subject and colours', async () => {
    const made = await Promise.all(['Variation 1', 'Variation 2', 'Variation 3'].map((words) => design(words)));
    const pictures = new Set([fox, ...made].map(({ bytes }) => Buffer.from(bytes).toString('base64')));
    expect(pictures.size).toBe(4);
    for (const variation of made) {
      expect(title(variation).text).toBe(title(fox).text);
      expect(subjects(variation)).toEqual(subjects(fox));
      expect(variation.scene.palette).toEqual(fox.scene.palette);
    }
  });

  test('one after another they add up, each kept in the words it was asked in', async () => {
    const first = await design('Make the headline bigger');
    const second = await design('Swap the fox for a bear', first);
    const third = await design('9:16 version at 1080x1920', second);
    expect(third.scene.origin.edits).toEqual([
      'Make the headline bigger',
      'Swap the fox for a bear',
      '9:16 version at 1080x1920',
    ]);
    expect([subjects(third), third.scene.origin.prompt]).toEqual([['bear'], fox.scene.origin.prompt]);
  });
});

describe('what cannot be followed fails with a reason and never gives the same picture', () => {
  test.each([
    ['make me rich', /not understood.*Ask for a size/u],
    ['swap the giraffe for a bear', /no giraffe/u],
    ['swap the fox for a qwzx', /no drawing/u],
    ['replace the fox with a fox', /looks like that already/u],
    ['240x300 version', /size already/u],
    ['remove the date', /There is no date/u],
    ['make the headline move up', /not understood/u],
    ['make the fox red', /not understood/u],
  ])('“%s”', async (prompt, message) => {
    await expect(ask(prompt)).rejects.toMatchObject({
      code: 'invalid-settings',
      retryable: false,
      message: expect.stringMatching(message),
    });
  });

  test('the palette it has already', async () => {
    const navy = await design('navy palette');
    await expect(ask('navy palette', navy)).rejects.toThrow(/looks like that already/u);
  });

  test.each(['crop to square', 'mirror it', 'brighter', 'black and white'])(
    '“%s” of a plain white square',
    async (prompt) => {
      await expect(ask(prompt, plain)).rejects.toThrow(/changes nothing/u);
    },
  );
});
