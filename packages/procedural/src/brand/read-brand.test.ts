import { describe, expect, it } from 'vitest';
import { readBrief } from '../brief/read-brief.ts';
import { composeScene } from '../compose/compose-scene.ts';
import { contrastRatio, fromHex } from '../palette/color.ts';
import type { ShapesLayer, TextLayer } from '../scene/layers.ts';
import type { Scene } from '../scene/scene.ts';
import { upgradeScene } from '../scene/upgrade-scene.ts';
import { pathBounds } from '../subjects/path-bounds.ts';
import type { BrandKit } from './brand.ts';
import { readBrand } from './read-brand.ts';

const LOGO =
  '<svg viewBox="0 0 40 20"><path fill="#0a3d62" d="M0 0h18v20H0z"/><circle cx="30" cy="10" r="10" fill="#f6b93b"/></svg>';
const KIT: BrandKit = {
  name: 'Harbour & Sons',
  colors: ['#0A3D62', 'f6b93b', '#fff'],
  fonts: { title: 'Oswald', text: 'work sans' },
  logo: LOGO,
  tone: 'calm, elegant',
};

const compose = (prompt: string, kit: BrandKit, style = 'auto', variantIndex = 0): Scene =>
  composeScene({ brief: readBrief(prompt, undefined, kit), seed: 4, widthPx: 600, heightPx: 750, style, variantIndex });
const textsOf = (scene: Scene): readonly TextLayer[] => scene.layers.filter((layer) => layer.kind === 'text');
const logoOf = (scene: Scene): ShapesLayer | undefined =>
  scene.layers.find((layer): layer is ShapesLayer => layer.kind === 'shapes' && layer.id === 'logo');

describe('a brand kit', () => {
  it('is read into colours, families, moods and a logo', () => {
    const { brand, notes } = readBrand(KIT);
    expect(brand).toMatchObject({
      name: 'Harbour & Sons',
      colors: ['#0a3d62', '#f6b93b', '#ffffff'],
      titleFamily: 'Oswald',
      textFamily: 'Work Sans',
      moods: ['calm', 'elegant'],
    });
    expect(brand.logo?.shapes).toHaveLength(2);
    expect(notes).toEqual([]);
  });

  it('tells what of it could not be used, in sentences', () => {
    const { brand, notes } = readBrand({
      colors: ['red-ish', '#12', '#123456'],
      fonts: { title: 'Helvetica Neue', text: 'Comic Sans MS' },
      logo: '<html></html>',
    });
    expect(brand).toMatchObject({ colors: ['#123456'], titleFamily: 'Inter', logo: undefined });
    expect(notes).toHaveLength(4);
    for (const note of notes) expect(note).toMatch(/^[A-Z].*\.$/u);
    expect(notes.join(' ')).toContain('Inter stands in for it');
  });

  it('of nothing changes nothing', () => {
    const empty: BrandKit = { colors: [], fonts: {} };
    expect(readBrand(empty).notes).toEqual([]);
    expect(compose('poster "Hello"', empty).layers).toEqual(
      composeScene({ brief: readBrief('poster "Hello"'), seed: 4, widthPx: 600, heightPx: 750 }).layers,
    );
  });

  it('gives every variant its colours and its typefaces, and all texts still read', () => {
    for (const variant of [0, 1, 2, 3]) {
      const scene = compose('poster "Winter sale" tagline "Everything must go"', KIT, 'auto', variant);
      const hues = Object.values(scene.palette)
        .filter((color) => typeof color !== 'string')
        .map(({ h, c }) => (c > 0.05 ? Math.round(h) : undefined));
      expect(hues).toContain(Math.round(fromHex('#0a3d62').h));
      expect(hues).toContain(Math.round(fromHex('#f6b93b').h));
      for (const text of textsOf(scene)) {
        expect(['Oswald', 'Work Sans']).toContain(text.family);
        expect(contrastRatio(text.color, text.backdrop)).toBeGreaterThanOrEqual(text.role === 'title' ? 3 : 4.49);
      }
    }
  });

  it('puts its logo on every recipe, clear of all texts and inside the sheet', () => {
    for (const style of ['typographic', 'swiss', 'flow', 'landscape', 'badge']) {
      const scene = compose('poster of the sea "Winter sale" tagline "Everything must go"', KIT, style);
      const logo = logoOf(scene);
      if (logo === undefined) {
        expect(scene.notes.join(' '), style).toContain('no corner free');
        continue;
      }
      const { left, top, right, bottom } = pathBounds(logo.shapes.map(({ d }) => d));
      expect([left >= 0, top >= 0, right <= 600, bottom <= 750], style).toEqual([true, true, true, true]);
      for (const { box, arc, id } of textsOf(scene)) {
        const isApart =
          box.xPx >= right || box.xPx + box.widthPx <= left || box.yPx >= bottom || box.yPx + box.heightPx <= top;
        expect(isApart || arc !== undefined, `${style} ${id}`).toBe(true);
      }
      expect(new Set(scene.layers.map(({ id }) => id)).size, style).toBe(scene.layers.length);
    }
  });

  it('gives a mark, a label and a card its name when nobody gave them another', () => {
    const nameIn = (prompt: string) => textsOf(compose(prompt, KIT)).map(({ text }) => text);
    for (const prompt of ['a logo', 'coffee packaging label', 'business card']) {
      expect(nameIn(prompt).join(' ').toLowerCase(), prompt).toContain('harbour & sons');
    }
    expect(nameIn('logo "Other"')).toContain('Other');
    expect(logoOf(compose('a logo', KIT))).toBeUndefined();
  });

  it('has a corner made free of small ornaments for its logo, and nothing cut in two', () => {
    const prompt = 'social quote "Good things take time" by Mira Okonkwo';
    const without = compose(prompt, { colors: KIT.colors, fonts: KIT.fonts }, 'social-quote');
    const scene = compose(prompt, KIT, 'social-quote');
    const logo = logoOf(scene)!;
    const { left, top, right, bottom } = pathBounds(logo.shapes.map(({ d }) => d));
    const others = scene.layers.filter((layer) => layer.kind === 'shapes' && layer.id !== 'logo') as ShapesLayer[];
    for (const shape of others.flatMap(({ shapes }) => shapes)) {
      const other = pathBounds([shape.d]);
      const holds = other.left <= left && other.top <= top && other.right >= right && other.bottom >= bottom;
      const isApart = other.left >= right || other.right <= left || other.top >= bottom || other.bottom <= top;
      expect(holds || isApart).toBe(true);
    }
    expect(textsOf(scene)).toEqual(textsOf(without));
  });

  it('is kept with the scene, so that composing again needs no kit', () => {
    const scene = compose('poster "Winter sale"', KIT);
    expect(scene.origin.brand).toMatchObject({ name: 'Harbour & Sons', titleFamily: 'Oswald' });
    const again = composeScene({
      brief: readBrief('poster "Winter sale"'),
      seed: 4,
      widthPx: 600,
      heightPx: 750,
      brand: scene.origin.brand!,
    });
    expect(logoOf(again)).toBeDefined();
    expect(upgradeScene(JSON.parse(JSON.stringify(scene)))).toEqual(scene);
  });
});

describe('typefaces of a prompt', () => {
  it('are used when bundled, replaced and told of when not', () => {
    expect(readBrief('poster "Hi" set in Playfair Display').fonts.title).toBe('Playfair Display');
    const other = readBrief('poster "Hi" in the font Futura');
    expect(other.fonts.title).toBe('Josefin Sans');
    expect(other.notes).toEqual(['The typeface “Futura” is not bundled; Josefin Sans stands in for it.']);
    expect(readBrief('a poster set in a forest').fonts.title).toBeUndefined();
  });
});
