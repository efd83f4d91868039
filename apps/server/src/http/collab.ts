import { type CollabClaim, type Visitor, verifyCollabToken } from '../platform/realtime/index.ts';
import type { ProjectStories } from '../workflows/manage-project/index.ts';
import { type IdentifyCaller, isSameOrigin } from './caller.ts';

/** Says whose board a visitor of the realtime connection may open; null when they may not. */
export type AuthoriseVisitor = (visitor: Visitor) => Promise<string | null>;

/**
 * The policy of the realtime connection: by a token for this project, or by a session of its owner.
 *
 * A browser sends cookies along with a WebSocket of any page, so a session counts only from our own pages.
 */
export function createAuthoriseVisitor(options: {
  readonly secret: string;
  readonly identifyCaller: IdentifyCaller;
  readonly projects: Pick<ProjectStories, 'find'>;
}): AuthoriseVisitor {
  const { secret, identifyCaller, projects } = options;
  return async ({ projectId, token, headers }) => {
    const accountId = token
      ? accountOf(verifyCollabToken(secret, token, new Date()), projectId)
      : await accountOfSession(identifyCaller, headers);
    if (accountId === undefined) return null;
    const project = await projects.find({ accountId, projectId });
    return project === undefined ? null : accountId;
  };
}

function accountOf(claim: CollabClaim | undefined, projectId: string): string | undefined {
  return claim?.projectId === projectId ? claim.accountId : undefined;
}

async function accountOfSession(identifyCaller: IdentifyCaller, headers: Headers): Promise<string | undefined> {
  const host = headers.get('host');
  if (host === null || !URL.canParse(`http://${host}`)) return undefined;
  const request = new Request(`http://${host}/collab`, { headers });
  if (headers.has('cookie') && !headers.has('authorization') && !isSameOrigin(request)) return undefined;
  const { caller } = await identifyCaller(request);
  return caller?.account.id;
}
