import { endpoints } from '@gesso/contract';
import type { ExportAsset, ExportedAsset } from '../workflows/export-asset/index.ts';
import { type EndpointRoute, route } from './endpoint-route.ts';
import { toProblem } from './refusals.ts';
import { createTurns } from './turns.ts';

/** For each caller. Writing a file holds a core for a second: one at a time, a few more wait. */
const EXPORT_TURNS = { most: 1, mostWaiting: 8 };

/** Assets in other formats. */
export function exportRoutes({ exportAsset }: { readonly exportAsset: ExportAsset }): EndpointRoute[] {
  const turns = createTurns(EXPORT_TURNS);
  return [
    route(endpoints.exportAsset, async ({ caller, params, query, request }) => {
      const accountId = caller.account.id;
      const end = await turns.take(accountId);
      try {
        const { format, text } = query;
        const answer = await exportAsset({ accountId, assetId: params.id, format, textAs: text });
        if (!answer.ok) throw toProblem(answer);
        return sendExport(request, answer.file);
      } finally {
        end();
      }
    }),
  ];
}

/** Always a download: an SVG opened in place could run. */
function sendExport(request: Request, { bytes, mimeType, sha256, fileName }: ExportedAsset): Response {
  const etag = `"${sha256}"`;
  const headers = {
    'content-type': mimeType,
    'content-disposition': `attachment; filename="${fileName}"`,
    // The same asset gives the same file until Gesso itself is renewed; the tag then says so.
    'cache-control': 'private, no-cache',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
    etag,
  };
  const tags = request.headers.get('if-none-match')?.split(',') ?? [];
  if (tags.some((tag) => tag.trim().replace(/^W\//, '') === etag)) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(bytes), { headers: { ...headers, 'content-length': String(bytes.byteLength) } });
}
