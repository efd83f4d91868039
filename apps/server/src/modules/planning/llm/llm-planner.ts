import {
  type LanguageModel,
  LanguageModelError,
  type LanguageModelReply,
  type LanguageModelUsage,
  priceTokens,
} from '../../../platform/language-model/index.ts';
import type { Logger } from '../../../platform/log/create-logger.ts';
import type { Planner, PlannerUsage, PlanningAnswer, PlanningRequest } from '../planning.ts';
import { giveHandles, type Handles } from './handles.rules.ts';
import { describeOutage } from './outage-words.ts';
import { type ReadReply, readReply } from './read-reply.ts';
import { writeQuestion, writeRepair } from './write-messages.ts';

export type LlmPlannerOptions = {
  readonly languageModel: LanguageModel;
  /** Steps in where the language model gives no answer at all. */
  readonly fallback: Planner;
  /** Gets the model, tokens, time and outcome of each planning, never a word that anybody wrote. */
  readonly log: Pick<Logger, 'info' | 'warn'>;
  /** For the price of the day. */
  readonly now: () => Date;
};

const NO_PLAN =
  'The language model gave no usable plan twice; nothing was charged. Try again, or plan with the built-in planner.';

/**
 * The planner that asks a language model.
 *
 * The model proposes and nothing more: its answer is read into the typed steps of a plan, checked like any other plan,
 * and priced by the server afterwards. An answer that cannot be used is shown its faults once; a second one is refused.
 * Where no answer comes at all, the built-in planner steps in and a note says so.
 */
export function createLlmPlanner(options: LlmPlannerOptions): Planner {
  return { name: 'llm', plan: (request, { signal }) => planWithModel(options, request, signal) };
}

async function planWithModel(
  { languageModel, fallback, log, now }: LlmPlannerOptions,
  request: PlanningRequest,
  signal: AbortSignal,
): Promise<PlanningAnswer> {
  const meter = createMeter(languageModel.name, now);
  try {
    const ask: Ask = async (question) => meter.count(await languageModel.ask(question, { signal }));
    const read = await askAndRepair(ask, request, giveHandles(request));
    log.info({ planner: 'llm', outcome: read.kind, ...meter.read() }, 'a language model planned');
    return { ...present(read), planner: 'llm', notes: [], usage: meter.read() };
  } catch (error) {
    if (!(error instanceof LanguageModelError)) throw error;
    const { failure, status } = error;
    log.warn({ planner: 'llm', failure, status, ...meter.read() }, 'the built-in planner steps in');
    const answer = await fallback.plan(request, { signal });
    return { ...answer, notes: [describeOutage(failure), ...answer.notes], usage: meter.read() };
  }
}

type Ask = (question: ReturnType<typeof writeQuestion>) => Promise<LanguageModelReply>;

async function askAndRepair(ask: Ask, request: PlanningRequest, handles: Handles): Promise<ReadReply> {
  const question = writeQuestion(request, handles);
  const reply = await ask(question);
  const read = readReply(reply, request, handles);
  const faults = findFaults(read);
  if (faults.length === 0) return read;
  const second = readReply(await ask(writeRepair(question, { answer: reply.text, faults })), request, handles);
  // A plan that only costs too much is better than none: the creator sees its price and can make it smaller.
  return read.kind === 'plan' && second.kind !== 'plan' ? read : second;
}

function findFaults(read: ReadReply): readonly string[] {
  if (read.kind === 'faulty') return read.faults;
  if (read.kind !== 'plan' || read.excessMillicredits === 0) return [];
  const excess = Math.ceil(read.excessMillicredits / 1_000);
  return [`steps: the plan costs ${excess} credits more than the ceiling; choose cheaper models or fewer results.`];
}

type Presented =
  | Pick<Extract<PlanningAnswer, { kind: 'plan' }>, 'kind' | 'plan'>
  | Pick<Extract<PlanningAnswer, { kind: 'questions' }>, 'kind' | 'questions'>
  | Pick<Extract<PlanningAnswer, { kind: 'refused' }>, 'kind' | 'message'>;

function present(read: ReadReply): Presented {
  switch (read.kind) {
    case 'plan':
      return { kind: 'plan', plan: { version: 1, rationale: read.rationale, steps: read.steps } };
    case 'questions':
      return { kind: 'questions', questions: read.questions };
    case 'refused':
      return { kind: 'refused', message: read.message };
    case 'faulty':
      return { kind: 'refused', message: NO_PLAN };
  }
}

/** Adds up what the answers to one brief took; a first answer that was of no use is billed all the same. */
function createMeter(model: string, now: () => Date) {
  let usage: LanguageModelUsage | undefined;
  return {
    count: (reply: LanguageModelReply): LanguageModelReply => {
      usage = {
        inputTokens: (usage?.inputTokens ?? 0) + reply.usage.inputTokens,
        cachedInputTokens: (usage?.cachedInputTokens ?? 0) + reply.usage.cachedInputTokens,
        outputTokens: (usage?.outputTokens ?? 0) + reply.usage.outputTokens,
      };
      return reply;
    },
    /** Null where no answer came. */
    read: (): PlannerUsage | null => {
      if (usage === undefined) return null;
      const { inputTokens, outputTokens } = usage;
      return { model, inputTokens, outputTokens, vendorMicrodollars: priceTokens(model, usage, now()) };
    },
  };
}
