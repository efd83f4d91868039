import { isAtLeast } from '@gesso/contract';
import { type Admission, type CollabClaim, type Visitor, verifyCollabToken } from '../platform/realtime/index.ts';
import type { ProjectStories } from '../workflows/manage-project/index.ts';
import { type IdentifyCaller, isSameOrigin } from './caller.ts';

/** Says what a visitor of the realtime connection may do on a board; null when they may not open it. */
export type AuthoriseVisitor = (visitor: Visitor) => Promise<Admission | null>;

/**
 * The policy of the realtime connection: by a token for this project, by the session of somebody who may see it, or by
 * the pass of a guest. What they may do there is the project's own policy.
 *
 * A browser sends cookies along with a WebSocket of any page, so a session counts only from our own pages.
 */
export function createAuthoriseVisitor(options: {
  readonly secret: string;
  readonly identifyCaller: IdentifyCaller;
  readonly readGuestPass: (headers: Headers) => readonly string[];
  readonly projects: Pick<ProjectStories, 'access'>;
}): AuthoriseVisitor {
  const { secret, projects } = options;
  return async ({ projectId, token, headers }) => {
    const visitorIds = token
      ? idsOf(verifyCollabToken(secret, token, new Date()), projectId)
      : await idsOfSession(options, headers);
    return admit(projects, { projectId, visitorIds });
  };
}

/** Says whether somebody who was let in may still do on a board what they may do there. */
export function createRecheckVisitor(projects: Pick<ProjectStories, 'access'>) {
  return async (projectId: string, { visitorId, mayEdit }: Admission): Promise<boolean> => {
    const now = await admit(projects, { projectId, visitorIds: [visitorId] });
    return now?.mayEdit === mayEdit;
  };
}

async function admit(
  projects: Pick<ProjectStories, 'access'>,
  visit: { readonly projectId: string; readonly visitorIds: readonly string[] },
): Promise<Admission | null> {
  if (visit.visitorIds.length === 0) return null;
  const access = await projects.access(visit);
  return access ? { visitorId: access.visitorId, mayEdit: isAtLeast(access.role, 'edit') } : null;
}

function idsOf(claim: CollabClaim | undefined, projectId: string): readonly string[] {
  return claim?.projectId === projectId ? [claim.accountId] : [];
}

async function idsOfSession(
  {
    identifyCaller,
    readGuestPass,
  }: { identifyCaller: IdentifyCaller; readGuestPass: (headers: Headers) => readonly string[] },
  headers: Headers,
): Promise<readonly string[]> {
  const host = headers.get('host');
  if (host === null || !URL.canParse(`http://${host}`)) return [];
  const request = new Request(`http://${host}/collab`, { headers });
  if (headers.has('cookie') && !headers.has('authorization') && !isSameOrigin(request)) return [];
  const { caller } = await identifyCaller(request);
  return caller ? [caller.account.id] : readGuestPass(headers);
}
