import type { BoardItem } from '@gesso/canvas-core';
import { type AcceptedGeneration, type CreateGeneration, LIMITS } from '@gesso/contract';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { ActionKeys, call, endpointQuery, explainError } from '../../../shared/client/index.ts';
import { countCredits } from '../../../shared/format/credits.ts';
import { announce } from '../../../shared/ui/index.ts';
import { placeBeside, WORK_NAMES, WORK_TITLES, type Work, type WorkName, workOf } from './works.rules.ts';

/** A deed with its price at most; without an order it says why. */
export type OfferedWork = {
  readonly name: WorkName;
  readonly title: string;
  readonly why?: string;
  /** Absent until the server has named it. */
  readonly priceMillicredits?: number;
  readonly run: () => void;
};

/** What can be made of the one finished file that is selected, with prices; nothing without one. */
export function useWorks(options: {
  readonly projectId: string;
  readonly item: BoardItem | undefined;
  readonly onAccepted: (generation: AcceptedGeneration) => void;
}): readonly OfferedWork[] {
  const { projectId, onAccepted } = options;
  const item = options.item?.status === 'ready' && options.item.assetId ? options.item : undefined;
  const asset = useQuery({
    ...endpointQuery('getAsset', { params: { id: item?.assetId ?? '' } }),
    enabled: item !== undefined,
  }).data;
  const models = useQuery(endpointQuery('getCatalogue')).data?.models;
  const works = useMemo(
    () => (asset && models && item ? WORK_NAMES.map((name) => [name, workOf(name, asset, models)] as const) : []),
    [asset, models, item],
  );
  const prices = usePrices(works.map(([, work]) => work));
  const [keys] = useState(() => new ActionKeys());
  const start = useCallback(
    async (body: CreateGeneration, title: string) => {
      const accepted = await call(
        'createGeneration',
        { params: { id: projectId }, body },
        { idempotencyKey: keys.keyFor(body) },
      );
      keys.settle();
      announce(`${title}: begun, for ${countCredits(accepted.quotedMillicredits)} at most.`);
      onAccepted(accepted);
    },
    [projectId, keys, onAccepted],
  );
  return works.map(([name, work], index) => {
    const title = WORK_TITLES[name];
    if ('why' in work) return { name, title, why: work.why, run: () => announce(work.why, 'alarm') };
    const priceMillicredits = prices[index];
    return {
      name,
      title,
      priceMillicredits,
      run: () => {
        // What was shown is what it may cost; without a shown price nothing is spent.
        if (priceMillicredits === undefined || !item)
          return announce('Its price is not known yet. Try again in a moment.');
        start({ ...work.order, place: placeBeside(item), maxMillicredits: priceMillicredits }, title).catch((error) => {
          keys.settle(error);
          announce(explainError(error).detail, 'alarm');
        });
      },
    };
  });
}

/** The server's price of each work; undefined until it has said one. */
function usePrices(works: readonly Work[]): readonly (number | undefined)[] {
  return useQueries({
    queries: works.map((work) => {
      const request = 'order' in work ? { model: work.order.model, settings: work.order.settings ?? {} } : null;
      return {
        queryKey: ['createQuote', JSON.stringify(request)],
        queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
          call(
            'createQuote',
            { body: { kind: 'generation', model: request?.model ?? '', settings: request?.settings } },
            { signal },
          ),
        enabled: request !== null,
        staleTime: LIMITS.quoteLifeMs / 2,
      };
    }),
    combine: (results) => results.map(({ data }) => data?.totalMillicredits),
  });
}
