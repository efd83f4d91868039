import { type BoardClip, CLIP_TYPE, clipHtml, clipText } from '@gesso/canvas-core';
import { describe, expect, it } from 'vitest';
import { pastedContent } from './pasted-content.ts';

const clip: BoardClip = {
  version: 1,
  items: [{ id: 'a', kind: 'text', x: 0, y: 0, width: 10, height: 10, rotation: 0, text: 'hello' }],
};
const png = new File(['x'], 'a.png', { type: 'image/png' });

function pasted(texts: Readonly<Record<string, string>>, files: readonly File[] = []) {
  return pastedContent({ getData: (type) => texts[type] ?? '', files });
}

describe('what a paste means', () => {
  it('items of a board come before everything, by their own type or within HTML', () => {
    expect(pasted({ [CLIP_TYPE]: clipText(clip), 'text/plain': 'hello' }, [png])).toEqual({ type: 'clip', clip });
    expect(pasted({ 'text/html': `<html><body>${clipHtml(clip)}`, 'text/plain': 'hello' })).toEqual({
      type: 'clip',
      clip,
    });
  });

  it('files come before their names, but the picture that a table adds to its words does not', () => {
    expect(pasted({ 'text/plain': 'a.png' }, [png])).toEqual({ type: 'files', files: [png] });
    expect(pasted({ 'text/html': '<img src="https://a.example/a.png">' }, [png])).toEqual({
      type: 'files',
      files: [png],
    });
    expect(pasted({ 'text/html': '<table>', 'text/plain': '1\t2' }, [png])).toEqual({ type: 'text', text: '1\t2' });
  });

  it('an address is told from words, and a drawing in SVG becomes a file', () => {
    expect(pasted({ 'text/plain': ' https://a.example/a.png\n' })).toMatchObject({ type: 'address' });
    for (const text of ['see https://a.example', 'javascript:alert(1)', 'https://']) {
      expect(pasted({ 'text/plain': text })).toEqual({ type: 'text', text });
    }
    const svg = pasted({ 'text/plain': '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"></svg>' });
    expect(svg?.type === 'files' && svg.files[0]?.type).toBe('image/svg+xml');
  });

  it('broken clips and empty clipboards are nothing to the board', () => {
    expect(pasted({ [CLIP_TYPE]: '{"version":1,"items":[{"id":"<x>"}]}' })).toBeNull();
    expect(pasted({ 'text/plain': ' \n' })).toBeNull();
  });
});
