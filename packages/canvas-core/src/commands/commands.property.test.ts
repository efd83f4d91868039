import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { itemsOf, readItems, readTree } from '../document/board-document.ts';
import { type BoardItem, MAX_ITEM_SIZE, MIN_ITEM_SIZE } from '../document/item.ts';
import { ItemStore } from '../document/item-store.ts';
import { placeItems } from '../document/place-items.ts';
import { isContainer } from '../document/repaired-parent.ts';
import { commandFor, commandSeed, SAMPLE_ITEMS } from '../testing/random-commands.ts';
import { applyCommand } from './apply-command.ts';
import { History } from './history.ts';

/** One person with a board and a line to the others that can be cut. */
class Peer {
  readonly doc = new Y.Doc();
  readonly store = new ItemStore(this.doc);
  readonly history = new History(this.doc, 'me');
  isOnline = true;
  #ids = 0;
  readonly #name: number;

  constructor(name: number) {
    this.#name = name;
  }

  do(seed: Parameters<typeof commandFor>[0]): void {
    this.history.beginStep();
    applyCommand(
      this.doc,
      commandFor(seed, this.doc, () => `${this.#name}-${++this.#ids}`),
      'me',
    );
  }
}

const stored = (doc: Y.Doc) => itemsOf(doc).toJSON();

/** What must hold of any board, whatever was done to it. */
function expectSound(doc: Y.Doc): void {
  const tree = readTree(doc);
  const items = tree.ordered();
  // Walking from the bare board down finds everything once, so there is no ring and nothing is lost.
  expect(new Set(items).size).toBe(tree.size);
  const unsound = items.filter((item) => {
    const { parentId, x, y, width, height, rotation } = item;
    const hasLostParent = parentId !== undefined && !isContainer(tree.get(parentId));
    const isWild = ![x, y, width, height, rotation].every(Number.isFinite) || Math.min(width, height) < MIN_ITEM_SIZE;
    const followsOthers = item.kind === 'group' || item.kind === 'connector';
    return hasLostParent || isWild || (!followsOthers && Math.max(width, height) > MAX_ITEM_SIZE);
  });
  expect(unsound).toEqual([]);
}

/** Where everything lies, as one string: deep comparison of every step would take most of the time. */
function sketch(items: readonly BoardItem[]): string {
  return items.map((item) => [item.id, item.parentId, item.x, item.y, item.width, item.height].join(' ')).join('\n');
}

function expectOwnKeys(doc: Y.Doc): void {
  const keys = readItems(doc).map((item) => `${item.parentId ?? ''} ${item.index}`);
  expect(new Set(keys).size).toBe(keys.length);
}

describe('any commands of one person', () => {
  it('keep the tree sound, geometry finite and order keys apart, and undo and redo are exact', () => {
    fc.assert(
      fc.property(fc.array(commandSeed, { maxLength: 20 }), (seeds) => {
        const peer = new Peer(0);
        placeItems(peer.doc, SAMPLE_ITEMS, 'server');
        const before = stored(peer.doc);
        for (const seed of seeds) {
          peer.do(seed);
          expectSound(peer.doc);
          expectOwnKeys(peer.doc);
          expect(sketch(peer.store.ordered())).toBe(sketch(readItems(peer.doc)));
        }
        expect(readItems(peer.doc)).toHaveLength(itemsOf(peer.doc).size);
        expect(peer.store.ordered()).toEqual(readItems(peer.doc));
        const after = stored(peer.doc);
        while (peer.history.undo()) expectSound(peer.doc);
        expect(stored(peer.doc)).toEqual(before);
        while (peer.history.redo()) expectSound(peer.doc);
        expect(stored(peer.doc)).toEqual(after);
      }),
      { numRuns: 50 },
    );
  });
});

const move = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('do' as const), who: fc.nat(4), seed: commandSeed }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('undo' as const, 'redo' as const), who: fc.nat(4) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constantFrom('drop' as const, 'meet' as const), who: fc.nat(4) }) },
  // Packets that are lost on the way although both are there: what was deleted may be told before what replaces it.
  { weight: 1, arbitrary: fc.record({ type: fc.constant('lose' as const), count: fc.integer({ min: 1, max: 4 }) }) },
);

function converges(people: number, moves: readonly (typeof move extends fc.Arbitrary<infer M> ? M : never)[]): void {
  const peers = Array.from({ length: people }, (_, at) => new Peer(at));
  const [first] = peers as [Peer];
  let toLose = 0;
  for (const peer of peers) {
    peer.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'wire' || !peer.isOnline || toLose-- > 0) return;
      for (const other of peers) if (other !== peer && other.isOnline) Y.applyUpdate(other.doc, update, 'wire');
    });
  }
  placeItems(first.doc, SAMPLE_ITEMS, 'server');
  for (const one of moves) {
    if (one.type === 'lose') {
      toLose = one.count;
      continue;
    }
    const peer = peers[one.who % people] ?? first;
    if (one.type === 'do') peer.do(one.seed);
    else if (one.type === 'undo' || one.type === 'redo') peer.history[one.type]();
    else if (one.type === 'drop') peer.isOnline = false;
    else reconnect(peer, first);
    expectSound(peer.doc);
  }
  // Twice, since the first hears of the last only at the end.
  for (let round = 0; round < 2; round += 1) for (const peer of peers) reconnect(peer, first);
  const [wanted, read] = [stored(first.doc), readItems(first.doc)];
  expect(read).toHaveLength(itemsOf(first.doc).size);
  for (const peer of peers) {
    expect(stored(peer.doc)).toEqual(wanted);
    expect(peer.store.ordered()).toEqual(read);
    expectSound(peer.doc);
  }
}

function reconnect(peer: Peer, other: Peer): void {
  peer.isOnline = true;
  for (const [from, to] of [[peer, other] as const, [other, peer] as const]) {
    Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), 'wire');
  }
}

describe('any commands of several people who drop out, lose packets and come back', () => {
  it.each([
    [2, 40],
    [5, 20],
  ])('end in one sound board for %i', (people, numRuns) => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 25 }), (moves) => converges(people, moves)),
      { numRuns },
    );
  });
});
