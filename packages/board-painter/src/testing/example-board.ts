import { type BoardItem, ItemTree } from '@gesso/canvas-core';

/** A wave drawn with rising pressure. */
const WAVE = Array.from({ length: 25 }, (_, step) => [
  step / 24,
  0.5 + 0.4 * Math.sin(step / 2.5),
  0.2 + (0.8 * step) / 24,
]).flat();

/** A frame with one item of most kinds in it, a group beside it, and a picture that reaches over the frame's edge. */
export function exampleBoard(assetId = 'photo'): ItemTree {
  let place = 0;
  const item = (id: string, more: Partial<BoardItem> & Pick<BoardItem, 'kind'>): BoardItem => {
    place += 1;
    const index = `a${String.fromCharCode(97 + place)}`;
    return { id, status: 'ready', rotation: 0, x: 0, y: 0, width: 100, height: 100, index, ...more };
  };
  const poster = { parentId: 'poster' };
  return new ItemTree([
    item('poster', { kind: 'frame', title: 'Poster', x: 100, y: 100, width: 800, height: 600, fill: '#fff8ec' }),
    item('photo', { kind: 'image', ...poster, x: 500, y: 140, width: 500, height: 300, assetId, title: 'Photo' }),
    item('badge', {
      ...poster,
      kind: 'shape',
      shape: 'ellipse',
      x: 140,
      y: 140,
      width: 200,
      height: 120,
      fill: '#00a060',
      text: 'In a shape',
      textColor: '#ffffff',
    }),
    item('star', {
      ...poster,
      kind: 'shape',
      shape: 'star',
      x: 380,
      y: 150,
      fill: '#f0b020',
      opacity: 0.5,
      rotation: 15,
    }),
    item('title', {
      ...poster,
      kind: 'text',
      x: 140,
      y: 480,
      width: 420,
      height: 160,
      text: 'Slow brew, poured by hand',
      fontFamily: 'Playfair Display',
      fontWeight: 700,
      fontSize: 56,
      lineHeight: 1.15,
    }),
    item('wave', {
      ...poster,
      kind: 'drawing',
      x: 140,
      y: 300,
      width: 300,
      height: 120,
      points: WAVE,
      stroke: '#d02060',
      strokeWidth: 12,
    }),
    item('cards', { kind: 'group', title: 'Cards' }),
    item('note', {
      kind: 'note',
      parentId: 'cards',
      x: 1040,
      y: 120,
      width: 200,
      height: 200,
      text: 'Oat milk, not soy. Ask Mira before Friday.',
    }),
    item('flipped', {
      kind: 'image',
      parentId: 'cards',
      x: 1040,
      y: 360,
      width: 200,
      height: 120,
      assetId,
      isFlippedX: true,
      crop: { x: 0, y: 0, width: 0.5, height: 1 },
    }),
    item('hidden', { kind: 'shape', shape: 'rectangle', x: 1040, y: 520, fill: '#ff0000', isHidden: true }),
    item('line', {
      kind: 'connector',
      from: { itemId: 'note', x: 0, y: 0.5 },
      to: { itemId: 'badge', x: 1, y: 0.5 },
      stroke: '#803090',
      strokeWidth: 5,
    }),
  ]);
}
