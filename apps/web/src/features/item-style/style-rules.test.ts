import type { BoardItem } from '@gesso/canvas-core';
import { describe, expect, it } from 'vitest';
import { readHex, toHex, toHsva } from './colours.rules.ts';
import { changesFor, itemOfTool, sharedFields, sharedValue } from './style-fields.rules.ts';

const place = { x: 0, y: 0, width: 10, height: 10, rotation: 0, index: '1', status: 'ready' } as const;
const square: BoardItem = { ...place, id: 'square', kind: 'shape', shape: 'rectangle', fill: '#ff0000' };
const disc: BoardItem = { ...place, id: 'disc', kind: 'shape', shape: 'ellipse', fill: '#00ff00' };
const words: BoardItem = { ...place, id: 'words', kind: 'text', text: 'Slow' };
const picture: BoardItem = { ...place, id: 'picture', kind: 'image' };

describe('the look of what is selected', () => {
  it('offers what any of the items has, and nothing for pictures', () => {
    expect(sharedFields([picture])).toEqual([]);
    expect(sharedFields([disc, picture])).toEqual(['fill', 'stroke', 'strokeWidth', 'dash', 'opacity']);
    expect(sharedFields([square, words])).toContain('cornerRadius');
    expect(sharedFields([square, words])).toContain('fontFamily');
  });

  it('says when values differ, counting only items that have the field', () => {
    expect(sharedValue([square, disc], 'fill')).toBe('mixed');
    expect(sharedValue([square, words], 'fill')).toEqual({ value: '#ff0000' });
    expect(sharedValue([square, disc], 'strokeWidth')).toEqual({ value: 2 });
    expect(sharedValue([words], 'fontSize')).toEqual({ value: 32 });
  });

  it('changes only items that have the field', () => {
    expect([...changesFor([square, words, picture], 'fill', '#0000ff').keys()]).toEqual(['square']);
  });

  it('a shape whose only colour is taken away keeps an outline, so that it can be seen', () => {
    expect(changesFor([square], 'fill', undefined).get('square')).toEqual({ fill: undefined, stroke: '#2b2620' });
    const drawn = { ...square, stroke: '#000000' };
    expect(changesFor([drawn], 'fill', undefined).get('square')).toEqual({ fill: undefined });
  });

  it('a line has dashes and a head at each end, as it is drawn without any being chosen', () => {
    const link: BoardItem = { ...place, id: 'link', kind: 'connector' };
    const line: BoardItem = { ...place, id: 'line', kind: 'shape', shape: 'line', headFrom: 'dot' };
    expect(sharedFields([link])).toEqual(['stroke', 'strokeWidth', 'dash', 'headFrom', 'headTo', 'opacity']);
    expect(sharedValue([link], 'headTo')).toEqual({ value: 'arrow' });
    expect(sharedValue([link, line], 'headTo')).toBe('mixed');
    expect(changesFor([link, square], 'dash', 'dotted').size).toBe(2);
    expect([...changesFor([link, square], 'headTo', 'triangle').keys()]).toEqual(['link']);
  });

  it('a tool shows how its next item will look', () => {
    const next = itemOfTool('text', { fontSize: 80 });
    expect(next && sharedValue([next], 'fontSize')).toEqual({ value: 80 });
    expect(itemOfTool('hand', {})).toBeNull();
  });
});

describe('colours as people write and pull them', () => {
  it.each([
    ['#1A4D8F', '#1a4d8f'],
    ['1a4', '#11aa44'],
    ['#1a4d8f80', '#1a4d8f80'],
    ['1a4d8fff', '#1a4d8f'],
    ['red', null],
    ['#12345', null],
  ])('%s is read as %s', (written, read) => {
    expect(readHex(written)).toBe(read);
  });

  it('a colour survives the way to hue, saturation and value and back', () => {
    for (const hex of ['#000000', '#ffffff', '#e8502a', '#1f7a5c', '#2050d0', '#808080', '#1a4d8f80']) {
      expect(toHex(toHsva(hex))).toBe(hex);
    }
  });
});
