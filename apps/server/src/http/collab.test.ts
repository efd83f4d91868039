import { expect, test } from 'vitest';
import type { Account } from '../modules/accounts/index.ts';
import type { ProjectAccess } from '../modules/projects/index.ts';
import { createCollabToken } from '../platform/realtime/index.ts';
import { type AuthoriseVisitor, createAuthoriseVisitor } from './collab.ts';

const SECRET = 'a-secret-of-the-tests-0123456789';

const ROLES: Readonly<Record<string, ProjectAccess['role']>> = {
  ada: 'owner',
  eve: 'edit',
  cora: 'comment',
  'a-link': 'view',
};

const authorise: AuthoriseVisitor = createAuthoriseVisitor({
  secret: SECRET,
  // The cookie is the name.
  identifyCaller: async ({ headers }) => {
    const cookie = headers.get('cookie');
    const isPerson = cookie !== null && ['ada', 'bob', 'eve', 'cora'].includes(cookie);
    // Only the id is read.
    const account = isPerson ? ({ id: cookie } as Account) : undefined;
    return { caller: account && { account, apiKey: undefined }, setCookies: [] };
  },
  readGuestPass: (headers) => (headers.get('cookie') === 'a guest' ? ['a-link'] : []),
  projects: {
    access: async ({ visitorIds, projectId }) => {
      const visitorId = visitorIds.find((id) => id in ROLES);
      const role = visitorId && ROLES[visitorId];
      // Only role and visitor are read.
      return projectId === 'p1' && role ? ({ role, visitorId } as ProjectAccess) : undefined;
    },
  },
});

const MAY_EDIT = { visitorId: 'ada', mayEdit: true };

const visit = (headers: Record<string, string>, token: string | null = null, projectId = 'p1') =>
  authorise({ projectId, token, headers: new Headers({ host: 'gesso.test', ...headers }) });

const tokenFor = (accountId: string, projectId: string, now = new Date()) =>
  createCollabToken(SECRET, { accountId, projectId }, now).token;

test('the owner may come with a session from our own page, nobody else', async () => {
  expect(await visit({ cookie: 'ada', origin: 'http://gesso.test' })).toEqual(MAY_EDIT);
  expect(await visit({ cookie: 'bob', origin: 'http://gesso.test' })).toBeNull();
  expect(await visit({ origin: 'http://gesso.test' })).toBeNull();
});

test('who may only look or comment comes in and is not listened to; a guest comes in by their link', async () => {
  const come = (cookie: string) => visit({ cookie, origin: 'http://gesso.test' });
  expect(await come('eve')).toEqual({ visitorId: 'eve', mayEdit: true });
  expect(await come('cora')).toEqual({ visitorId: 'cora', mayEdit: false });
  expect(await come('a guest')).toEqual({ visitorId: 'a-link', mayEdit: false });
  expect(await visit({ cookie: 'a guest', origin: 'https://elsewhere.test' })).toBeNull();
});

test('a page of another site cannot use a visitor’s session', async () => {
  expect(await visit({ cookie: 'ada', origin: 'https://elsewhere.test' })).toBeNull();
  expect(await visit({ cookie: 'ada' })).toBeNull();
});

test('a token opens the project it was made for, for its owner and for its time', async () => {
  expect(await visit({}, tokenFor('ada', 'p1'))).toEqual(MAY_EDIT);
  expect(await visit({}, tokenFor('ada', 'p2'))).toBeNull();
  expect(await visit({}, tokenFor('bob', 'p1'))).toBeNull();
  expect(await visit({}, tokenFor('ada', 'p1', new Date(Date.now() - 3_600_000)))).toBeNull();
  expect(await visit({}, `${tokenFor('ada', 'p1')}x`)).toBeNull();
});

test('a bad token is not saved by a good session', async () => {
  expect(await visit({ cookie: 'ada', origin: 'http://gesso.test' }, 'forged')).toBeNull();
});
