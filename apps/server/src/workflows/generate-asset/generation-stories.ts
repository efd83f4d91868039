import { readItems, removeItem } from '@gesso/canvas-core';
import type * as Y from 'yjs';
import { listResults } from '../../modules/assets/index.ts';
import { SERVER_ORIGIN } from '../../modules/canvases/index.ts';
import { findGeneration, listUnfinished } from '../../modules/generation/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { type AcceptAnswer, type AcceptGeneration, acceptGeneration } from './accept-generation.ts';
import type { GenerationContext } from './context.ts';
import { GENERATE_ASSET, generateAsset } from './generate-asset.ts';
import type { ShownGeneration } from './generation.presenter.ts';
import { cancelGeneration } from './settle-generation.ts';
import { tendBoard } from './tend-board.ts';
import { createWatchDesk } from './watch-desk.ts';

export type OwnedGeneration = { readonly accountId: string; readonly generationId: string };

export type GenerationStories = {
  /** Tells the workers what to do. Before the jobs start. */
  readonly defineJobs: () => void;
  /** Accepts work, or says why not; then nothing has moved. */
  readonly accept: (asked: AcceptGeneration) => Promise<AcceptAnswer>;
  /** How it goes, with its results. Undefined for somebody else's and for nonsense. */
  readonly find: (owned: OwnedGeneration) => Promise<ShownGeneration | undefined>;
  /** Stops it, where it has not ended; everything held comes back at once. */
  readonly cancel: (owned: OwnedGeneration) => Promise<ShownGeneration | undefined>;
  /** Takes the placeholders of a failed generation off the board; does nothing to others. */
  readonly dismiss: (owned: OwnedGeneration) => Promise<ShownGeneration | undefined>;
  /** Stops everything unfinished of a project that goes away. */
  readonly cancelAll: (projectId: string) => Promise<void>;
  /** Ends placeholders of a board that wait for work that has ended. */
  readonly tendBoard: (projectId: string, doc: Y.Doc) => Promise<void>;
};

/** Everything that happens to a generation, from the click to the asset on the board. */
export function createGenerationStories(context: GenerationContext): GenerationStories {
  const { pool } = context.database;
  const find = async (owned: OwnedGeneration) => {
    const generation = await findGeneration(pool, owned);
    return generation && { ...generation, assets: await listResults(pool, generation.id) };
  };
  return {
    defineJobs: () => {
      const workContext = { ...context, watchDesk: createWatchDesk(context) };
      context.jobs.define(GENERATE_ASSET, (durable, id) => generateAsset(workContext, durable, id));
    },
    accept: (asked) => acceptGeneration(context, asked),
    find,
    cancel: async (owned) => {
      if ((await findGeneration(pool, owned)) === undefined) return undefined;
      await cancelGeneration(context, owned.generationId);
      return find(owned);
    },
    dismiss: async (owned) => {
      const generation = await findGeneration(pool, owned);
      if (generation?.finishedAt) await takeFailedOff(context, generation);
      return find(owned);
    },
    cancelAll: async (projectId) => {
      for (const id of await listUnfinished(pool, projectId)) await cancelGeneration(context, id);
    },
    tendBoard: (projectId, doc) => tendBoard(context, projectId, doc),
  };
}

async function takeFailedOff(
  context: GenerationContext,
  { projectId, itemIds }: { readonly projectId: string; readonly itemIds: readonly string[] },
): Promise<void> {
  await inTransaction(context.database, (connection) =>
    context.canvases.change(connection, projectId, (doc) => {
      const failed = readItems(doc).filter(({ id, status }) => itemIds.includes(id) && status === 'failed');
      for (const { id } of failed) removeItem(doc, id, SERVER_ORIGIN);
    }),
  );
}
