import { expect, test } from 'vitest';
import type { Account } from '../modules/accounts/index.ts';
import { createCollabToken } from '../platform/realtime/index.ts';
import { type AuthoriseVisitor, createAuthoriseVisitor } from './collab.ts';

const SECRET = 'a-secret-of-the-tests-0123456789';
const OWNER = { id: 'ada' } as Account; // Only the id is read.

const authorise: AuthoriseVisitor = createAuthoriseVisitor({
  secret: SECRET,
  // A session of Ada for one cookie, of Bob for another.
  identifyCaller: async ({ headers }) => {
    const cookie = headers.get('cookie');
    const account = cookie === 'ada' ? OWNER : cookie === 'bob' ? ({ id: 'bob' } as Account) : undefined;
    return { caller: account && { account, apiKey: undefined }, setCookies: [] };
  },
  projects: {
    find: async ({ accountId, projectId }) => {
      if (accountId !== 'ada' || projectId !== 'p1') return undefined;
      return {
        id: 'p1',
        accountId,
        name: 'Mine',
        createdAt: new Date(),
        updatedAt: new Date(),
        brandKitId: null,
        coverAssetIds: [],
      };
    },
  },
});

const visit = (headers: Record<string, string>, token: string | null = null, projectId = 'p1') =>
  authorise({ projectId, token, headers: new Headers({ host: 'gesso.test', ...headers }) });

const tokenFor = (accountId: string, projectId: string, now = new Date()) =>
  createCollabToken(SECRET, { accountId, projectId }, now).token;

test('the owner may come with a session from our own page, nobody else', async () => {
  expect(await visit({ cookie: 'ada', origin: 'http://gesso.test' })).toBe('ada');
  expect(await visit({ cookie: 'bob', origin: 'http://gesso.test' })).toBeNull();
  expect(await visit({ origin: 'http://gesso.test' })).toBeNull();
});

test('a page of another site cannot use a visitor’s session', async () => {
  expect(await visit({ cookie: 'ada', origin: 'https://elsewhere.test' })).toBeNull();
  expect(await visit({ cookie: 'ada' })).toBeNull();
});

test('a token opens the project it was made for, for its owner and for its time', async () => {
  expect(await visit({}, tokenFor('ada', 'p1'))).toBe('ada');
  expect(await visit({}, tokenFor('ada', 'p2'))).toBeNull();
  expect(await visit({}, tokenFor('bob', 'p1'))).toBeNull();
  expect(await visit({}, tokenFor('ada', 'p1', new Date(Date.now() - 3_600_000)))).toBeNull();
  expect(await visit({}, `${tokenFor('ada', 'p1')}x`)).toBeNull();
});

test('a bad token is not saved by a good session', async () => {
  expect(await visit({ cookie: 'ada', origin: 'http://gesso.test' }, 'forged')).toBeNull();
});
