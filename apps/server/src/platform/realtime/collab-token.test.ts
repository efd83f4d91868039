import { expect, test } from 'vitest';
import { createCollabToken, verifyCollabToken } from './collab-token.ts';

const secret = 'a secret that is long enough to be one';
const claim = { accountId: 'an-account', projectId: 'a-project' };
const now = new Date('2026-03-01T12:00:00.000Z');
const later = (ms: number) => new Date(now.getTime() + ms);

test('a token opens the board it was made for, for ten minutes', () => {
  const { token, expiresAt } = createCollabToken(secret, claim, now);
  expect(expiresAt).toEqual(later(600_000));
  expect(verifyCollabToken(secret, token, later(599_999))).toEqual(claim);
  expect(verifyCollabToken(secret, token, later(600_000))).toBeUndefined();
});

test.each([
  ['another secret', (token: string) => [`${secret}!`, token]],
  ['another account', (token: string) => [secret, token.replace('an-account', 'my-account')]],
  ['another project', (token: string) => [secret, token.replace('a-project', 'b-project')]],
  ['a later end', (token: string) => [secret, token.replace('.17', '.18')]],
  ['a cut signature', (token: string) => [secret, token.slice(0, -1)]],
  ['nothing', () => [secret, '']],
  ['nonsense', () => [secret, 'a.b.c.d']],
])('%s is refused', (_name, forge) => {
  const [key, token] = forge(createCollabToken(secret, claim, now).token) as [string, string];
  expect(verifyCollabToken(key, token, now)).toBeUndefined();
});
