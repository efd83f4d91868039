import { endpoints } from '@gesso/contract';
import type { Sheets } from '../modules/assets/index.ts';
import { type EndpointRoute, route } from './endpoint-route.ts';
import { notFound } from './problems.ts';
import { sendFile } from './send-file.ts';

/** The files that boards take their smallest pictures from. */
export function sheetRoutes({ assets }: { readonly assets: { readonly sheets: Sheets } }): EndpointRoute[] {
  return [
    route(endpoints.listSheets, async ({ visitorIds, params }) => {
      const sheets = await assets.sheets.list({ visitorIds, projectId: params.id });
      if (sheets === undefined) throw notFound('project');
      return { items: sheets.map((sheet) => ({ ...sheet, assetIds: [...sheet.assetIds] })) };
    }),
    route(endpoints.getSheetContent, async ({ visitorIds, params, request }) => {
      const file = await assets.sheets.open({ visitorIds, projectId: params.id, sha256: params.sha256 });
      if (file === undefined) throw notFound('sheet');
      return sendFile(request, file);
    }),
  ];
}
