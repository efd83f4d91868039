import { Readable } from 'node:stream';
import { toFileName } from '@gesso/board-painter';
import { endpoints } from '@gesso/contract';
import { type ProjectStories, presentProject } from '../workflows/manage-project/index.ts';
import type { exportProject, ImportProjectAnswer } from '../workflows/move-project/index.ts';
import { type EndpointRoute, route } from './endpoint-route.ts';
import { notFound } from './problems.ts';
import { toProblem } from './refusals.ts';

export type ProjectFileRoutesOptions = {
  readonly projects: Pick<ProjectStories, 'find'>;
  readonly exportProject: (owned: {
    readonly accountId: string;
    readonly projectId: string;
  }) => ReturnType<typeof exportProject>;
  readonly importProject: (asked: {
    readonly id: string;
    readonly accountId: string;
    readonly file: Blob;
  }) => Promise<ImportProjectAnswer>;
};

/** Whole projects as files. */
export function projectFileRoutes(options: ProjectFileRoutesOptions): EndpointRoute[] {
  return [
    route(endpoints.exportProject, async ({ caller, params }) => {
      const exported = await options.exportProject({ accountId: caller.account.id, projectId: params.id });
      if (exported === undefined) throw notFound('project');
      const name = `${toFileName(exported.name)}.gesso.zip`;
      const plain = name.replaceAll(/[^\w. -]/g, '_');
      // Node's own web streams and the global ones are the same at run time; only their types differ.
      return new Response(Readable.toWeb(exported.content) as ReadableStream<Uint8Array>, {
        headers: {
          'content-type': 'application/zip',
          'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`,
          'cache-control': 'no-store',
        },
      });
    }),
    route(endpoints.importProject, async ({ caller, body, operationId }) => {
      const accountId = caller.account.id;
      const answer = await options.importProject({ id: operationId, accountId, file: body.file });
      if (!answer.ok) throw toProblem(answer);
      const project = await options.projects.find({ accountId, projectId: answer.projectId });
      if (project === undefined) throw notFound('project');
      return presentProject(project);
    }),
  ];
}
