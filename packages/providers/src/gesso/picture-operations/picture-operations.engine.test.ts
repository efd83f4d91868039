import { defaultSettings, parseSettings } from '@gesso/contract';
import { composeScene, readBrief, type Scene } from '@gesso/procedural';
import { subjectLibrary } from '@gesso/procedural/subjects';
import type { GenerationRequest, Reference } from '@gesso/provider-kit';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { drawPicture, encodePng, paintScene } from '../draw-picture.ts';
import { gessoImage } from '../image-model.ts';
import { toReferencedOrders } from '../picture-orders.ts';
import { registerFonts } from '../register-fonts.ts';
import { gessoEdit } from './edit-model.ts';
import { toEditOrders } from './edit-orders.ts';
import { editPicture } from './edit-picture.ts';
import { readPictureWords } from './read-picture-words.ts';

/** A red disc on cream, 120 × 80, the disc at the left. */
const DISC = `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"><rect width="120" height="80" fill="#f7eed9"/><circle cx="45" cy="40" r="25" fill="#d4301f"/></svg>`;
let disc: Buffer;
let noise: Buffer;
let scene: Scene;
let design: Buffer;

beforeAll(async () => {
  registerFonts();
  disc = await sharp(Buffer.from(DISC)).png().toBuffer();
  const grains = Uint8Array.from({ length: 64 * 64 * 3 }, (_, index) => (index * 7919 + (index >> 3) * 104729) % 256);
  noise = await sharp(grains, { raw: { width: 64, height: 64, channels: 3 } })
    .png()
    .toBuffer();
  scene = composeScene({
    brief: readBrief('poster of a fox "NIGHT MARKET"', subjectLibrary),
    seed: 5,
    style: 'object-poster',
    widthPx: 160,
    heightPx: 200,
  });
  design = await encodePng(paintScene(scene), scene);
});

function toReference(bytes: Uint8Array, rest: Partial<Reference> = {}): Reference {
  return { mimeType: 'image/png', title: 'A disc', scene: null, read: async () => bytes, ...rest };
}

async function edit(
  settings: Record<string, unknown>,
  references: readonly Reference[] = [toReference(disc)],
  prompt = '',
) {
  const parsed = parseSettings(gessoEdit.settingsSchema, settings);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  const request: GenerationRequest = {
    attemptId: 'a',
    model: 'gesso-edit',
    prompt,
    settings: parsed.settings,
    count: 1,
    seed: 1,
    references,
    brand: null,
  };
  const [order] = await toEditOrders(request);
  const work = await editPicture(order!);
  const { data, info } = await sharp(work.bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): readonly number[] => [
    ...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4),
  ];
  return { ...work, width: info.width, height: info.height, at };
}

const isNear = (pixel: readonly number[], expected: readonly number[]) =>
  pixel.every((value, index) => Math.abs(value - expected[index]!) <= 6);

describe('an operation on a picture', () => {
  test('crops a box and the middle of a proportion', async () => {
    const box = await edit({ operation: 'crop', leftPx: 20, topPx: 15, widthPx: 50, heightPx: 50 });
    expect([box.width, box.height, isNear(box.at(25, 25), [212, 48, 31, 255])]).toEqual([50, 50, true]);
    const square = await edit({ operation: 'crop', aspect: '1:1' });
    expect([square.width, square.height]).toEqual([80, 80]);
  });

  test('resizes by one side in proportion, by both as told', async () => {
    const one = await edit({ operation: 'resize', widthPx: 60 });
    expect([one.width, one.height]).toEqual([60, 40]);
    const both = await edit({ operation: 'resize', widthPx: 50, heightPx: 90 });
    expect([both.width, both.height]).toEqual([50, 90]);
  });

  test('expands the canvas around the picture', async () => {
    const wide = await edit({ operation: 'expand', aspect: '3:1', color: 'navy' });
    expect([wide.width, wide.height]).toEqual([240, 80]);
    expect(isNear(wide.at(2, 2), [22, 38, 79, 255])).toBe(true);
    expect(isNear(wide.at(105, 40), [212, 48, 31, 255])).toBe(true);
  });

  test('puts another background behind a flat one, with a soft edge, or none', async () => {
    const teal = await edit({ operation: 'background', color: '#13807f' });
    expect(isNear(teal.at(100, 70), [19, 128, 127, 255])).toBe(true);
    expect(isNear(teal.at(45, 40), [212, 48, 31, 255])).toBe(true);
    const none = await edit({ operation: 'background', color: 'transparent' });
    expect([none.at(100, 70)[3], none.at(45, 40)[3]]).toEqual([0, 255]);
  });

  test('blurs, sharpens and changes colours', async () => {
    const blurred = await edit({ operation: 'blur', strength: 100 });
    expect(isNear(blurred.at(70, 40), [247, 238, 217, 255])).toBe(false);
    const grey = await edit({ operation: 'adjust', effect: 'grayscale' });
    const [r, g, b] = grey.at(45, 40);
    expect(Math.max(r!, g!, b!) - Math.min(r!, g!, b!)).toBeLessThan(3);
    const inverted = await edit({ operation: 'adjust', effect: 'invert' });
    expect(isNear(inverted.at(45, 40), [43, 207, 224, 255])).toBe(true);
    const warm = await edit({ operation: 'adjust', temperature: 60 });
    expect(warm.at(110, 5)[2]!).toBeLessThan(217 - 15);
    const two = await edit({ operation: 'adjust', effect: 'duotone', darkColor: '#000000', lightColor: '#00ff00' });
    expect(two.at(45, 40)[0]).toBe(0);
    expect((await edit({ operation: 'sharpen' })).width).toBe(120);
  });

  test('enlarges by Lanczos and trims empty edges', async () => {
    const large = await edit({ operation: 'upscale', factor: 3 });
    expect([large.width, large.height, isNear(large.at(135, 120), [212, 48, 31, 255])]).toEqual([360, 240, true]);
    const tight = await edit({ operation: 'trim' });
    expect(Math.abs(tight.width - 50) + Math.abs(tight.height - 50)).toBeLessThan(4);
  });

  test('changes only what lies inside a mask', async () => {
    const half = await sharp(
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40"/><rect width="30" height="40" fill="#fff"/></svg>',
      ),
    )
      .png()
      .toBuffer();
    const references = [toReference(disc), toReference(half)];
    const filled = await edit({ operation: 'mask', inside: 'color', color: '#0000ff' }, references);
    expect(isNear(filled.at(10, 10), [0, 0, 255, 255])).toBe(true);
    expect(isNear(filled.at(110, 10), [247, 238, 217, 255])).toBe(true);
    const kept = await edit({ operation: 'mask', inside: 'keep' }, references);
    expect([kept.at(10, 10)[3], kept.at(110, 10)[3]]).toEqual([255, 0]);
    const replaced = await edit({ operation: 'mask', inside: 'picture' }, [...references, toReference(noise)]);
    expect(isNear(replaced.at(10, 10), [247, 238, 217, 255])).toBe(false);
    const cut = await edit({ operation: 'mask', inside: 'color', color: 'transparent' }, references);
    expect([cut.at(10, 10)[3], cut.at(110, 10)[3]]).toEqual([0, 255]);
    const worded = await edit({ operation: 'mask', inside: 'prompt' }, references, 'invert it');
    expect(isNear(worded.at(10, 10), [8, 17, 38, 255])).toBe(true);
    expect(isNear(worded.at(110, 10), [247, 238, 217, 255])).toBe(true);
    await expect(edit({ operation: 'mask', inside: 'prompt' }, references, 'crop to square')).rejects.toThrow(
      /its size/,
    );
  });

  test('shows the palette as a card that is a design, and traces flat art into one', async () => {
    const card = await edit({ operation: 'palette', colors: 4 });
    expect(JSON.stringify(card.scene)).toContain('#D4301F');
    const traced = await edit({ operation: 'trace' });
    expect(traced.scene?.layers).toHaveLength(1);
    expect(isNear(traced.at(45, 40), [212, 48, 31, 255])).toBe(true);
    expect(isNear(traced.at(100, 10), [247, 238, 217, 255])).toBe(true);
  });

  test('says in the file of a design that an algorithm made it, and of other pictures nothing', async () => {
    const xmp = async (bytes: Uint8Array) => (await sharp(bytes).metadata()).xmp?.toString() ?? '';
    expect(await xmp((await edit({ operation: 'blur' })).bytes)).not.toContain('algorithmicMedia');
    const fromDesign = await edit({ operation: 'blur' }, [
      toReference(design, { scene: { ...scene } as Record<string, unknown> }),
    ]);
    expect(await xmp(fromDesign.bytes)).toContain('digitalsourcetype/algorithmicMedia');
  });
});

describe('a prompt', () => {
  test('changes a design in its layers', async () => {
    const edited = await edit(
      {},
      [toReference(design, { scene: { ...scene } as Record<string, unknown> })],
      'square version, navy palette',
    );
    expect([edited.width, edited.height]).toEqual([1024, 1024]);
    expect(edited.scene?.origin.edits).toEqual(['square version, navy palette']);
    expect(edited.notes).toEqual(['Laid out for Square, 1024 × 1024.', 'Used the palette navy.']);
  });

  test('changes any other picture step by step, and tells what it did not understand', async () => {
    const edited = await edit({}, [toReference(disc)], 'crop to square, warmer, make me famous');
    expect([edited.width, edited.height, edited.notes]).toEqual([80, 80, ['“make me famous” was not understood.']]);
  });

  test.each([
    ['crop to 16:9 and blur', ['crop', 'blur']],
    ['remove the background', ['background']],
    ['white background, sharper', ['background', 'sharpen']],
    ['blur the background colour', ['background']],
    ['black and white, more contrast', ['adjust', 'adjust']],
    ['duotone navy and cream', ['duotone']],
    ['upscale 4x then trim', ['upscale', 'trim']],
    ['resize to 800x600', ['resize']],
    ['resize to 50%', ['resize']],
    ['expand to 16:9 in navy', ['expand']],
    ['rotate left and mirror', ['turn', 'mirror']],
    ['vectorise it', ['trace']],
  ])('“%s” is read', (words, steps) => {
    const read = readPictureWords(words, { widthPx: 120, heightPx: 80 });
    expect([read.steps.map((step) => step.do), read.unread]).toEqual([steps, []]);
  });
});

describe('bad input is refused with one sentence', () => {
  const text = toReference(Buffer.from('no picture at all'));
  const clip = toReference(Buffer.alloc(8), { mimeType: 'video/mp4' });
  test.each<[string, Record<string, unknown>, readonly Reference[] | undefined, string, RegExp]>([
    ['no reference', { operation: 'blur' }, [], '', /picture to change/],
    ['a clip', { operation: 'blur' }, [clip], '', /Reference 1 is no picture/],
    ['bytes that are none', { operation: 'blur' }, [text], '', /not a picture/],
    ['an empty prompt', {}, undefined, ' ', /Say in the prompt/],
    ['a prompt nobody understands', {}, undefined, 'make me rich', /not understood.*crop/],
    [
      'a crop outside',
      { operation: 'crop', leftPx: 100, widthPx: 50, heightPx: 50 },
      undefined,
      '',
      /reaches outside.*120 × 80/,
    ],
    ['a crop of nothing', { operation: 'crop' }, undefined, '', /width and height/],
    ['a resize without sides', { operation: 'resize' }, undefined, '', /width or a height/],
    ['an expansion that shrinks', { operation: 'expand', widthPx: 60 }, undefined, '', /width must be 120/],
    ['an adjustment of nothing', { operation: 'adjust' }, undefined, '', /brightness/],
    ['a colour that is none', { operation: 'background', color: 'shiny' }, undefined, '', /setting color/],
    ['a huge enlargement', { operation: 'upscale', factor: 8 }, [], '', /picture to change/],
    ['a mask that is missing', { operation: 'mask' }, undefined, '', /second reference/],
    ['a huge result of words', {}, undefined, 'resize to 99999 wide', /16 to 4096/],
  ])('%s', async (_name, settings, references, prompt, message) => {
    await expect(edit(settings, references, prompt)).rejects.toMatchObject({
      code: 'invalid-settings',
      message: expect.stringMatching(message),
    });
  });

  test('a photograph to be traced or cut out', async () => {
    await expect(edit({ operation: 'trace' }, [toReference(noise)])).rejects.toThrow(/cannot be traced/);
    await expect(edit({ operation: 'background', color: '#ffffff' }, [toReference(noise)])).rejects.toThrow(/mask/);
  });
});

describe('a new design in the colours of a reference', () => {
  async function compose(prompt: string, reference: Reference) {
    const settings = defaultSettings(gessoImage.settingsSchema);
    const request = {
      attemptId: 'b',
      model: 'gesso-image',
      prompt,
      settings,
      count: 1,
      seed: 3,
      references: [reference],
      brand: null,
    };
    const [order] = await toReferencedOrders({ ...request, settings: { ...settings, widthPx: 128, heightPx: 128 } });
    return (await drawPicture(order!)).scene!;
  }

  test('takes its sheet and main colour from a picture', async () => {
    const made = JSON.stringify((await compose('poster of a rocket "LIFT OFF"', toReference(disc))).layers);
    expect([made.includes('#f7eed9'), made.includes('#d4301f')]).toEqual([true, true]);
  });

  test('takes the whole palette of a design', async () => {
    const made = await compose(
      'poster of a rocket "LIFT OFF"',
      toReference(design, { scene: { ...scene } as Record<string, unknown> }),
    );
    expect(made.palette).toEqual(scene.palette);
  });

  test('keeps to colours that the prompt names', async () => {
    expect((await compose('navy poster of a rocket', toReference(disc))).palette.name).toBe('navy');
  });
});

test('an edit costs half a credit; tracing and large results cost more', () => {
  const cost = (settings: Record<string, string | number>) =>
    gessoEdit
      .price({ ...defaultSettings(gessoEdit.settingsSchema), ...settings }, gessoEdit.defaultMillicredits)
      .reduce((sum, { millicredits }) => sum + millicredits, 0);
  expect(cost({})).toBe(500);
  expect(cost({ operation: 'trace' })).toBe(1_000);
  expect(cost({ operation: 'upscale', factor: 4 })).toBe(1_000);
  expect(cost({ operation: 'resize', widthPx: 2048, heightPx: 2048 })).toBe(2_000);
});
