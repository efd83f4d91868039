import { type NewItem, placeItems } from '@gesso/canvas-core';
import * as Y from 'yjs';
import { samplePicture } from './sample-pictures.ts';

const READY = { status: 'ready' } as const;
const GREEN = '#00a060';
const BLUE = '#2050d0';
/** A wave drawn with rising pressure. */
const WAVE = Array.from({ length: 25 }, (_, step) => [
  step / 24,
  0.5 + 0.4 * Math.sin(step / 2.5),
  0.2 + (0.8 * step) / 24,
]).flat();

/** One item of each kind, so that tests and eyes can see how each is drawn. */
export function kindsBoard(): Y.Doc {
  const doc = new Y.Doc();
  const box = (x: number, y: number, width = 160, height = 120) => ({ ...READY, x, y, width, height });
  const shape = (id: string, name: NewItem['shape'], x: number, more: Partial<NewItem> = {}): NewItem => {
    return { id, kind: 'shape', shape: name, ...box(x, 0), fill: GREEN, stroke: BLUE, strokeWidth: 8, ...more };
  };
  const picture = samplePicture(20, 800, 800);
  const items: NewItem[] = [
    shape('rectangle', 'rectangle', 0, { cornerRadius: 24 }),
    shape('ellipse', 'ellipse', 200, { text: 'In a shape', textColor: '#ffffff' }),
    shape('triangle', 'triangle', 400),
    shape('diamond', 'diamond', 600, { opacity: 0.4 }),
    shape('star', 'star', 800),
    shape('line', 'line', 1000),
    shape('arrow', 'arrow', 1200, { isFlippedY: true }),
    { id: 'drawing', kind: 'drawing', ...box(0, 200, 360, 120), points: WAVE, stroke: '#d02060', strokeWidth: 14 },
    { id: 'note', kind: 'note', ...box(400, 200, 200, 200), text: 'Oat milk, not soy. Ask Mira before Friday.' },
    {
      id: 'headline',
      kind: 'text',
      ...box(640, 200, 330, 200),
      text: 'Slow brew, poured by hand',
      fontFamily: 'Playfair Display',
      fontWeight: 700,
      fontSize: 44,
      lineHeight: 1.15,
    },
    {
      id: 'fill',
      kind: 'text',
      ...box(1010, 200, 350, 200),
      text: 'NIGHTFALL',
      fontFamily: 'Anton',
      textFit: 'fill',
      textAlign: 'center',
      lineHeight: 1.1,
      textColor: '#d04010',
    },
    { id: 'frame', kind: 'frame', ...box(0, 480, 400, 300), title: 'Poster', fill: '#ffffff' },
    { id: 'inside', kind: 'shape', ...box(40, 520), shape: 'rectangle', fill: BLUE, parentId: 'frame' },
    { id: 'over', kind: 'image', ...box(300, 600, 200, 200), assetId: picture, parentId: 'frame' },
    {
      id: 'cropped',
      kind: 'image',
      ...box(560, 480, 200, 200),
      assetId: picture,
      crop: { x: 0.3, y: 0.4, width: 0.4, height: 0.4 },
    },
    { id: 'flipped', kind: 'image', ...box(800, 480, 200, 200), assetId: picture, isFlippedX: true },
    { id: 'hidden', kind: 'shape', ...box(1100, 480), shape: 'rectangle', fill: GREEN, isHidden: true },
    {
      id: 'connector',
      kind: 'connector',
      ...box(0, 0, 10, 10),
      from: { itemId: 'cropped', x: 0.5, y: 1 },
      to: { itemId: 'target', x: 0, y: 0.5 },
      stroke: '#803090',
      strokeWidth: 6,
    },
    { id: 'target', kind: 'shape', ...box(1100, 700, 140, 100), shape: 'ellipse', fill: '#f0b020', rotation: 20 },
  ];
  placeItems(doc, items, 'server');
  return doc;
}
