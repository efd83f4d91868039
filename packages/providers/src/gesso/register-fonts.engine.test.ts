import { type Scene, upgradeScene } from '@gesso/procedural';
import { GlobalFonts } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { composePicture, paintScene } from './draw-picture.ts';
import { registerFonts, registerFontsFor } from './register-fonts.ts';

const PROMPTS = {
  chinese: ['poster "慢享咖啡"', 'Noto Sans SC'],
  japanese: ['poster "夏の海へ"', 'Noto Sans JP'],
  korean: ['poster "서울 재즈"', 'Noto Sans KR'],
  arabic: ['poster "قهوة الصباح"', 'Noto Sans Arabic'],
  hebrew: ['poster "שבוע הספר"', 'Noto Sans Hebrew'],
  hindi: ['poster "दीपावली"', 'Noto Sans Devanagari'],
  thai: ['poster "ตลาดนัด"', 'Noto Sans Thai'],
  greek: ['poster "Νύχτα"', 'Inter Greek'],
  vietnamese: ['poster "Phở ngon"', 'Vietnamese'],
} as const;

function compose(prompt: string): Scene {
  return composePicture({
    prompt,
    seed: 3,
    variantIndex: 0,
    widthPx: 200,
    heightPx: 250,
    style: 'object-poster',
    palette: 'auto',
    detail: 'draft',
    hasTexture: false,
  });
}

const known = () => GlobalFonts.families.map(({ family }) => family);

describe('typefaces of the engine', () => {
  test('a start registers the Latin files only', () => {
    registerFonts();
    expect(known()).toContain('Anton');
    expect(known()).toContain('Inter Ext');
    expect(known().filter((family) => /^Noto Sans .+ |Cyrillic|Greek|Vietnamese/.test(family))).toEqual([]);
  });

  test.each(Object.entries(PROMPTS))(
    '%s brings its own before it is drawn, and no slice more',
    (_script, [prompt, family]) => {
      const before = known().length;
      paintScene(compose(prompt));
      const added = known().slice(before);
      expect(known().some((name) => name.includes(family))).toBe(true);
      expect(added.length).toBeLessThan(12);
      registerFontsFor(compose(prompt));
      expect(known().length).toBe(before + added.length);
    },
  );

  test('a scene that was stored draws in its script too', () => {
    const scene = upgradeScene(JSON.parse(JSON.stringify(compose('poster "夜の森"'))));
    const blank = paintScene({ ...scene, layers: scene.layers.filter((layer) => layer.kind !== 'text') });
    expect(paintScene(scene)).not.toEqual(blank);
  });
});
