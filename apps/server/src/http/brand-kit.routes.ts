import { endpoints } from '@gesso/contract';
import { z } from 'zod';
import { isUuid } from '../platform/database/uuid.ts';
import { type BrandKitStories, presentBrandKit } from '../workflows/keep-brand-kits/index.ts';
import { readCursorOf, writeCursorOf } from './cursor.ts';
import { type EndpointRoute, route } from './endpoint-route.ts';
import { notFound } from './problems.ts';
import { toProblem } from './refusals.ts';

/** Where a page of kits ended: they are sorted by name. */
const afterKitSchema = z.tuple([z.string(), z.string().refine(isUuid)]);

/** Brands that work keeps to. */
export function brandKitRoutes({ brandKits }: { readonly brandKits: BrandKitStories }): EndpointRoute[] {
  return [
    route(endpoints.listBrandKits, async ({ caller, query }) => {
      const after = readCursorOf(afterKitSchema, query.cursor);
      const rows = await brandKits.list({
        accountId: caller.account.id,
        limit: query.limit + 1,
        after: after && { name: after[0], id: after[1] },
      });
      const shown = rows.slice(0, query.limit);
      const last = shown.at(-1);
      return {
        items: shown.map(presentBrandKit),
        nextCursor: rows.length > query.limit && last ? writeCursorOf([last.name, last.id]) : null,
      };
    }),
    route(endpoints.createBrandKit, async ({ caller, body, operationId }) => {
      const outcome = await brandKits.create({ id: operationId, accountId: caller.account.id, fields: body });
      if (!outcome.ok) throw toProblem(outcome);
      return presentBrandKit(outcome.kit);
    }),
    route(endpoints.getBrandKit, async ({ caller, params }) =>
      presentBrandKit(found(await brandKits.find({ accountId: caller.account.id, brandKitId: params.id }))),
    ),
    route(endpoints.updateBrandKit, async ({ caller, params, body }) => {
      const asked = { accountId: caller.account.id, brandKitId: params.id, change: body };
      const outcome = found(await brandKits.update(asked));
      if (!outcome.ok) throw toProblem(outcome);
      return presentBrandKit(outcome.kit);
    }),
    route(endpoints.deleteBrandKit, async ({ caller, params }) => {
      const isRemoved = await brandKits.remove({ accountId: caller.account.id, brandKitId: params.id });
      if (!isRemoved) throw notFound('brand kit');
      return undefined;
    }),
  ];
}

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw notFound('brand kit');
  return value;
}
