import { parseSettings } from '@gesso/contract';
import type { GenerationBrand, GenerationRequest, ModelDefinition } from '@gesso/provider-kit';
import { expect, test } from 'vitest';
import { openClipFilm } from './clips/clip-film.ts';
import { toClipOrders } from './clips/clip-orders.ts';
import { gessoVideo } from './clips/video-model.ts';
import { composePicture } from './draw-picture.ts';
import { gessoImage } from './image-model.ts';
import { shapeModel } from './models3d/make-model.ts';
import { toModelOrders } from './models3d/model-orders.ts';
import { gesso3d } from './models3d/model3d.ts';
import { toPictureOrders } from './picture-orders.ts';

const BRAND: GenerationBrand = {
  name: 'Harbour & Sons',
  colors: ['#0a3d62', '#f6b93b', '#fdf6e3'],
  titleFont: 'Oswald',
  textFont: 'Work Sans',
  logoSvg:
    '<svg viewBox="0 0 40 20"><path fill="#0a3d62" d="M0 0h18v20H0z"/><circle cx="30" cy="10" r="10" fill="#f6b93b"/></svg>',
  tone: 'calm',
};

function toRequest(model: ModelDefinition, prompt: string, brand: GenerationBrand | null): GenerationRequest {
  const parsed = parseSettings(model.settingsSchema, {});
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  const order = { attemptId: 'a', model: model.key, prompt, settings: parsed.settings, count: 1, seed: 4 };
  return { ...order, references: [], brand };
}

/** Whether one of the colours of a palette comes within a hair of a hex value. */
function hasColor(palette: object, { l, c, h }: { readonly l: number; readonly c: number; readonly h: number }) {
  return Object.values(palette).some((tone: unknown) => {
    // Tones of a palette are OKLCH; its name is text.
    const color = tone as { readonly l: number; readonly c: number; readonly h: number };
    const turn = Math.abs(((color.h - h + 540) % 360) - 180);
    return Math.abs(color.l - l) < 0.02 && Math.abs(color.c - c) < 0.02 && turn < 4;
  });
}

/** `#0a3d62` and `#f6b93b` in OKLCH. */
const NAVY = { l: 0.352, c: 0.083, h: 246 };
const AMBER = { l: 0.823, c: 0.153, h: 82 };
const PROMPT = 'poster "Winter sale" tagline "Everything must go"';

const pictureOf = async (brand: GenerationBrand | null, prompt = PROMPT) =>
  composePicture(toPictureOrders(toRequest(gessoImage, prompt, brand))[0]!);

test('a picture has the colours, the typefaces and the logo of its brand, and without one has none of them', async () => {
  const [plain, branded] = [await pictureOf(null), await pictureOf(BRAND)];
  expect([hasColor(branded.palette, NAVY), hasColor(branded.palette, AMBER)]).toEqual([true, true]);
  expect([hasColor(plain.palette, NAVY), hasColor(plain.palette, AMBER)]).not.toEqual([true, true]);
  expect(branded.layers.find((layer) => layer.kind === 'text' && layer.role === 'title')).toMatchObject({
    family: 'Oswald',
  });
  expect(branded.layers.map(({ id }) => id)).toContain('logo');
  expect(plain.layers.map(({ id }) => id)).not.toContain('logo');
});

test('a clip and a model have the colours of their brand', async () => {
  const [clip] = await toClipOrders(toRequest(gessoVideo, PROMPT, BRAND));
  const { scene } = await openClipFilm(clip!);
  expect([hasColor(scene!.palette, NAVY), hasColor(scene!.palette, AMBER)]).toEqual([true, true]);
  const [model] = await toModelOrders(toRequest(gesso3d, 'a bottle with a label', BRAND));
  const { built, label } = await shapeModel(model!);
  const inks = Object.values(built.colors).map(String);
  expect(inks).toEqual(expect.arrayContaining(['#0a3d62', '#f6b93b']));
  expect(label).toBeDefined();
});

test.each([
  ['a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['an entity bomb', '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg><text>&b;</text></svg>'],
  ['a picture from elsewhere', '<svg><image href="https://tracker.example/x.png"/></svg>'],
  ['half a file', '<svg><path d="M0 0h10v10'],
  ['no SVG', '\x89PNG'],
])('a logo that is %s is left off and told of', async (_, logoSvg) => {
  const scene = await pictureOf({ ...BRAND, logoSvg });
  expect(scene.layers.map(({ id }) => id)).not.toContain('logo');
  expect(scene.notes.join(' ')).toContain('The logo could not be used, because');
});
