import { composeScene, readBrief, type Scene } from '@gesso/procedural';
import { subjectLibrary } from '@gesso/procedural/subjects';
import type { PictureExport } from '@gesso/provider-kit';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { paintScene } from '../draw-picture.ts';
import { registerFonts } from '../register-fonts.ts';
import { exportFile } from './export-file.ts';

beforeAll(registerFonts);

function compose(prompt: string, style: string): Scene {
  return composeScene({ brief: readBrief(prompt, subjectLibrary), seed: 11, style, widthPx: 256, heightPx: 320 });
}

const bear = compose('bear by the sea at sunset "NORTHWOOD" tagline "outdoor club"', 'landscape');
const from = (scene: Scene) => ({ scene: { ...scene } as Record<string, unknown> });

async function write(order: Partial<PictureExport> & Pick<PictureExport, 'format'>): Promise<Buffer> {
  const usual = {
    from: from(bear),
    title: 'A <bear> & co',
    credits: ['Art by A & B'],
    source: 'algorithmicMedia' as const,
    textAs: 'outlines' as const,
  };
  return Buffer.from((await exportFile({ ...usual, ...order })).bytes);
}

/** Mean difference of the channels, 0–255. */
async function differenceFrom(scene: Scene, file: Buffer): Promise<number> {
  const drawn = await sharp(paintScene(scene), { raw: { width: scene.widthPx, height: scene.heightPx, channels: 4 } })
    .removeAlpha()
    .raw()
    .toBuffer();
  const other = await sharp(file).resize(scene.widthPx, scene.heightPx, { fit: 'fill' }).removeAlpha().raw().toBuffer();
  return drawn.reduce((sum, value, index) => sum + Math.abs(value - other[index]!), 0) / drawn.length;
}

describe('a design', () => {
  test.each(['png', 'jpg', 'webp'] as const)('as %s looks the same and says where it comes from', async (format) => {
    const file = await write({ format });
    expect(await differenceFrom(bear, file)).toBeLessThan(format === 'png' ? 0.01 : 4);
    const { format: real, xmp } = await sharp(file).metadata();
    expect(real).toBe(format === 'jpg' ? 'jpeg' : format);
    expect(String(xmp)).toContain('digitalsourcetype/algorithmicMedia');
    expect(String(xmp)).toContain('Art by A &amp; B');
    expect(String(xmp)).toContain('A &lt;bear&gt; &amp; co');
  });

  test.each(['landscape', 'object-poster', 'badge', 'tiles'])(
    'of style %s as SVG looks the same in another renderer',
    async (style) => {
      const scene = compose('bear "NORTHWOOD" tagline "outdoor club"', style);
      const svg = await write({ format: 'svg', from: from(scene) });
      expect(svg.toString()).not.toContain('<text');
      expect(svg.toString()).toContain('digitalsourcetype/algorithmicMedia');
      expect(await differenceFrom(scene, svg)).toBeLessThan(2.5);
    },
  );

  test('as SVG keeps its text to be edited when that is asked for', async () => {
    const svg = (await write({ format: 'svg', textAs: 'text' })).toString();
    expect(svg).toMatch(/<text [^>]*>NORTHWOOD<\/text>/);
    expect(svg).toContain('font-family=');
  });

  test('as PDF is vector, of its size in points, with text, title and provenance inside', async () => {
    const pdf = (await write({ format: 'pdf' })).toString('latin1');
    expect(pdf.startsWith('%PDF-1.')).toBe(true);
    expect(pdf).toMatch(/\/MediaBox \[0 0 192 240\]/);
    expect(pdf).toContain('/FontFile');
    expect(pdf).toContain('digitalsourcetype/algorithmicMedia');
    // The last table's offsets name real objects, else readers would have to repair the file.
    const [, root, at] = /xref\n(\d+) 1\n(\d{10}) 00000 n/.exec(pdf.slice(pdf.lastIndexOf('\nxref\n')))!;
    expect(pdf.slice(Number(at)).startsWith(`${root} 0 obj`)).toBe(true);
    expect(pdf.slice(Number(at))).toMatch(/\/Metadata \d+ 0 R/);
  });

  test('is the same file every time', async () => {
    const [first, second] = [await write({ format: 'svg' }), await write({ format: 'svg' })];
    expect(first.equals(second)).toBe(true);
  });
});

describe('an uploaded picture', () => {
  const disc = () =>
    sharp(
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"><circle cx="45" cy="40" r="25" fill="#d4301f"/></svg>',
      ),
    )
      .png()
      .toBuffer();

  test('is converted with its transparency, which becomes white paper in a JPG', async () => {
    const picture = await disc();
    const webp = await sharp(await write({ format: 'webp', from: { picture }, source: undefined })).metadata();
    expect([webp.hasAlpha, webp.width, String(webp.xmp).includes('DigitalSourceType')]).toEqual([true, 120, false]);
    const jpg = await sharp(await write({ format: 'jpg', from: { picture } }))
      .raw()
      .toBuffer();
    expect([...jpg.subarray(0, 3)].every((byte) => byte > 250)).toBe(true);
    expect((await write({ format: 'pdf', from: { picture } })).toString('latin1')).toMatch(/\/MediaBox \[0 0 90 60\]/);
  });

  test('becomes SVG when it is flat art, and is refused with a reason when it is not', async () => {
    const svg = (await write({ format: 'svg', from: { picture: await disc() } })).toString();
    expect(svg).toContain('fill="#d4301f"');
    expect(svg).toContain('width="120" height="80"');
    let state = 1;
    const grains = Uint8Array.from({ length: 64 * 64 * 3 }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state >> 16;
    });
    const noise = await sharp(grains, { raw: { width: 64, height: 64, channels: 3 } })
      .png()
      .toBuffer();
    await expect(write({ format: 'svg', from: { picture: noise } })).rejects.toMatchObject({
      code: 'invalid-settings',
      message: expect.stringMatching(/cannot be exported as SVG.*Choose PNG/),
    });
  });

  test('that is none is refused', async () => {
    await expect(write({ format: 'svg', from: { picture: Buffer.from('no picture') } })).rejects.toMatchObject({
      code: 'invalid-settings',
    });
    await expect(write({ format: 'webp', from: { picture: Buffer.from('no picture') } })).rejects.toMatchObject({
      code: 'invalid-settings',
    });
  });
});
