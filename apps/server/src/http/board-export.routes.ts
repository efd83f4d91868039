import { endpoints, LIMITS } from '@gesso/contract';
import { type ExportStories, presentExport } from '../workflows/export-board/index.ts';
import { type EndpointRoute, route } from './endpoint-route.ts';
import { notFound, ProblemError } from './problems.ts';
import { sendFile } from './send-file.ts';

/** Boards as files. */
export function boardExportRoutes({ exports }: { readonly exports: ExportStories }): EndpointRoute[] {
  return [
    route(endpoints.createExport, async ({ caller, params, body, operationId }) => {
      const order = { id: operationId, accountId: caller.account.id, projectId: params.id, asked: body };
      const answer = await exports.start(order);
      if (answer.ok) return presentExport(answer.export);
      if (answer.reason === 'not-found') throw notFound('project');
      throw new ProblemError({
        code: 'conflict',
        detail: `${LIMITS.openExportsPerAccount} exports of yours are still being written; wait for one or stop it.`,
      });
    }),
    route(endpoints.getExport, async ({ caller, params }) =>
      presentExport(found(await exports.find({ accountId: caller.account.id, exportId: params.id }))),
    ),
    route(endpoints.cancelExport, async ({ caller, params }) =>
      presentExport(found(await exports.cancel({ accountId: caller.account.id, exportId: params.id }))),
    ),
    route(endpoints.getExportContent, async ({ caller, params, request }) => {
      const { export: stored, file } = found(await exports.open({ accountId: caller.account.id, exportId: params.id }));
      const { name: fileName, mimeType } = stored.file ?? { name: 'export', mimeType: 'application/octet-stream' };
      // The id names these bytes for as long as there are any.
      const response = sendFile(request, { mimeType, sha256: stored.id, fileName, ...file });
      response.headers.set(
        'content-disposition',
        (response.headers.get('content-disposition') ?? '').replace(/^inline/, 'attachment'),
      );
      response.headers.set('cache-control', 'private, no-cache');
      return response;
    }),
  ];
}

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw notFound('export');
  return value;
}
