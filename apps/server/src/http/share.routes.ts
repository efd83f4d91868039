import { endpoints, LIMITS } from '@gesso/contract';
import type { GuestPasses } from '../modules/shares/index.ts';
import {
  presentPerson,
  presentSharedProject,
  presentShareLink,
  type ShareStories,
} from '../workflows/share-project/index.ts';
import { isSameOrigin } from './caller.ts';
import { readCursor, toPage } from './cursor.ts';
import { type EndpointRoute, route } from './endpoint-route.ts';
import { notFound, ProblemError } from './problems.ts';

export type ShareRoutesOptions = { readonly shares: ShareStories; readonly guestPasses: GuestPasses };

/** Links to projects, and the people who came in through them. */
export function shareRoutes({ shares, guestPasses }: ShareRoutesOptions): EndpointRoute[] {
  return [
    route(endpoints.listShareLinks, async ({ caller, params }) => {
      const links = found(await shares.listLinks({ accountId: caller.account.id, projectId: params.id }), 'project');
      return { items: links.map(presentShareLink), nextCursor: null };
    }),
    route(endpoints.createShareLink, async ({ caller, params, body }) => {
      const outcome = await shares.createLink({ accountId: caller.account.id, projectId: params.id, ...body });
      if (outcome.ok) return { ...presentShareLink(outcome.link), token: outcome.token };
      if (outcome.reason === 'not-found') throw notFound('project');
      throw tooMany(`A project has at most ${LIMITS.shareLinksPerProject} links; revoke one first.`);
    }),
    route(endpoints.revokeShareLink, async ({ caller, params }) => {
      if (!(await shares.revokeLink({ accountId: caller.account.id, linkId: params.id }))) throw notFound('link');
      return undefined;
    }),
    route(endpoints.openShareLink, async ({ caller, body, request }) => {
      // Public, so nobody asked before: another site must not make somebody a member.
      if (caller?.apiKey === undefined && caller !== undefined && !isSameOrigin(request)) {
        throw new ProblemError({
          code: 'forbidden-origin',
          detail: 'A request with a session cookie must carry the Origin header of this site.',
        });
      }
      const opened = found(await shares.open({ token: body.token, accountId: caller?.account.id }), 'link');
      switch (opened.kind) {
        case 'member':
        case 'guest': {
          const { project, role } = opened.access;
          const isGuest = opened.kind === 'guest';
          const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' });
          if (isGuest) headers.set('set-cookie', guestPasses.issue(request.headers, opened.link.id, new Date()));
          const answer = { projectId: project.id, projectName: project.name, role, isGuest };
          return new Response(JSON.stringify(answer), { headers });
        }
        case 'sign-in':
          throw new ProblemError({ code: 'unauthenticated', detail: 'Sign in to come in through this link.' });
        case 'full':
          throw tooMany(`A project has at most ${LIMITS.membersPerProject} members; ask its owner for a place.`);
      }
    }),
    route(endpoints.listProjectPeople, async ({ caller, params }) => {
      const people = found(await shares.listPeople({ accountId: caller.account.id, projectId: params.id }), 'project');
      return { items: people.map(presentPerson), nextCursor: null };
    }),
    route(endpoints.updateMember, async ({ caller, params, body }) => {
      const change = { accountId: caller.account.id, memberId: params.id, role: body.role };
      return presentPerson(found(await shares.setRole(change), 'member'));
    }),
    route(endpoints.removeMember, async ({ caller, params }) => {
      if (!(await shares.removeMember({ accountId: caller.account.id, memberId: params.id }))) throw notFound('member');
      return undefined;
    }),
    route(endpoints.listSharedProjects, async ({ caller, query: { limit, cursor } }) => {
      const page = { accountId: caller.account.id, limit: limit + 1, after: readCursor(cursor) };
      return toPage(await shares.listJoined(page), limit, presentSharedProject);
    }),
  ];
}

function found<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw notFound(what);
  return value;
}

function tooMany(detail: string): ProblemError {
  return new ProblemError({ code: 'conflict', detail });
}
