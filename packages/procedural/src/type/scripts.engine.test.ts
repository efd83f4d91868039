import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { create } from 'fontkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { maskTexts } from '../../scripts/proof/text-masks.ts';
import { registerFonts, registerFontsFor } from '../../scripts/register-fonts.ts';
import { readBrief } from '../brief/read-brief.ts';
import { composeScene } from '../compose/compose-scene.ts';
import type { Scene } from '../scene/scene.ts';
import { subjectLibrary } from '../subjects/subjects.ts';
import { type FontFace, facesForScene, facesForText, fontStack } from './font-faces.ts';
import { measureEm } from './measure.ts';

const SAMPLES = {
  chinese: '慢享咖啡时光，国體龍鬱',
  japanese: '夏の海へ行こう、ギャラリー展「光」',
  korean: '서울 재즈 페스티벌 뷁',
  arabic: 'قهوة الصباح كل يوم',
  persian: 'چای و گپ ژاله پنج‌شنبه',
  hebrew: 'שבוע הספר העברי',
  devanagari: 'दीपावली महोत्सव क्षत्रिय',
  thai: 'ตลาดนัดวันเสาร์ที่ริมน้ำ',
  greek: 'Νύχτα μουσικής',
  cyrillic: 'Космос зовёт, Київ',
  vietnamese: 'Chợ hoa Tết Nguyên Đán',
} as const;
const RECIPES = ['object-poster', 'typographic', 'badge', 'swiss'] as const;

const require = createRequire(import.meta.url);

beforeAll(registerFonts);

function compose(text: string, style: string): Scene {
  const brief = readBrief(`coffee poster "${text}" tagline "${text}"`, subjectLibrary);
  return composeScene({ brief, seed: 4, widthPx: 480, heightPx: 600, style });
}

describe.each(Object.entries(SAMPLES))('%s', (_script, text) => {
  it('has a glyph for every character in the files that are named for it', () => {
    const has = new Set(facesForText({ text, family: 'Inter' }).flatMap((face) => [...charactersOf(face)]));
    const missing = [...text].filter(
      (character) => !/[\s\u200c]/u.test(character) && !has.has(character.codePointAt(0)!),
    );
    expect(missing).toEqual([]);
  });

  it.each(RECIPES)('keeps its ink in its box, on the sheet and off other texts (%s)', (style) => {
    const scene = compose(text, style);
    registerFontsFor(scene);
    for (const face of facesForScene(scene)) expect(GlobalFonts.has(face.family)).toBe(true);
    expect(scene.notes).toEqual([]);
    const taken = new Set<number>();
    for (const { layer, ink, pixels } of maskTexts(scene)) {
      expect(ink, layer.text).toBeDefined();
      const room = layer.arc === undefined ? layer.box : { xPx: 0, yPx: 0, widthPx: 480, heightPx: 600 };
      expect(ink!.xPx).toBeGreaterThanOrEqual(room.xPx - 2.5);
      expect(ink!.yPx).toBeGreaterThanOrEqual(room.yPx - 2.5);
      expect(ink!.xPx + ink!.widthPx).toBeLessThanOrEqual(room.xPx + room.widthPx + 2.5);
      expect(ink!.yPx + ink!.heightPx).toBeLessThanOrEqual(room.yPx + room.heightPx + 2.5);
      for (const pixel of pixels) {
        expect(taken.has(pixel)).toBe(false);
        taken.add(pixel);
      }
    }
  });

  it.each([400, 800])('is measured as wide as it is drawn, or up to a fifth wider (weight %i)', (weight) => {
    const context = createCanvas(8, 8).getContext('2d');
    for (const face of facesForText({ text, family: 'Inter' })) {
      if (!GlobalFonts.has(face.family)) registerFontsFor({ layers: [{ text, family: 'Inter' }] });
    }
    context.font = `${weight} 1000px ${fontStack('Inter', text)}`;
    context.fontVariationSettings = `'wght' ${weight}`;
    const drawn = context.measureText(text).width / 1000;
    const measured = measureEm(text, { family: 'Inter', weight, style: 'normal' });
    expect(measured / drawn).toBeGreaterThan(0.97);
    expect(measured / drawn).toBeLessThan(1.2);
  });
});

describe('texts read from the right', () => {
  it('stand on the right margin of a design that sets to the left', () => {
    const scene = compose(SAMPLES.arabic, 'object-poster');
    const title = maskTexts(scene).find(({ layer }) => layer.role === 'title');
    expect(title?.layer).toMatchObject({ direction: 'rtl', align: 'right', trackingPx: 0 });
    expect(title!.ink!.xPx + title!.ink!.widthPx).toBeGreaterThan(480 - scene.grid.marginPx - 12);
  });
});

describe('Han characters', () => {
  it('take the forms of the language that the other texts of the design are in', () => {
    const brief = readBrief('poster "直骨" tagline "お茶の時間"', subjectLibrary);
    const scene = composeScene({ brief, seed: 4, widthPx: 300, heightPx: 400, style: 'object-poster' });
    expect(facesForScene(scene).some(({ family }) => family.startsWith('Noto Sans JP'))).toBe(true);
    expect(facesForScene(scene).some(({ family }) => family.startsWith('Noto Sans SC'))).toBe(false);
  });
});

describe('an emoji in a text', () => {
  it('is drawn in its own colours at its place in the line', () => {
    const brief = readBrief('poster "Pizza 🍕 Night"', subjectLibrary);
    const scene = composeScene({ brief, seed: 4, widthPx: 480, heightPx: 600, style: 'object-poster' });
    const title = scene.layers.find((layer) => layer.kind === 'text' && layer.role === 'title');
    const runs = title?.kind === 'text' ? title.lines.flatMap((line) => line.runs ?? []) : [];
    expect(runs.map(({ text }) => text).join('')).toContain('🍕');
    const art = runs.find((run) => run.art !== undefined);
    expect(art?.text).toBe('🍕');
    expect(new Set(art?.art?.paths.map(({ fill }) => fill)).size).toBeGreaterThan(2);
    const [mask] = maskTexts(scene);
    const { box } = mask!.layer;
    expect(mask!.ink!.xPx + mask!.ink!.widthPx).toBeLessThanOrEqual(box.xPx + box.widthPx + 2.5);
    expect(mask!.ink!.yPx).toBeGreaterThanOrEqual(box.yPx - 2.5);
  });
});

const read = new Map<string, readonly number[]>();

function charactersOf(face: FontFace): readonly number[] {
  const path = join(dirname(require.resolve(`${face.packageName}/package.json`)), face.file);
  const known = read.get(path);
  if (known !== undefined) return known;
  const font = create(readFileSync(path));
  const codes = 'characterSet' in font ? font.characterSet : [];
  read.set(path, codes);
  return codes;
}
