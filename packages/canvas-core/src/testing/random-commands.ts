import fc from 'fast-check';
import type * as Y from 'yjs';
import type { Command, ItemPatch } from '../commands/command.ts';
import { readItems } from '../document/board-document.ts';
import type { NewItem } from '../document/place-items.ts';
import { picture } from './test-board.ts';

/** Numbers as broken devices and wild fields send them, among usual ones. */
const number = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -500, max: 1500 }) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1e300, 0.1 + 0.2, 1e9) },
);

/** What a command is made of once it is known what lies on the board. */
export const commandSeed = fc.record({
  type: fc.constantFrom(
    ...(['transform', 'remove', 'duplicate', 'add', 'patch', 'wrap', 'unwrap', 'reparent', 'order', 'batch'] as const),
  ),
  picks: fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }),
  other: fc.nat(30),
  numbers: fc.tuple(number, number, number, number),
  isOdd: fc.boolean(),
});
export type CommandSeed = typeof commandSeed extends fc.Arbitrary<infer Value> ? Value : never;

const bare = { assetId: undefined } as const;

/** Every kind of container and line, two levels deep, and what each of them can hold. */
export const SAMPLE_ITEMS: readonly NewItem[] = [
  picture('f', 50, 50, { ...bare, kind: 'frame', width: 400, height: 400 }),
  picture('a', 100, 100, { parentId: 'f' }),
  picture('g', 0, 0, { ...bare, kind: 'group', parentId: 'f' }),
  picture('t', 250, 100, { ...bare, kind: 'text', text: 'words', parentId: 'g' }),
  picture('n', 250, 250, { ...bare, kind: 'note', parentId: 'g', rotation: 20 }),
  picture('f2', 600, 0, { ...bare, kind: 'frame', width: 200 }),
  picture('c', 0, 0, {
    ...bare,
    kind: 'connector',
    from: { itemId: 'a', x: 1, y: 0.5 },
    to: { itemId: 'f2', x: 0, y: 0 },
  }),
  picture('d', 600, 300, { ...bare, kind: 'drawing', points: [0, 0, 0.5, 1, 1, 0.5] }),
  picture('w', 500, 500, { ...bare, status: 'pending' }),
];

/** A command for the board as it is; now and then it names what is not there, as somebody who comes late does. */
export function commandFor(seed: CommandSeed, doc: Y.Doc, createId: () => string): Command {
  const known = [...readItems(doc).map((item) => item.id), 'gone'];
  const pick = (at: number) => known[at % known.length] ?? 'gone';
  const ids = seed.picks.map(pick);
  const [x, y, width, height] = seed.numbers;
  switch (seed.type) {
    case 'transform': {
      const place = seed.isOdd ? { x, y } : { x, width, height, rotation: y };
      return { type: 'transform', changes: new Map(ids.map((id) => [id, place])) };
    }
    case 'remove':
    case 'unwrap':
      return { type: seed.type, ids: ids.slice(0, 1) };
    case 'duplicate':
      return { type: 'duplicate', copies: ids.map((from) => ({ from, to: createId() })), deltaX: 10, deltaY: -10 };
    case 'add':
      return { type: 'add', items: [picture(createId(), 100, 200, seed.isOdd ? {} : { parentId: pick(seed.other) })] };
    case 'patch': {
      const patch: ItemPatch = seed.isOdd
        ? { fill: '#123456', isLocked: true, text: undefined }
        : { fill: undefined, isLocked: undefined, title: 'title', from: { itemId: pick(seed.other), x: 0, y: 1 } };
      return { type: 'patch', changes: new Map(ids.map((id) => [id, patch])) };
    }
    case 'wrap': {
      const kind = seed.isOdd ? 'frame' : 'group';
      return { type: 'wrap', container: { ...picture(createId(), 0, 0, bare), kind }, ids };
    }
    case 'reparent': {
      const parentId = seed.other % 4 === 0 ? null : pick(seed.other);
      return { type: 'reparent', ids, parentId, ...(seed.isOdd ? { before: pick(seed.other + 1) } : {}) };
    }
    case 'order': {
      const targets = ['front', 'back', 'forward', 'backward'] as const;
      return { type: 'order', ids, to: targets[seed.other % 4] ?? 'front' };
    }
    case 'batch':
      return {
        type: 'batch',
        commands: [
          commandFor({ ...seed, type: 'transform' }, doc, createId),
          commandFor({ ...seed, type: 'reparent' }, doc, createId),
        ],
      };
  }
}
