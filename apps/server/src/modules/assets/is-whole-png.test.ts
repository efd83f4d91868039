import sharp from 'sharp';
import { expect, test } from 'vitest';
import { isWholePng } from './is-whole-png.ts';

const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c84028' } })
  .png()
  .toBuffer();

test('a picture as its encoder wrote it is whole', () => {
  expect(isWholePng(png)).toBe(true);
});

test('a picture cut off anywhere is not', () => {
  for (let length = 0; length < png.length; length += 1) expect(isWholePng(png.subarray(0, length))).toBe(false);
});

test('a picture with one bit flipped anywhere is not', () => {
  for (let at = 0; at < png.length; at += 1) {
    const broken = Buffer.from(png);
    broken[at] = (broken[at] ?? 0) ^ 1;
    expect(isWholePng(broken), `byte ${at}`).toBe(false);
  }
});

test('a picture with something behind it is not', () => {
  expect(isWholePng(Buffer.concat([png, Buffer.from('x')]))).toBe(false);
});
