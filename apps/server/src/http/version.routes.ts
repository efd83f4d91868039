import { endpoints, LIMITS } from '@gesso/contract';
import { presentVersion, type VersionOutcome, type VersionStories } from '../workflows/keep-versions/index.ts';
import { type EndpointRoute, route } from './endpoint-route.ts';
import { notFound, ProblemError } from './problems.ts';

/** Kept states of boards. */
export function versionRoutes({ versions }: { readonly versions: VersionStories }): EndpointRoute[] {
  return [
    route(endpoints.listVersions, async ({ caller, params }) => {
      const kept = found(await versions.list({ accountId: caller.account.id, projectId: params.id }), 'project');
      return { items: kept.map(presentVersion), nextCursor: null };
    }),
    route(endpoints.createVersion, async ({ caller, params, body }) =>
      kept(await versions.keep({ accountId: caller.account.id, projectId: params.id, name: body.name }), 'project'),
    ),
    route(endpoints.updateVersion, async ({ caller, params, body }) =>
      kept(await versions.rename({ accountId: caller.account.id, versionId: params.id, name: body.name }), 'version'),
    ),
    route(endpoints.restoreVersion, async ({ caller, params }) => {
      const restored = found(await versions.restore({ accountId: caller.account.id, versionId: params.id }), 'version');
      const { version, before, ...counts } = restored;
      return { ...counts, version: presentVersion(version), before: presentVersion(before) };
    }),
    route(endpoints.getVersionDocument, async ({ caller, params }) =>
      sendBytes(
        found(await versions.document({ accountId: caller.account.id, versionId: params.id }), 'version'),
        'application/octet-stream',
      ),
    ),
    route(endpoints.getVersionThumbnail, async ({ caller, params }) =>
      sendBytes(
        found(await versions.thumbnail({ accountId: caller.account.id, versionId: params.id }), 'picture'),
        'image/webp',
      ),
    ),
  ];
}

/** A kept state never changes; only people of its project may ask for it, so no shared cache keeps it. */
function sendBytes(bytes: Uint8Array, type: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type, 'cache-control': 'private, max-age=31536000, immutable' },
  });
}

function kept(outcome: VersionOutcome, what: string) {
  if (outcome.ok) return presentVersion(outcome.version);
  if (outcome.reason === 'not-found') throw notFound(what);
  throw new ProblemError({
    code: 'conflict',
    detail: `A board has at most ${LIMITS.namedVersionsPerProject} named versions; take a name away first.`,
  });
}

function found<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw notFound(what);
  return value;
}
