import { endpoints } from '@gesso/contract';
import {
  type Assets,
  type Certificates,
  certificateHtml,
  certificatePdf,
  presentAsset,
} from '../modules/assets/index.ts';
import { isUuid } from '../platform/database/uuid.ts';
import type { CopiedAsset, CopyAssets } from '../workflows/copy-assets/index.ts';
import type { ImportAddress } from '../workflows/import-address/index.ts';
import type { UploadAnswer, UploadAsset } from '../workflows/upload-asset/index.ts';
import { readCursor, toPage } from './cursor.ts';
import { type EndpointRoute, route } from './endpoint-route.ts';
import { notFound } from './problems.ts';
import { toProblem } from './refusals.ts';
import { sendFile } from './send-file.ts';
import { createTurns } from './turns.ts';

export type AssetRoutesOptions = {
  readonly assets: Assets;
  readonly certificates: Certificates;
  readonly uploadAsset: (asked: UploadAsset) => Promise<UploadAnswer>;
  readonly importAddress: (asked: ImportAddress) => Promise<UploadAnswer>;
  readonly copyAssets: (asked: CopyAssets) => Promise<readonly CopiedAsset[] | undefined>;
};

/** For each caller. A file lies in memory while it comes. */
const IMPORT_TURNS = { most: 2, mostWaiting: 50 };

/** Files that were made or uploaded, their bytes and their licences. */
export function assetRoutes(options: AssetRoutesOptions): EndpointRoute[] {
  const { assets, certificates, uploadAsset, importAddress, copyAssets } = options;
  const imports = createTurns(IMPORT_TURNS);
  return [
    route(endpoints.listAssets, async ({ caller, query }) => {
      // A project id that is none of ours has no assets, like anybody else's.
      if (query.projectId !== undefined && !isUuid(query.projectId)) return { items: [], nextCursor: null };
      const { safeToSell, limit, cursor, ...filter } = query;
      const rows = await assets.list({
        ...filter,
        accountId: caller.account.id,
        safeToSell: safeToSell === undefined ? undefined : safeToSell === 'true',
        after: readCursor(cursor),
        limit: limit + 1,
      });
      return toPage(rows, limit, presentAsset);
    }),
    route(endpoints.uploadAsset, async ({ caller, params, body, operationId }) => {
      const file = { name: body.file.name, bytes: new Uint8Array(await body.file.arrayBuffer()) };
      const owner = { accountId: caller.account.id, projectId: params.id };
      const outcome = await uploadAsset({ id: operationId, ...owner, file });
      if (!outcome.ok) throw toProblem(outcome);
      return presentAsset(outcome.asset);
    }),
    route(endpoints.copyAssets, async ({ caller, params, body, operationId }) => {
      const { assetIds } = body;
      const copied = await copyAssets({
        id: operationId,
        accountId: caller.account.id,
        projectId: params.id,
        assetIds,
      });
      if (copied === undefined) throw notFound('project');
      return { items: [...copied] };
    }),
    route(endpoints.importAsset, async ({ caller, params, body, operationId }) => {
      const end = await imports.take(caller.account.id);
      try {
        const asked = { id: operationId, accountId: caller.account.id, projectId: params.id, url: body.url };
        const outcome = await importAddress(asked);
        if (!outcome.ok) throw toProblem(outcome);
        return presentAsset(outcome.asset);
      } finally {
        end();
      }
    }),
    route(endpoints.getAsset, async ({ caller, params }) =>
      presentAsset(found(await assets.find({ accountId: caller.account.id, assetId: params.id }))),
    ),
    route(endpoints.getAssetContent, async ({ visitorIds, params, query, request }) => {
      const file = await assets.openVisible({ visitorIds, assetId: params.id, ...query });
      return sendFile(request, found(file));
    }),
    route(endpoints.getAssetScene, async ({ visitorIds, params }) => {
      const asset = found(await assets.findVisible({ visitorIds, assetId: params.id }));
      if (asset.scene === null) throw notFound('scene');
      return { ...asset.scene };
    }),
    route(endpoints.getAssetLicence, async ({ caller, params, query }) => {
      const certificate = found(await certificates.issue({ accountId: caller.account.id, assetId: params.id }));
      switch (query.format) {
        case 'json':
          return certificate;
        case 'html':
          return new Response(certificateHtml(certificate), {
            headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
          });
        case 'pdf':
          return new Response(await certificatePdf(certificate), {
            headers: {
              'content-type': 'application/pdf',
              'content-disposition': `attachment; filename="licence-${certificate.assetId}.pdf"`,
              'cache-control': 'no-store',
            },
          });
      }
    }),
    route(endpoints.verifyLicence, async ({ body }) =>
      certificates.verifyFile(new Uint8Array(await body.file.arrayBuffer())),
    ),
  ];
}

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw notFound('asset');
  return value;
}
