import { type AssetSummary, listAssetSummaries, listRunResults } from '../../modules/assets/index.ts';
import { findMentions, withoutMentions } from '../../modules/brand-kits/index.ts';
import type { PriceList } from '../../modules/models/index.ts';
import type { PlanningAsset, PlanningModel, PlanningRequest, PlanStep } from '../../modules/planning/index.ts';
import { countWords, listApprovedRuns, type RunBrandKit, type StoredRun } from '../../modules/runs/index.ts';
import type { RunContext } from './context.ts';
import { pricePlan } from './price-plan.ts';

/** What a creator points at lies in the last few runs; who means something older selects it. */
const EARLIER_RUNS = 6;

const EARLIER_ASSETS = 60;

/** A prompt may be long; a name is what is read at a glance. */
const TITLE_CHARACTERS = 120;

/** A request together with what binds while it is planned. */
export type PreparedPlanning = {
  readonly request: PlanningRequest;
  readonly priceList: PriceList;
};

/** Collects everything a planner may know about a run. Reads rows and writes none. */
export async function preparePlanning(context: RunContext, run: StoredRun): Promise<PreparedPlanning> {
  const { database, models, clock } = context;
  const at = clock.now();
  const [priceList, planningModels, attachments, earlier] = await Promise.all([
    models.priceListInForce(at),
    listPlanningModels(context, at),
    listAssetSummaries(database.pool, { accountId: run.accountId, assetIds: run.referenceIds }),
    listEarlier(context, run),
  ]);
  const briefWords = countWords(run.brief);
  const priceOf = (steps: readonly PlanStep[]) => {
    const plan = { version: 1, rationale: '', steps } as const;
    const answer = pricePlan({ plan, briefWords, priceList, priceGeneration: models.priceGeneration });
    return answer.ok ? Number(answer.priced.quotedMillicredits) : undefined;
  };
  const byId = new Map(attachments.map((asset) => [asset.id, asset]));
  return {
    priceList,
    request: {
      brief: withoutBrand(run),
      attachments: run.referenceIds.flatMap((id) => {
        const asset = byId.get(id);
        return asset === undefined ? [] : [toPlanningAsset(asset, undefined)];
      }),
      earlier,
      brand: run.brandKit && toBrand(run.brandKit),
      models: planningModels,
      ceilingMillicredits: run.ceilingMillicredits === null ? null : Number(run.ceilingMillicredits),
      answers: run.questions.flatMap(({ id, text, answer }) =>
        answer === null ? [] : [{ questionId: id, text, value: answer }],
      ),
      priceOf,
    },
  };
}

/** What is to be made, without "@Acme", which says for whom: a planner would draw it or set it in type. */
function withoutBrand({ brief, brandKit }: StoredRun): string {
  return brandKit === null ? brief : withoutMentions(brief, findMentions(brief, [brandKit]));
}

/** The models that have a price, as far as a planner and the rules of plans must know them. */
export async function listPlanningModels({ models }: RunContext, at: Date): Promise<readonly PlanningModel[]> {
  const catalogue = await models.catalogue(at);
  return catalogue.models.map((model) => {
    const promptMaxCharacters = models.findModel(model.key)?.definition.promptMaxCharacters;
    return {
      key: model.key,
      name: model.name,
      kind: model.kind,
      vendor: model.vendor,
      isAvailable: model.available,
      settingsSchema: model.settingsSchema,
      references: model.references,
      isPromptOptional: !model.promptRequired,
      ...(promptMaxCharacters === undefined ? {} : { promptMaxCharacters }),
    };
  });
}

/** Results in this conversation: those of the latest run first, each run's in the order of its plan. */
async function listEarlier({ database }: RunContext, run: StoredRun): Promise<readonly PlanningAsset[]> {
  const { accountId, threadId } = run;
  const runs = await listApprovedRuns(database.pool, { threadId, limit: EARLIER_RUNS });
  const results = await listRunResults(database.pool, { accountId, runIds: runs.map(({ id }) => id) });
  const ordered = runs.flatMap(({ id, plan }) =>
    (plan?.steps ?? []).flatMap((step) =>
      results
        .filter(({ runId, stepId }) => runId === id && stepId === step.id)
        .map((asset) => toPlanningAsset(asset, step.title)),
    ),
  );
  return ordered.slice(0, EARLIER_ASSETS);
}

function toPlanningAsset(asset: AssetSummary, stepTitle: string | undefined): PlanningAsset {
  const title = (stepTitle ?? asset.name ?? asset.prompt ?? '').replace(/\s+/gu, ' ').trim();
  return {
    assetId: asset.id,
    kind: asset.kind,
    title: title.slice(0, TITLE_CHARACTERS),
    hasScene: asset.hasScene,
    widthPx: asset.widthPx,
    heightPx: asset.heightPx,
    runId: asset.runId,
  };
}

function toBrand({ name, content }: RunBrandKit): NonNullable<PlanningRequest['brand']> {
  const { colors, titleFont, textFont, logos, tone } = content;
  return { name, colors, titleFont, textFont, hasLogo: logos.length > 0, tone };
}
