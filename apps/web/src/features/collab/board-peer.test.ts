import { expect, test } from 'vitest';
import { readPeers } from './board-peer.ts';

const user = { id: 'acc', name: 'Mira', color: 'oklch(0.5 0.1 165)' };

test('others are read with what they point at, oneself is left out', () => {
  const presence = {
    cursor: { x: 1, y: 2 },
    selection: ['i'],
    gesture: { i: { x: 0, y: 0, width: 1, height: 1, rotation: 0 } },
    laser: [1, 2, 3, 4],
  };
  const peers = readPeers(
    new Map([
      [1, { user }],
      [2, { user, presence }],
    ]),
    1,
  );
  expect(peers).toEqual([{ id: '2', accountId: 'acc', name: 'Mira', color: 'oklch(0.5 0.1 165)', ...presence }]);
});

test.each([[{}], [{ user: null }], [{ user: { id: 'acc', name: 5, color: 'red' } }]])(
  'a state like %j is nobody',
  (state) => {
    expect(readPeers(new Map([[2, state]]), 1)).toEqual([]);
  },
);

test('a colour that is more than a colour never reaches a style', () => {
  const [peer] = readPeers(new Map([[2, { user: { ...user, color: 'red; background: url(//evil)' } }]]), 1);
  expect(peer?.color).toMatch(/^oklch\([\d. ]+\)$/);
});

test('broken presence is left out and the person stays', () => {
  const presence = {
    cursor: { x: Number.NaN, y: 0 },
    selection: ['a', 5],
    gesture: { a: { x: 'far' } },
    laser: [1, Number.NaN],
  };
  const [peer] = readPeers(new Map([[2, { user, presence }]]), 1);
  expect(peer).toMatchObject({ name: 'Mira', cursor: null, selection: ['a'] });
  expect(peer?.gesture).toBeUndefined();
  expect(peer?.laser).toBeUndefined();
});

test('where somebody looks is read when it is a place, and left out when it is not', () => {
  const view = { x: 1, y: 2, width: 300, height: 200 };
  const peerWith = (state: object) => readPeers(new Map([[2, { user, ...state }]]), 1)[0];
  expect(peerWith({ view, isAway: true })).toMatchObject({ view, isAway: true });
  expect(peerWith({ view: { ...view, width: 0 } })?.view).toBeUndefined();
  expect(peerWith({ view: { ...view, x: Number.NaN }, isAway: 'yes' })).not.toHaveProperty('isAway');
});

test('a name without end is cut', () => {
  const [peer] = readPeers(new Map([[2, { user: { ...user, name: 'x'.repeat(5000) } }]]), 1);
  expect(peer?.name.length).toBeLessThanOrEqual(40);
});
