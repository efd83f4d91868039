import { endpoints } from '@gesso/contract';
import { presentAsset } from '../modules/assets/index.ts';
import type { ChangeDesignAnswer, ChangeDesignOrder } from '../workflows/change-design/index.ts';
import { readFontFile } from '../workflows/change-design/index.ts';
import { type EndpointRoute, route } from './endpoint-route.ts';
import { notFound } from './problems.ts';
import { toProblem } from './refusals.ts';
import { createTurns } from './turns.ts';

/** For each caller. Drawing holds a core for up to a second: one at a time, a few more wait. */
const DRAWING_TURNS = { most: 1, mostWaiting: 8 };

/** Designs of the built-in engine changed by hand. */
export function designRoutes({
  changeDesign,
}: {
  readonly changeDesign: (order: ChangeDesignOrder) => Promise<ChangeDesignAnswer>;
}): EndpointRoute[] {
  const turns = createTurns(DRAWING_TURNS);
  return [
    route(endpoints.getFontFile, async ({ params }) => {
      const bytes = await readFontFile(params);
      if (bytes === undefined) throw notFound('font file');
      return new Response(new Uint8Array(bytes), {
        // Their packages are pinned; a browser that keeps an older cut shows the same letters.
        headers: { 'content-type': 'font/woff2', 'cache-control': 'public, max-age=604800' },
      });
    }),
    route(endpoints.changeDesign, async ({ caller, params, body, operationId }) => {
      const accountId = caller.account.id;
      const end = await turns.take(accountId);
      try {
        const { changes, flatten } = body;
        const order = { id: operationId, accountId, assetId: params.id, changes, isFlat: flatten };
        const answer = await changeDesign(order);
        if (!answer.ok) throw toProblem(answer);
        return presentAsset(answer.asset);
      } finally {
        end();
      }
    }),
  ];
}
