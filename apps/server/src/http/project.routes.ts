import { endpoints } from '@gesso/contract';
import { type ProjectStories, presentProject } from '../workflows/manage-project/index.ts';
import { readCursor, toPage } from './cursor.ts';
import { type EndpointRoute, route } from './endpoint-route.ts';
import { notFound } from './problems.ts';

export type ProjectRoutesOptions = {
  readonly projects: ProjectStories;
  /** Signs a token for the realtime connection of one project. */
  readonly createCollabToken: (claim: { accountId: string; projectId: string }) => { token: string; expiresAt: Date };
};

/** Projects, and what lies on their boards. */
export function projectRoutes({ projects, createCollabToken }: ProjectRoutesOptions): EndpointRoute[] {
  return [
    route(endpoints.listProjects, async ({ caller, query }) => {
      const { limit, cursor } = query;
      const rows = await projects.list({
        accountId: caller.account.id,
        limit: limit + 1,
        after: readCursor(cursor),
      });
      return toPage(rows, limit, (project) => presentProject(project));
    }),
    route(endpoints.createProject, async ({ caller, body, operationId }) =>
      presentProject(await projects.create({ id: operationId, accountId: caller.account.id, name: body.name })),
    ),
    route(endpoints.getProject, async ({ visitorIds, params }) => {
      const { project, role } = found(await projects.look({ visitorIds, projectId: params.id }));
      return presentProject(project, role);
    }),
    route(endpoints.updateProject, async ({ caller, params, body }) => {
      const outcome = await projects.update({ accountId: caller.account.id, projectId: params.id, ...body });
      if (!outcome.ok) throw notFound(outcome.missing);
      return presentProject(outcome.project);
    }),
    route(endpoints.deleteProject, async ({ caller, params }) => {
      const isRemoved = await projects.remove({ accountId: caller.account.id, projectId: params.id });
      if (!isRemoved) throw notFound('project');
      return undefined;
    }),
    route(endpoints.listItems, async ({ visitorIds, params }) =>
      found(await projects.lookAtItems({ visitorIds, projectId: params.id })),
    ),
    route(endpoints.createCollabToken, async ({ caller, params }) => {
      const claim = { accountId: caller.account.id, projectId: params.id };
      found(await projects.access({ visitorIds: [claim.accountId], projectId: claim.projectId }));
      const { token, expiresAt } = createCollabToken(claim);
      return { token, expiresAt: expiresAt.toISOString() };
    }),
  ];
}

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw notFound('project');
  return value;
}
